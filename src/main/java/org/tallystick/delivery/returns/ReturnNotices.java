package org.tallystick.delivery.returns;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tallystick.delivery.contract.Contract;
import org.tallystick.delivery.contract.Contracts;
import org.tallystick.platform.organisation.Notices;
import org.tallystick.platform.organisation.Notices.Notice;
import org.tallystick.platform.organisation.People;
import org.tallystick.platform.organisation.Person;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Many;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Quarter;
import org.tallystick.shared.Role;
import org.tallystick.shared.UkTime;

/// The mails about returns: each says whose turn it is now.
@Component
public class ReturnNotices {

    private final Notices notices;
    private final Contracts contracts;
    private final People people;

    ReturnNotices(Notices notices, Contracts contracts, People people) {
        this.notices = notices;
        this.contracts = contracts;
        this.people = people;
    }

    private Contract contract(UUID id) {
        return contracts.find(Actor.SYSTEM, id).orElseThrow();
    }

    /// Those who check, or the contract managers where nobody else does.
    private List<Person> checkers(OrganisationId buyer) {
        var verifiers = people.holding(Role.VERIFIER, buyer);
        return verifiers.isEmpty() ? people.holding(Role.CONTRACT_MANAGER, buyer) : verifiers;
    }

    /// A return is in: the council checks it.
    void sent(UUID submitted, UUID contractId, Quarter quarter, boolean correction, int claims) {
        if (claims == 0) return;
        var contract = contract(contractId);
        notices.tell(
                checkers(contract.buyer()),
                new Notice(
                        "return sent " + submitted,
                        "%s from %s: %s to check"
                                .formatted(
                                        correction ? "Corrected return" : "Return",
                                        contract.supplierName(),
                                        Many.of(claims, "claim")),
                        "%s sent its return for %s, %s."
                                .formatted(contract.supplierName(), contract.title(), quarter.inWords()),
                        "/work/verifications/" + submitted,
                        null));
    }

    /// The council opened a return again: the supplier corrects it.
    void reopened(UUID submitted, UUID contractId, Quarter quarter, String because) {
        var contract = contract(contractId);
        notices.tell(
                people.holding(Role.SUPPLIER, contract.supplier()),
                new Notice(
                        "return reopened " + submitted,
                        "Your return for %s is open again".formatted(quarter.inWords()),
                        "%s opened your return for %s, %s, for you to correct. The reason: %s"
                                .formatted(contract.buyerName(), contract.title(), quarter.inWords(), because),
                        address(contractId, quarter),
                        null));
    }

    private static String address(UUID contract, Quarter quarter) {
        return "/work/returns/%s/%s".formatted(contract, quarter);
    }

    /// The council asked a question or refused a claim: the supplier answers.
    ///
    /// @param decided the first of the decisions
    public void sentBack(UUID decided, UUID contractId, Quarter quarter, int questions, int refusals) {
        var contract = contract(contractId);
        var subject = questions > 0
                ? "%s from %s about your return".formatted(Many.of(questions, "question"), contract.buyerName())
                : "%s refused %s of your return".formatted(contract.buyerName(), Many.of(refusals, "claim"));
        notices.tell(
                people.holding(Role.SUPPLIER, contract.supplier()),
                new Notice(
                        "claims sent back " + decided,
                        subject,
                        "It is about your return for %s, %s. %s"
                                .formatted(
                                        contract.title(),
                                        quarter.inWords(),
                                        questions > 0
                                                ? "Answer by correcting the return, or by sending it again with your words."
                                                : "The reason is on the page."),
                        questions > 0 ? address(contractId, quarter) : address(contractId, quarter) + "/receipt",
                        null));
    }

    /// A return is due soon, today, or late.
    ///
    /// @return how many people had not been told before
    int remind(UUID contractId, Quarter quarter, LocalDate deadline, ReminderRules.Reminder reminder) {
        var contract = contract(contractId);
        var about = "return %s %s %s".formatted(reminder, contractId, quarter);
        var subject = switch (reminder) {
            case SOON -> "Your return for %s is due by %s".formatted(quarter.inWords(), UkTime.date(deadline));
            case TODAY -> "Your return for %s is due today".formatted(quarter.inWords());
            case LATE, VERY_LATE -> "Your return for %s is late".formatted(quarter.inWords());
        };
        var words = switch (reminder) {
            case SOON, TODAY ->
                "%s waits for your return on %s. It takes three pages; where nothing was done, one click says so."
                        .formatted(contract.buyerName(), contract.title());
            case LATE, VERY_LATE ->
                "%s has not had your return on %s, which was due by %s. The public page of the contract shows it as missing."
                        .formatted(contract.buyerName(), contract.title(), UkTime.date(deadline));
        };
        var told = 0;
        for (var person : people.holding(Role.SUPPLIER, contract.supplier()))
            if (notices.tell(
                    person,
                    new Notice(
                            about,
                            subject,
                            words,
                            address(contractId, quarter),
                            reminder == ReminderRules.Reminder.SOON ? deadline : null))) told++;
        return told;
    }
}
