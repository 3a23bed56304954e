package org.tallystick.porch.demo;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.charter.signatory.Answer;
import org.tallystick.charter.signatory.Reviews;
import org.tallystick.charter.signatory.Signatories;
import org.tallystick.charter.signatory.Signatory;
import org.tallystick.charter.signatory.register.Card;
import org.tallystick.charter.signatory.register.Cards;
import org.tallystick.charter.signatory.signing.Signatures;
import org.tallystick.charter.text.Adoptions;
import org.tallystick.charter.text.Approval;
import org.tallystick.charter.text.Charter;
import org.tallystick.charter.text.CharterDocument;
import org.tallystick.charter.text.CharterText;
import org.tallystick.charter.text.Charters;
import org.tallystick.charter.text.Drafts;
import org.tallystick.platform.organisation.Organisation;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.organisation.People;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Role;

/// A charter in each place, adopted and signed by organisations of every size, with plans that are
/// kept and plans that are late.
@Component
@Profile("demo")
class DemoCharters {

    private final DemoCast cast;
    private final DemoMarks marks;
    private final Charters charters;
    private final Drafts drafts;
    private final Adoptions adoptions;
    private final Signatures signatures;
    private final Signatories signatories;
    private final Reviews reviews;
    private final Cards cards;
    private final Organisations organisations;
    private final People people;

    DemoCharters(
            DemoCast cast,
            DemoMarks marks,
            Charters charters,
            Drafts drafts,
            Adoptions adoptions,
            Signatures signatures,
            Signatories signatories,
            Reviews reviews,
            Cards cards,
            Organisations organisations,
            People people) {
        this.cast = cast;
        this.marks = marks;
        this.charters = charters;
        this.drafts = drafts;
        this.adoptions = adoptions;
        this.signatures = signatures;
        this.signatories = signatories;
        this.reviews = reviews;
        this.cards = cards;
        this.organisations = organisations;
        this.people = people;
    }

    /// Both charters, once.
    @Transactional
    public void tell() throws IOException {
        var rows = DemoData.rows("signatories");
        for (var place : List.of("Shropshire", "Thurrock")) {
            panel(place);
            var charter = begin(place);
            if (!charters.editions(charter.id()).isEmpty()) continue;
            var edition = adopt(charter, place);
            for (var row : rows) if (place.equals(row.get("place"))) sign(edition, row, group(place));
            if (place.equals("Shropshire")) marks.notOffered(charter, group(place));
            else marks.offered(charter);
        }
    }

    private Actor group(String place) {
        return cast.actor(Role.GROUP.words() + ", " + place);
    }

    /// Two decide on the Mark together, and a third hears an appeal.
    private void panel(String place) {
        var council = place.equals("Thurrock") ? DemoCast.THURROCK : DemoCast.SHROPSHIRE;
        for (var which : List.of("Second", "Third")) {
            var name = which + " member of the group, " + place;
            var email = name.toLowerCase(java.util.Locale.UK).replaceAll("[^a-z]+", ".");
            var person = people.add(Actor.SYSTEM, DemoCast.id("person " + name), email + "@demo.example", name);
            people.give(
                    Actor.SYSTEM, DemoCast.id("post " + name), person.id(), DemoCast.organisation(council), Role.GROUP);
        }
    }

    private Charter begin(String place) {
        var thurrock = place.equals("Thurrock");
        var text = text(thurrock);
        var charter = charters.begin(
                group(place),
                DemoCast.id("charter " + place),
                DemoCast.organisation(thurrock ? DemoCast.THURROCK : DemoCast.SHROPSHIRE),
                text.charter());
        drafts.begin(group(place), DemoCast.id("draft " + place), charter, text);
        return charter;
    }

    /// Thurrock's is the city's charter under another name: its paper has a framework and no
    /// charter.
    static CharterText text(boolean thurrock) {
        if (!thurrock) return CharterDocument.pack("shropshire");
        var pack = CharterDocument.packNaming("leicester-like", "the city", "the borough");
        return new CharterText(
                "Thurrock Social Value Charter (demo)",
                DemoCast.THURROCK,
                "Thurrock",
                pack.title(),
                pack.source(),
                pack.date(),
                pack.licence(),
                pack.purpose(),
                pack.years(),
                pack.principles(),
                pack.asks());
    }

    private Charter.Edition adopt(Charter charter, String place) {
        var group = group(place);
        var draft = drafts.begin(group, DemoCast.id("draft " + place), charter, text(place.equals("Thurrock")));
        adoptions.add(group, charter.id(), charter.owner(), Approval.CABINET_THEN_COUNCIL);
        if (place.equals("Shropshire"))
            adoptions.add(group, charter.id(), DemoCast.organisation("Meresfield Homes"), Approval.BOARD);
        record(group, draft, charter, 1, LocalDate.of(2026, 2, 11), "Cabinet, minute 84 (demo)");
        record(group, draft, charter, 2, LocalDate.of(2026, 2, 26), "Council, minute 112 (demo)");
        return switch (drafts.publish(group, DemoCast.id("edition " + place), charter, draft.version())) {
            case Drafts.Publication.Done(var edition) -> edition;
            case Drafts.Publication.Refused(var problems) ->
                throw new IllegalStateException("the demo was refused: " + problems);
            case Drafts.Publication.Changed changed ->
                throw new IllegalStateException("the demo was refused: " + changed);
        };
    }

    private void record(Actor group, Charter.Draft draft, Charter charter, int step, LocalDate on, String minute) {
        var problems = adoptions.record(
                group,
                DemoCast.id("approval " + draft.id() + step),
                draft,
                charter.owner(),
                step,
                new Adoptions.Recorded(true, on, minute));
        if (!problems.isEmpty()) throw new IllegalStateException("the demo was refused: " + problems);
    }

    private void sign(Charter.Edition edition, Map<String, String> row, Actor group) {
        var name = row.getOrDefault("name", "");
        var id = DemoCast.organisation(name);
        var known = organisations.find(id).orElseThrow();
        var signer = cast.actor("Supplier, " + name);
        var signed = signatures.sign(
                signer,
                DemoCast.id("signature " + edition.id() + name),
                edition,
                Optional.of(id),
                new Organisations.Details(name, known.sector(), known.size(), null),
                Map.of(),
                Objects.requireNonNull(known.size()),
                row.getOrDefault("position", ""),
                answers(row.getOrDefault("answers", "")));
        if (!(signed instanceof Signatures.Signed.Done(var signatory, var _)))
            throw new IllegalStateException("the demo was refused: " + signed);
        done(signer, signatory, row.getOrDefault("done", ""));
        card(signer, signatory, row.getOrDefault("card", ""));
        review(group, signatory, row.getOrDefault("review", ""), known);
    }

    private static Map<String, Answer> answers(String typed) {
        var answers = new LinkedHashMap<String, Answer>();
        for (var each : typed.split("\\|")) {
            var parts = each.split("=", 2);
            var rest = parts[1].split(":", 2);
            answers.put(
                    parts[0],
                    switch (rest[0]) {
                        case "does" -> new Answer.Does(rest[1]);
                        case "will" -> new Answer.Will(steps(rest[1]));
                        default -> new Answer.NotYet();
                    });
        }
        return answers;
    }

    private static List<Answer.Step> steps(String typed) {
        var steps = new ArrayList<Answer.Step>();
        for (var each : typed.split("\\+")) {
            var at = each.lastIndexOf('@');
            steps.add(new Answer.Step(each.substring(0, at), LocalDate.parse(each.substring(at + 1))));
        }
        return steps;
    }

    private void done(Actor signer, Signatory signatory, String typed) {
        if (typed.isEmpty()) return;
        var parts = typed.split(":", 2);
        for (var held : signatories.held(signatory))
            if (held.principle().equals(parts[0]))
                signatures.done(signer, signatory, held.steps().getFirst().id(), parts[1]);
    }

    private void card(Actor signer, Signatory signatory, String typed) {
        if (typed.isEmpty()) return;
        var parts = typed.split(":", 3);
        cards.add(
                signer,
                DemoCast.id("card " + signatory.id()),
                signatory.id(),
                Card.Kind.valueOf(parts[0]),
                parts[1],
                parts[2]);
    }

    private void review(Actor group, Signatory signatory, String typed, Organisation known) {
        if (typed.isEmpty()) return;
        var parts = typed.split(":", 2);
        var decided = reviews.decide(
                group,
                DemoCast.id("review " + signatory.id()),
                signatory,
                0,
                Reviews.Decision.valueOf(parts[0]),
                parts.length == 1 ? "" : parts[1]);
        if (!(decided instanceof Reviews.Decided.Done))
            throw new IllegalStateException("the demo was refused for " + known.name());
    }
}
