package org.tallystick.procurement.tender;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.tallystick.framework.Edition;
import org.tallystick.framework.Measure;
import org.tallystick.platform.page.form.PostedForm;

/// The plan's pages and the plan: each page changes its own part of a [TenderForm], as typed.
public final class TenderTyped {

    public static final TenderForm EMPTY =
            new TenderForm("", "", "", "", "", "", "", "", "", "", "", "", "", null, "", List.of(), "", "", Map.of());

    /// What the first page asks, and so what its problems are about.
    public static final Set<String> FACTS = Set.of(
            "title",
            "value",
            "vat",
            "options",
            "date",
            "deadline-date",
            "deadline-time",
            "starts",
            "ends",
            "category",
            "place",
            "edition",
            "kpis");

    private TenderTyped() {}

    public static TenderForm facts(PostedForm sent, TenderForm before) {
        return new TenderForm(
                sent.text("title"),
                sent.text("value"),
                sent.text("vat"),
                sent.text("options"),
                sent.day("date"),
                sent.day("deadline-date"),
                sent.text("deadline-time"),
                sent.day("starts"),
                sent.day("ends"),
                sent.text("category"),
                sent.text("place"),
                sent.text("body"),
                sent.text("kind"),
                sent.id("edition").orElse(null),
                before.weight(),
                before.choices(),
                before.leftOut(),
                sent.text("kpis"),
                before.waivers());
    }

    /// Newly chosen measures come without points; those chosen before keep theirs.
    static TenderForm measures(PostedForm sent, TenderForm before, Edition edition) {
        var chosen = Set.copyOf(sent.texts("measures"));
        var choices = new ArrayList<ChoiceForm>();
        for (var reference : edition.offered().map(Measure::reference).toList())
            if (chosen.contains(reference))
                choices.add(before.choices().stream()
                        .filter(choice -> choice.measure().equals(reference))
                        .findFirst()
                        .orElse(new ChoiceForm(reference, "", "", "", "", "best", "", "")));
        return with(before, before.weight(), choices, sent.text("leftOut"), before.waivers());
    }

    static TenderForm criteria(PostedForm sent, TenderForm before) {
        var choices = new ArrayList<ChoiceForm>();
        for (int at = 0; at < before.choices().size(); at++) {
            var field = "measure-" + at + "-";
            choices.add(new ChoiceForm(
                    before.choices().get(at).measure(),
                    sent.text(field + "linked"),
                    sent.text(field + "quantity"),
                    sent.text(field + "delivery"),
                    sent.text(field + "verification"),
                    sent.text(field + "scoring"),
                    sent.text(field + "target"),
                    sent.text(field + "skills")));
        }
        return with(before, sent.text("weight"), choices, before.leftOut(), before.waivers());
    }

    /// Reasons in writing, each under the policy and requirement that it stands in for.
    static TenderForm waivers(PostedForm sent, TenderForm before) {
        var waivers = new HashMap<>(before.waivers());
        for (var field : sent.all().keySet())
            if (field.startsWith("waiver-")) {
                var about = field.substring("waiver-".length());
                if (sent.text(field).isEmpty()) waivers.remove(about);
                else waivers.put(about, sent.text(field));
            }
        return with(before, before.weight(), before.choices(), before.leftOut(), waivers);
    }

    private static TenderForm with(
            TenderForm form, String weight, List<ChoiceForm> choices, String leftOut, Map<String, String> waivers) {
        return new TenderForm(
                form.title(),
                form.value(),
                form.vat(),
                form.options(),
                form.date(),
                form.deadlineDate(),
                form.deadlineTime(),
                form.starts(),
                form.ends(),
                form.category(),
                form.place(),
                form.body(),
                form.kind(),
                form.edition(),
                weight,
                choices,
                leftOut,
                form.kpis(),
                waivers);
    }

    /// Every field of every page, as it was typed.
    public static Map<String, Object> typed(TenderForm form) {
        var typed = new LinkedHashMap<String, Object>();
        typed.put("title", form.title());
        typed.put("value", form.value());
        typed.put("vat", form.vat());
        typed.put("options", form.options());
        day(form.date(), "date", typed);
        day(form.deadlineDate(), "deadline-date", typed);
        typed.put("deadline-time", form.deadlineTime());
        day(form.starts(), "starts", typed);
        day(form.ends(), "ends", typed);
        typed.put("category", form.category());
        typed.put("place", form.place());
        typed.put("body", form.body());
        typed.put("kind", form.kind());
        UUID edition = form.edition();
        typed.put("edition", edition == null ? "" : edition.toString());
        typed.put("kpis", form.kpis());
        typed.put("weight", form.weight());
        typed.put("leftOut", form.leftOut());
        typed.put("measures", form.choices().stream().map(ChoiceForm::measure).toList());
        for (int at = 0; at < form.choices().size(); at++) choice(form.choices().get(at), "measure-" + at + "-", typed);
        form.waivers().forEach((about, reason) -> typed.put("waiver-" + about, reason));
        return typed;
    }

    private static void choice(ChoiceForm choice, String field, Map<String, Object> typed) {
        typed.put(field + "linked", choice.linked());
        typed.put(field + "quantity", choice.quantity());
        typed.put(field + "delivery", choice.delivery());
        typed.put(field + "verification", choice.verification());
        typed.put(field + "scoring", choice.scoring().isBlank() ? "best" : choice.scoring());
        typed.put(field + "target", choice.target());
        typed.put(field + "skills", choice.skills());
    }

    static void day(String text, String name, Map<String, Object> typed) {
        var parts = text.split("/", -1);
        typed.put(name + ".day", parts[0]);
        typed.put(name + ".month", parts.length > 1 ? parts[1] : "");
        typed.put(name + ".year", parts.length > 2 ? parts[2] : "");
    }

    /// The plan in words, for holding two beside each other.
    static Map<String, String> shown(TenderForm form) {
        var shown = new LinkedHashMap<String, String>();
        shown.put("Title", form.title());
        shown.put("Value", form.value() + " " + form.vat());
        shown.put("Options to extend", form.options());
        shown.put("Date", form.date());
        shown.put("Deadline", form.deadlineDate() + " " + form.deadlineTime());
        shown.put("Contract", form.starts() + " to " + form.ends());
        shown.put("Category", form.category());
        shown.put("Place", form.place());
        shown.put("Buyer and contract kind", form.body() + " " + form.kind());
        shown.put("Framework", String.valueOf(form.edition()));
        shown.put("KPIs", form.kpis());
        shown.put("Weight", form.weight());
        shown.put("Left out because", form.leftOut());
        for (var choice : form.choices())
            shown.put(
                    choice.measure(),
                    "linked: %s; points %s, %s and %s; %s %s; skills: %s"
                            .formatted(
                                    choice.linked(),
                                    choice.quantity(),
                                    choice.delivery(),
                                    choice.verification(),
                                    choice.scoring(),
                                    choice.target(),
                                    choice.skills()));
        form.waivers().forEach((about, reason) -> shown.put("Waiver " + about, reason));
        return shown;
    }
}
