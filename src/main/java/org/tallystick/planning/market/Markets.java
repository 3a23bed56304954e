package org.tallystick.planning.market;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tallystick.charter.signatory.Signatories;
import org.tallystick.charter.signatory.Signatory;
import org.tallystick.delivery.contract.Contracts;
import org.tallystick.library.place.Authorities;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.organisation.Sector;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Quarter;
import org.tallystick.spending.asking.Breakdown;
import org.tallystick.spending.asking.Narrowing;
import org.tallystick.spending.asking.ResultTable;
import org.tallystick.spending.asking.Scope;
import org.tallystick.spending.asking.ShareQueries;
import org.tallystick.spending.asking.Shares;
import org.tallystick.spending.publisher.Definition;
import org.tallystick.spending.publisher.Publisher;

/// Puts together what is known of a market.
@Component
class Markets {

    private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2099, 12, 31);
    private static final int MOST_SUPPLIERS = 50;

    private final ShareQueries asking;
    private final Organisations organisations;
    private final Signatories signatories;
    private final Contracts contracts;
    private final Notes notes;

    Markets(
            ShareQueries asking,
            Organisations organisations,
            Signatories signatories,
            Contracts contracts,
            Notes notes) {
        this.asking = asking;
        this.organisations = organisations;
        this.signatories = signatories;
        this.contracts = contracts;
        this.notes = notes;
    }

    /// The categories that a publisher's payments name, the most money first.
    List<String> categories(Publisher publisher, Definition definition) {
        var answer = ask(scope(publisher, definition, Map.of()), "local-share", Breakdown.CATEGORY);
        return answer.rows().stream()
                .map(row -> answer.value(row, "category"))
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private static Scope scope(Publisher publisher, Definition definition, Map<Narrowing, String> only) {
        return new Scope(definition.local(), Set.of(publisher.key()), FIRST, LAST, only);
    }

    private ResultTable ask(Scope scope, String question, Breakdown by) {
        return asking.ask(scope, question, by).answer();
    }

    Market of(Actor actor, Publisher publisher, Definition definition, String category, LocalDate today) {
        var scope = scope(publisher, definition, Map.of(Narrowing.CATEGORY, category));
        var all = ask(scope, "local-share", Breakdown.ALL);
        var paid = suppliers(ask(scope, "top-suppliers", Breakdown.ALL));
        return new Market(
                publisher,
                definition,
                category,
                Shares.share(all, all.rows().getFirst()),
                trend(ask(scope, "local-share", Breakdown.QUARTER)),
                paid.stream().limit(MOST_SUPPLIERS).toList(),
                near(definition, paid),
                contracts.ending(actor, publisher.organisation(), today, today.plusMonths(24)),
                notes.of(publisher.organisation(), category));
    }

    private static List<Market.Paid> trend(ResultTable answer) {
        return answer.rows().stream()
                .map(row -> new Market.Paid(
                        Quarter.of(LocalDate.parse(answer.value(row, "quarter"))), answer.number(row, "total")))
                .toList();
    }

    private static List<Market.Supplier> suppliers(ResultTable answer) {
        return answer.rows().stream()
                .map(row -> new Market.Supplier(
                        answer.value(row, "supplier"),
                        answer.value(row, "place"),
                        authority(answer.value(row, "authority")),
                        answer.number(row, "paid")))
                .toList();
    }

    private static String authority(String code) {
        return code.isEmpty() ? "" : Authorities.builtIn().name(code);
    }

    /// Firms and charities of the place that are known here and were not paid for this.
    private List<Market.Near> near(Definition definition, List<Market.Supplier> paid) {
        var places = definition.local().authorities().stream()
                .map(Authorities.builtIn()::name)
                .collect(Collectors.toSet());
        var names = paid.stream().map(each -> plain(each.name())).collect(Collectors.toSet());
        var signed = signatories.listed().stream().map(Signatory::organisation).collect(Collectors.toSet());
        return organisations.all().stream()
                .filter(each -> each.sector() != Sector.PUBLIC && each.place() != null)
                .filter(each -> places.contains(each.place()))
                .filter(each -> !names.contains(plain(each.name())))
                .map(each -> new Market.Near(each.name(), each.sector().words(), signed.contains(each.id())))
                .toList();
    }

    /// As registers write it, without the form of the firm.
    private static String plain(String name) {
        return name.toLowerCase(Locale.UK)
                .replaceAll("\\b(limited|ltd|plc|cic)\\b", "")
                .strip();
    }
}
