package org.tallystick.spending.file;

import java.math.BigDecimal;
import java.util.UUID;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Quarter;
import org.tallystick.spending.asking.ShareReceipt;
import org.tallystick.spending.asking.Shares;
import org.tallystick.spending.publisher.Definition;
import tools.jackson.databind.json.JsonMapper;

/// A file was loaded, and so it is known how much of a quarter's spending stayed local by one
/// definition. Announced in the transaction that records the loading.
///
/// @param by who confirmed the file
/// @param organisation whose spending it is
/// @param publisher its key, which the receipt's address begins with
/// @param definition what counted as local, and its name
/// @param local the pounds paid to local suppliers
/// @param known the pounds paid to suppliers whose place is known: what a share is of
/// @param unknown the pounds paid to the others
/// @param receipt from which the figure can be recomputed, as JSON
public record LocalSpendMeasured(
        Actor by,
        OrganisationId organisation,
        String publisher,
        UUID definition,
        String name,
        Quarter quarter,
        BigDecimal local,
        BigDecimal known,
        BigDecimal unknown,
        String receipt) {

    /// @param share of the quarter by the definition
    static LocalSpendMeasured of(
            Actor by,
            OrganisationId organisation,
            Definition definition,
            Quarter quarter,
            ShareReceipt share,
            String publisher) {
        var answer = share.answer();
        var sums = Shares.share(answer, answer.rows().getFirst());
        return new LocalSpendMeasured(
                by,
                organisation,
                publisher,
                definition.id(),
                definition.name(),
                quarter,
                sums.local(),
                sums.known(),
                sums.unknown(),
                JsonMapper.shared().writeValueAsString(share));
    }
}
