package org.tallystick.library.ocds;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.ocds.Json.Arr;
import org.tallystick.library.ocds.Json.Obj;
import org.tallystick.library.ocds.Json.Text;
import org.tallystick.library.ocds.Release.Award;
import org.tallystick.library.ocds.Release.Contract;
import org.tallystick.library.ocds.Release.Lot;
import org.tallystick.library.ocds.Release.Number;
import org.tallystick.library.ocds.Release.Party;
import org.tallystick.library.ocds.Release.Period;
import org.tallystick.library.ocds.Release.Reference;
import org.tallystick.library.ocds.Release.Sum;
import org.tallystick.library.ocds.Release.Tender;
import org.tallystick.shared.Problem;

/// From the JSON of a release to its record: OCDS 1.1 with the United Kingdom's extension.
final class ReleaseReader {

    private static final Pattern CPV = Pattern.compile("[0-9]{8}(?:-[0-9])?");
    private static final Pattern NOTICE = Pattern.compile("[A-Za-z0-9]{1,20}");

    /// The documents that are the notice itself (OCDS codelist documentType).
    private static final Set<String> NOTICES = Set.of("awardNotice", "contractNotice");

    private ReleaseReader() {}

    static Release read(Obj json) {
        var problems = new ArrayList<Problem>();
        var release = new Fields(json.fields(), "", problems);
        var tender = tender(release.object("tender"));
        var buyer = reference(release.object("buyer"));
        var parties =
                release.objects("parties").stream().map(ReleaseReader::party).toList();
        var awards =
                release.objects("awards").stream().map(ReleaseReader::award).toList();
        var contracts = release.objects("contracts").stream()
                .map(ReleaseReader::contract)
                .toList();
        var notices = new LinkedHashSet<String>();
        notices(json, notices);
        return new Release(
                filled(release.id("ocid")),
                filled(release.id("id")),
                release.moment("date"),
                buyer,
                parties,
                tender,
                awards,
                contracts,
                List.copyOf(notices),
                problems);
    }

    private static Tender tender(Fields tender) {
        var lots = tender.objects("lots").stream()
                .map(lot -> new Lot(filled(lot.id("id")), sum(lot.object("value"))))
                .toList();
        return new Tender(
                filled(tender.text("title")),
                filled(tender.text("description")),
                tender.text("status"),
                filled(tender.text("mainProcurementCategory")),
                cpv(tender),
                sum(tender.object("value")),
                lots,
                period(tender.object("contractPeriod")));
    }

    private static Party party(Fields party) {
        var details = party.object("details");
        var numbers = new ArrayList<Number>();
        numbers.add(number(party.object("identifier")));
        party.objects("additionalIdentifiers").forEach(more -> numbers.add(number(more)));
        numbers.removeIf(number -> number.id() == null);
        return new Party(
                filled(party.id("id")),
                filled(party.text("name")),
                party.ids("roles"),
                numbers,
                filled(details.text("scale")),
                details.flag("vcse"),
                filled(party.object("address").text("postalCode")));
    }

    private static Award award(Fields award) {
        return new Award(
                award.path(),
                filled(award.id("id")),
                filled(award.text("title")),
                filled(award.text("description")),
                award.text("status"),
                filled(award.text("mainProcurementCategory")),
                cpv(award),
                award.objects("suppliers").stream()
                        .map(ReleaseReader::reference)
                        .toList(),
                sum(award.object("value")),
                period(award.object("contractPeriod")),
                award.ids("relatedLots"),
                source(award));
    }

    private static Contract contract(Fields contract) {
        return new Contract(
                contract.path(),
                filled(contract.id("id")),
                filled(contract.id("awardID")),
                filled(contract.text("title")),
                filled(contract.text("description")),
                contract.text("status"),
                cpv(contract),
                sum(contract.object("value")),
                period(contract.object("period")),
                source(contract));
    }

    private static Reference reference(Fields reference) {
        return new Reference(filled(reference.id("id")), filled(reference.text("name")));
    }

    private static Number number(Fields identifier) {
        return new Number(filled(identifier.text("scheme")), filled(identifier.id("id")));
    }

    private static Sum sum(Fields value) {
        return new Sum(
                value.path(), value.amount("amount"), value.amount("amountGross"), filled(value.text("currency")));
    }

    private static Period period(Fields period) {
        return new Period(period.day("startDate"), period.day("endDate"));
    }

    /// Contracts Finder classifies the tender, Find a Tender the items.
    private static @Nullable String cpv(Fields classified) {
        var classes = new ArrayList<Fields>();
        classes.add(classified.object("classification"));
        for (var item : classified.objects("items")) {
            classes.add(item.object("classification"));
            classes.addAll(item.objects("additionalClassifications"));
        }
        return classes.stream()
                .filter(each -> "CPV".equals(each.text("scheme")))
                .map(each -> each.id("id"))
                .filter(id -> id != null && CPV.matcher(id).matches())
                .findFirst()
                .orElse(null);
    }

    /// Where the notice can be read; only an address of the web, for it becomes a link.
    private static @Nullable URI source(Fields award) {
        return award.objects("documents").stream()
                .filter(document -> NOTICES.contains(Objects.requireNonNullElse(document.text("documentType"), "")))
                .map(document -> web(document.text("url")))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable URI web(@Nullable String url) {
        if (url == null || !url.matches("https?://[^/\\s]+(/.*)?")) return null;
        try {
            return new URI(url);
        } catch (URISyntaxException noAddress) {
            return null;
        }
    }

    /// Every `noticeType` of every document, wherever in the release the document is.
    private static void notices(Json json, Set<String> found) {
        switch (json) {
            case Obj(var fields) ->
                fields.forEach((name, within) -> {
                    if (name.equals("noticeType")
                            && within instanceof Text(var code)
                            && NOTICE.matcher(code).matches()) found.add(code);
                    else notices(within, found);
                });
            case Arr(var items) -> items.forEach(item -> notices(item, found));
            case Text _, Json.Num _, Json.Bool _, Json.Nothing _ -> {}
        }
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
