package org.tallystick.procurement.bid;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tallystick.framework.MeasureKind;
import org.tallystick.framework.Quantity;
import org.tallystick.library.sheet.Cell;
import org.tallystick.platform.organisation.Invitations;
import org.tallystick.platform.organisation.Size;
import org.tallystick.procurement.bid.Bid.Bidder;
import org.tallystick.procurement.bid.Bid.Offer;
import org.tallystick.procurement.tender.Tender;
import org.tallystick.procurement.tender.Tender.Choice;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Quarter;

/// A bid as typed, possibly unfinished. It is kept, sealed and opened as typed, and read into a
/// [Bid] each time.
///
/// @param scheme like GB-COH, and `number` in that register; both empty where the bidder is in none
/// @param size the name of a [Size], or empty
/// @param email where the bidder is written to after the award; empty where they gave none
/// @param answers by the measure's reference
public record BidForm(
        String name, String scheme, String number, String size, String email, Map<String, Answer> answers) {

    public static final BidForm EMPTY = new BidForm("", "", "", "", "", Map.of());

    static final int MOST_CHARACTERS = 10_000;

    public BidForm {
        name = clean(name);
        scheme = clean(scheme);
        number = clean(number);
        size = clean(size);
        // A bid that was sealed before this was asked has none.
        email = clean(Objects.requireNonNullElse(email, ""));
        answers = Map.copyOf(answers);
    }

    /// One bidder's unreadable character must not keep everybody's bids from being opened.
    private static String clean(String typed) {
        return Cell.text(typed).text();
    }

    /// @param targets by quarter, like "2027-Q2", the fields of a quantity as typed: "amount", or
    ///   "part" and "whole", or "answer"
    /// @param delivery how it will be delivered
    /// @param verification how it will be measured and verified
    public record Answer(Map<String, Map<String, String>> targets, String delivery, String verification) {
        public Answer {
            var cleaned = new TreeMap<String, Map<String, String>>();
            targets.forEach((quarter, fields) -> {
                var typed = new TreeMap<String, String>();
                fields.forEach((field, text) -> typed.put(clean(field), clean(text)));
                cleaned.put(clean(quarter), Collections.unmodifiableMap(typed));
            });
            targets = Collections.unmodifiableMap(cleaned);
            delivery = clean(delivery);
            verification = clean(verification);
        }
    }

    /// The bid, or everything that still stands in its way. Fields: "name", "size",
    /// "{measure}-{quarter}-{field}", "{measure}-delivery", "{measure}-verification".
    public Checked<Bid> check(Tender tender) {
        var problems = new ArrayList<Problem>();
        if (name.isBlank()) problems.add(new Problem("name", "Enter the name of your organisation"));
        if (name.length() > 300) problems.add(new Problem("name", "Shorten the name to 300 characters"));
        if (scheme.isBlank() != number.isBlank())
            problems.add(new Problem("number", "Enter both the register and the number in it, or neither"));
        var band = Stream.of(Size.values())
                .filter(each -> each.name().equals(size))
                .findFirst();
        if (!email.isBlank() && !Invitations.readable(email.strip()))
            problems.add(new Problem(
                    "email", "Enter an e-mail address in the correct format, like name@example.org, or leave it out"));
        if (!size.isBlank() && band.isEmpty())
            problems.add(new Problem("size", "Choose one of the sizes, or leave it out"));
        var offers = new ArrayList<Offer>();
        for (var choice : tender.choices())
            offer(choice, tender.quarters(), problems).ifPresent(offers::add);
        return problems.isEmpty()
                ? new Checked.Valid<>(new Bid(
                        new Bidder(name.strip(), scheme.strip(), number.strip(), band.orElse(null), email.strip()),
                        offers))
                : new Checked.Invalid<>(problems);
    }

    /// What still stands in the way of one measure.
    List<Problem> problems(Tender tender, String measure) {
        var problems = new ArrayList<Problem>();
        tender.choice(measure).ifPresent(choice -> offer(choice, tender.quarters(), problems));
        return problems;
    }

    private Optional<Offer> offer(Choice choice, List<Quarter> quarters, List<Problem> problems) {
        int before = problems.size();
        var answer = answers.getOrDefault(choice.measure(), new Answer(Map.of(), "", ""));
        words(choice, "delivery", answer.delivery(), "Say how you will deliver “" + choice.name() + "”", problems);
        words(
                choice,
                "verification",
                answer.verification(),
                "Say how “" + choice.name() + "” will be measured and verified",
                problems);
        var targets = choice.kind() == MeasureKind.NARRATIVE
                ? Map.<Quarter, Quantity>of()
                : targets(choice, answer, quarters, problems);
        return problems.size() > before
                ? Optional.empty()
                : Optional.of(new Offer(
                        choice.measure(),
                        targets,
                        answer.delivery().strip(),
                        answer.verification().strip()));
    }

    private static Map<Quarter, Quantity> targets(
            Choice choice, Answer answer, List<Quarter> quarters, List<Problem> problems) {
        var targets = new TreeMap<Quarter, Quantity>();
        for (var quarter : quarters) {
            var typed = answer.targets().getOrDefault(quarter.toString(), Map.of());
            if (typed.values().stream().allMatch(String::isBlank)) continue;
            switch (Quantity.read(choice.kind(), typed)) {
                case Checked.Valid<Quantity>(var quantity) -> targets.put(quarter, quantity);
                case Checked.Invalid<Quantity>(var wrong) ->
                    wrong.forEach(problem -> problems.add(new Problem(
                            choice.measure() + "-" + quarter + "-" + problem.field(),
                            choice.name() + ", " + quarter.inWords() + ": " + problem.message())));
            }
        }
        for (var written : answer.targets().keySet())
            if (quarters.stream().noneMatch(quarter -> quarter.toString().equals(written)))
                problems.add(new Problem(
                        choice.measure() + "-" + written,
                        choice.name()
                                + ": remove the target for "
                                + written
                                + ", which is not a quarter of this contract"));
        if (targets.isEmpty())
            problems.add(new Problem(
                    choice.measure() + "-" + quarters.getFirst() + "-amount",
                    "Enter how much you promise for “" + choice.name() + "”, in at least one quarter"));
        return targets;
    }

    private static void words(Choice choice, String field, String typed, String message, List<Problem> problems) {
        if (typed.isBlank()) problems.add(new Problem(choice.measure() + "-" + field, message));
        if (typed.length() > MOST_CHARACTERS)
            problems.add(new Problem(choice.measure() + "-" + field, "Shorten the answer to 10,000 characters"));
    }
}
