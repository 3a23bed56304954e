package org.tallystick.porch.demo;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.tallystick.charter.mark.Agreement;
import org.tallystick.charter.mark.Agreements;
import org.tallystick.charter.mark.MarkScheme;
import org.tallystick.charter.mark.MarkScheme.Band;
import org.tallystick.charter.mark.Marks;
import org.tallystick.charter.mark.Scheme;
import org.tallystick.charter.mark.Schemes;
import org.tallystick.charter.mark.Target;
import org.tallystick.charter.mark.decision.Panel;
import org.tallystick.charter.mark.decision.Withdrawals;
import org.tallystick.charter.signatory.Signatories;
import org.tallystick.charter.signatory.Signatory;
import org.tallystick.charter.text.Charter;
import org.tallystick.delivery.contract.Grade;
import org.tallystick.framework.Frameworks;
import org.tallystick.framework.Published;
import org.tallystick.platform.organisation.Size;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Role;

/// The Mark: not offered in Shropshire, as its group recommended; in Thurrock decided by each of
/// the three schemes in turn. Whether it is earned follows from what is verified on the day.
@Component
@Profile("demo")
class DemoMarks {

    private final DemoCast cast;
    private final Frameworks frameworks;
    private final Signatories signatories;
    private final Schemes schemes;
    private final Agreements agreements;
    private final Marks marks;
    private final Panel panel;
    private final Withdrawals withdrawals;

    DemoMarks(
            DemoCast cast,
            Frameworks frameworks,
            Signatories signatories,
            Schemes schemes,
            Agreements agreements,
            Marks marks,
            Panel panel,
            Withdrawals withdrawals) {
        this.cast = cast;
        this.frameworks = frameworks;
        this.signatories = signatories;
        this.schemes = schemes;
        this.agreements = agreements;
        this.marks = marks;
        this.panel = panel;
        this.withdrawals = withdrawals;
    }

    void notOffered(Charter charter, Actor group) {
        var scheme = new MarkScheme.NotOffered("for the time being");
        adopt(
                charter,
                group,
                0,
                scheme,
                "Recommendation 3 after the consultation: a Charter Mark is not adopted for the time being");
    }

    void offered(Charter charter) {
        var group = cast.actor(Role.GROUP.words() + ", Thurrock");
        var terms = new MarkScheme.Terms(Grade.ASSERTED, 4, 2);
        var one = new MarkScheme.MinimumNumber(
                3, targets("TH-EC-06=12,TH-EC-09=40/100,TH-EN-01=100,TH-CO-01=15,TH-CO-03=12"), terms);
        var first = adopt(charter, group, 0, one, "Every signatory agrees what suits it");
        var builders = signatory(charter, "Riverside Reach Construction");
        agree(group, builders, first, 3, targets("TH-EC-06=18,TH-EC-09=40/100,TH-EN-01=110"));
        decide(builders, "It kept three of three targets, each with records shown.", "");
        var carers = signatory(charter, "Estuary Care Partners");
        agree(group, carers, first, 3, targets("TH-EC-06=10,TH-CO-01=15,TH-CO-03=12"));
        decide(carers, "It kept three of three targets.", "");
        withdraw(carers, "The organisation asked us to withdraw it while its homes change hands.");
        two(charter, group, terms);
        three(charter, group, terms);
    }

    private void two(Charter charter, Actor group, MarkScheme.Terms terms) {
        var scheme =
                new MarkScheme.FixedTargets(2, targets("TH-EC-06=6,TH-EN-01=100,TH-SO-03=300,TH-EC-01=yes"), terms);
        var second = adopt(charter, group, 1, scheme, "The same targets are easier to explain");
        var lorries = signatory(charter, "Dock Road Logistics");
        agree(group, lorries, second, 2, targets("TH-EC-06=6,TH-EN-01=100"));
        decide(lorries, "No return of the last four quarters was verified.", "");
        var mark = marks.find(DemoCast.id("mark " + lorries.id())).orElseThrow();
        panel.appeal(
                cast.actor("Supplier, Dock Road Logistics"),
                DemoCast.id("appeal " + lorries.id()),
                mark,
                "Our returns are late, not our work: the vehicles have run since April 2025.");
    }

    private void three(Charter charter, Actor group, MarkScheme.Terms terms) {
        var bands = Map.of(
                Size.MICRO, band(1, "10"),
                Size.SMALL, band(2, "25"),
                Size.MEDIUM, band(2, "50"),
                Size.LARGE, band(4, "100"));
        var scheme = new MarkScheme.Proportionate(
                bands, targets("TH-SO-03=1000,TH-EQ-02=16,TH-EC-06=20,TH-EN-01=150,TH-EC-09=40/100"), terms);
        var third =
                adopt(charter, group, 2, scheme, "The schemes before asked too much of organisations with few people");
        var youth = signatory(charter, "Mardyke Youth Trust");
        agree(group, youth, third, 2, targets("TH-SO-03=250,TH-EQ-02=4"));
        decide(
                youth,
                "Volunteer hours and street parties both went beyond what was agreed.",
                "Show a timesheet with every return.");
    }

    private static Band band(int minimum, String percent) {
        return new Band(minimum, new BigDecimal(percent));
    }

    private Scheme adopt(Charter charter, Actor group, int seen, MarkScheme scheme, String because) {
        var key = DemoCast.id("scheme " + charter.id() + seen);
        return switch (schemes.adopt(group, key, charter.id(), seen, scheme, because)) {
            case Schemes.Adopted.Done(var adopted) -> adopted;
            case Schemes.Adopted.Refused(var problems) ->
                throw new IllegalStateException("the demo was refused: " + problems);
            case Schemes.Adopted.Changed(var now) -> now;
        };
    }

    private Signatory signatory(Charter charter, String name) {
        return signatories.find(charter.id(), DemoCast.organisation(name)).orElseThrow();
    }

    private void agree(Actor group, Signatory signatory, Scheme scheme, int howMany, List<Target> targets) {
        var agreed = agreements.agree(
                group,
                DemoCast.id("agreement " + signatory.id()),
                signatory.id(),
                0,
                scheme,
                new Agreement.Terms(signatory.size(), howMany, targets));
        if (!(agreed instanceof Agreements.Agreed.Done))
            throw new IllegalStateException("the demo was refused: " + agreed);
    }

    /// One proposes and another agrees; conditions go with an award only.
    private void decide(Signatory signatory, String reasons, String conditions) {
        var key = DemoCast.id("mark " + signatory.id());
        var earned = marks.preview(signatory) instanceof Marks.Preview.Found found
                && found.findings().earned();
        expect(panel.propose(
                cast.actor(Role.GROUP.words() + ", Thurrock"),
                key,
                signatory,
                earned ? reasons : "The targets agreed were not met by verified returns.",
                earned ? conditions : ""));
        expect(panel.decide(
                cast.actor("Second member of the group, Thurrock"),
                signatory,
                marks.find(key).orElseThrow(),
                true,
                ""));
    }

    private void withdraw(Signatory signatory, String because) {
        var mark = marks.find(DemoCast.id("mark " + signatory.id())).orElseThrow();
        if (mark.expiresOn() == null) return;
        var key = DemoCast.id("withdrawal " + signatory.id());
        var first = cast.actor(Role.GROUP.words() + ", Thurrock");
        var second = cast.actor("Second member of the group, Thurrock");
        expect(withdrawals.propose(first, key, signatory, mark, because));
        expect(withdrawals.decide(second, signatory, mark, key, true, ""));
    }

    private static void expect(Panel.Outcome outcome) {
        if (!(outcome instanceof Panel.Outcome.Done))
            throw new IllegalStateException("the demo was refused: " + outcome);
    }

    private List<Target> targets(String typed) {
        var edition = frameworks.published().stream()
                .filter(each -> each.owner().equals(DemoCast.organisation(DemoCast.THURROCK)))
                .findFirst()
                .orElseThrow();
        var targets = new ArrayList<Target>();
        for (var each : typed.split(",")) {
            var parts = each.split("=", 2);
            targets.add(target(edition, parts[0], parts[1]));
        }
        return targets;
    }

    private static Target target(Published edition, String reference, String amount) {
        var measure = edition.document().measure(reference).orElseThrow();
        return new Target(
                edition.framework(),
                reference,
                measure.name(),
                measure.kind(),
                measure.unit(),
                measure.direction(),
                amount);
    }
}
