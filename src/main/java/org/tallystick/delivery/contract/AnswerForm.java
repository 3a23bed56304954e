package org.tallystick.delivery.contract;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.ocds.Beginning;
import org.tallystick.library.ocds.ContractFacts;
import org.tallystick.library.ocds.Question.About;
import org.tallystick.platform.page.form.Keys;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Dates;
import org.tallystick.shared.Money;
import org.tallystick.shared.Numbers;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Problem;
import org.tallystick.shared.UkTime;
import org.tallystick.shared.VatBasis;

/// What somebody answered where a published notice is silent or odd, as it was typed.
///
/// @param asked what the form asked about
/// @param buyers the organisations for which this person may begin contracts
public record AnswerForm(Beginning.Ready release, Set<About> asked, List<OrganisationId> buyers, PostedForm posted) {

    /// @param release the release with the one supplier that was chosen, where several are named
    public record Given(Beginning.Ready release, Answers answers) {}

    public Checked<Given> check() {
        var problems = new ArrayList<Problem>();
        var words = new EnumMap<About, String>(About.class);
        var buyer = buyer(problems);
        var title = asked.contains(About.TITLE) ? needed("title", "Enter what the contract is called", problems) : null;
        if (title != null) words.put(About.TITLE, title);
        if (buyer != null) words.put(About.BUYER, "Chosen by the person who began the contract: " + buyer);
        var vat = vat(problems);
        var value = value(vat, problems, words);
        var starts = day("starts", problems, release.facts().first());
        var ends = day("ends", problems, release.facts().last());
        if (starts != null && ends != null) {
            if (ends.isBefore(starts))
                problems.add(new Problem("ends", "Enter a last day that is not before the first"));
            words.put(About.PERIOD, UkTime.date(starts) + " to " + UkTime.date(ends));
        }
        for (var about : List.of(About.STATUS, About.AWARD, About.NOTICE))
            if (asked.contains(about)) {
                var answer = needed(about.field(), "Answer in a few words", problems);
                if (answer != null) words.put(about, answer);
            }
        var supplier = asked.contains(About.SUPPLIER) ? supplier(problems, words) : null;
        return problems.isEmpty()
                ? new Checked.Valid<>(new Given(
                        chosen(),
                        new Answers(
                                title,
                                buyer,
                                supplier,
                                value,
                                vat,
                                starts,
                                ends,
                                posted.has("place") ? posted.text("place") : null,
                                words)))
                : new Checked.Invalid<>(problems);
    }

    private @Nullable OrganisationId buyer(List<Problem> problems) {
        var chosen = buyers.stream()
                .filter(each -> each.toString().equals(posted.text("buyer")))
                .findFirst();
        if (chosen.isEmpty()) problems.add(new Problem("buyer", "Choose the organisation that buys"));
        return chosen.orElse(null);
    }

    private @Nullable VatBasis vat(List<Problem> problems) {
        if (!asksForMoney()) return null;
        for (var basis : VatBasis.values()) if (Keys.write(basis).equals(posted.text("vat"))) return basis;
        problems.add(new Problem("vat", "Choose whether the value includes VAT"));
        return null;
    }

    private boolean asksForMoney() {
        return asked.contains(About.VALUE) || asked.contains(About.CURRENCY) || asked.contains(About.VAT);
    }

    private @Nullable Money value(@Nullable VatBasis vat, List<Problem> problems, Map<About, String> words) {
        if (!asksForMoney() || vat == null) return null;
        words.put(About.VAT, vat.words());
        if (!posted.has("value")) {
            words.put(About.VALUE, "Not known");
            words.put(About.CURRENCY, "Not known");
            return null;
        }
        var amount = Numbers.readPositive(posted.text("value"));
        if (amount.isEmpty()) {
            problems.add(new Problem("value", "Enter the value in pounds, like 120,000, or leave it empty"));
            return null;
        }
        var money = Money.pounds(amount.get(), vat);
        words.put(About.VALUE, money.shownWithBasis());
        words.put(About.CURRENCY, "Pounds");
        return money;
    }

    private @Nullable LocalDate day(String field, List<Problem> problems, @Nullable LocalDate stated) {
        if (!asked.contains(About.PERIOD)) return stated;
        var day = Dates.read(posted.text(field + ".day"), posted.text(field + ".month"), posted.text(field + ".year"));
        if (day.isEmpty())
            problems.add(new Problem(
                    field + ".day",
                    field.equals("starts")
                            ? "Enter the first day, like 1 4 2025"
                            : "Enter the last day, like 31 3 2028"));
        return day.orElse(null);
    }

    private @Nullable String needed(String field, String message, List<Problem> problems) {
        if (posted.has(field)) return posted.text(field);
        problems.add(new Problem(field, message));
        return null;
    }

    /// The organisation already here that was chosen; null where one named in the notice was.
    private @Nullable OrganisationId supplier(List<Problem> problems, Map<About, String> words) {
        var here = posted.text("supplier").startsWith("here ");
        if (chosenBody().isEmpty() && !here)
            problems.add(new Problem("supplier", "Choose who is responsible for the returns"));
        if (here && here().isEmpty()) problems.add(new Problem("supplier", "Choose an organisation from the list"));
        chosenBody().ifPresent(body -> words.put(About.SUPPLIER, body.name()));
        if (!here || here().isEmpty()) return null;
        words.put(About.SUPPLIER, "The organisation registered here: " + here().get());
        return here().get();
    }

    private Optional<OrganisationId> here() {
        return PostedForm.of(Map.of("id", posted.text("supplier").replace("here ", "")))
                .id("id")
                .map(OrganisationId::new);
    }

    private Optional<org.tallystick.library.ocds.Body> chosenBody() {
        var suppliers = release.facts().suppliers();
        var number = posted.text("supplier");
        return number.matches("[0-9]{1,3}") && Integer.parseInt(number) < suppliers.size()
                ? Optional.of(suppliers.get(Integer.parseInt(number)))
                : Optional.empty();
    }

    private Beginning.Ready chosen() {
        return chosenBody()
                .map(body -> new Beginning.Ready(with(body), release.asks()))
                .orElse(release);
    }

    private ContractFacts with(org.tallystick.library.ocds.Body supplier) {
        var f = release.facts();
        return new ContractFacts(
                f.ocid(),
                f.release(),
                f.published(),
                f.award(),
                f.contract(),
                f.title(),
                f.description(),
                f.buyer(),
                List.of(supplier),
                f.value(),
                f.first(),
                f.last(),
                f.cpv(),
                f.category(),
                f.source(),
                f.notices());
    }
}
