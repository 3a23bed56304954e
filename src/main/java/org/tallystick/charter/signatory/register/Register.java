package org.tallystick.charter.signatory.register;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tallystick.charter.signatory.Signatories;
import org.tallystick.charter.signatory.Signatory;
import org.tallystick.charter.text.Charters;
import org.tallystick.platform.organisation.Organisation;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.shared.OrganisationId;

/// The public list of signatories.
@Component
public class Register {

    private final Signatories signatories;
    private final Cards cards;
    private final Charters charters;
    private final Organisations organisations;

    Register(Signatories signatories, Cards cards, Charters charters, Organisations organisations) {
        this.signatories = signatories;
        this.cards = cards;
        this.charters = charters;
        this.organisations = organisations;
    }

    /// Those that stand on the list and that the filter takes, by name.
    public List<SignatoryRow> rows(SignatoryFilter filter) {
        var place = organisations.places().get(filter.place());
        return rows(signatories.listed()).stream()
                .filter(row -> filter.takes(row, place))
                .sorted(Comparator.comparing(
                                (SignatoryRow row) -> row.organisation().toLowerCase(Locale.UK))
                        .thenComparing(SignatoryRow::id))
                .toList();
    }

    public List<SignatoryRow> rows(List<Signatory> some) {
        var named = organisations.all().stream().collect(Collectors.toMap(Organisation::id, Function.identity()));
        var texts = new HashMap<java.util.UUID, String>();
        charters.published()
                .forEach(each -> texts.put(each.charter().id(), each.text().charter()));
        var held = signatories.held(some.stream().map(Signatory::signature).toList());
        var shown = cards.all().stream().collect(Collectors.groupingBy(Card::signatory));
        var today = signatories.today();
        return some.stream()
                .map(each -> SignatoryRow.of(
                        each,
                        organisation(named, each.organisation()),
                        texts.getOrDefault(each.charter(), ""),
                        held.getOrDefault(each.signature(), List.of()),
                        shown.getOrDefault(each.id(), List.of()),
                        today))
                .toList();
    }

    private static Organisation organisation(java.util.Map<OrganisationId, Organisation> named, OrganisationId id) {
        var found = named.get(id);
        if (found == null) throw new IllegalStateException("a signatory without organisation " + id);
        return found;
    }
}
