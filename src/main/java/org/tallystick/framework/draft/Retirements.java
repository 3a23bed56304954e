package org.tallystick.framework.draft;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.framework.Edition;
import org.tallystick.framework.EditionRules;
import org.tallystick.framework.Frameworks;
import org.tallystick.framework.Published;
import org.tallystick.shared.Actor;

/// Publishes a framework's next edition as a body decided it: with some measures retired, and why.
@Component
public class Retirements {

    private final Frameworks frameworks;
    private final EditionDrafts drafts;

    Retirements(Frameworks frameworks, EditionDrafts drafts) {
        this.frameworks = frameworks;
        this.drafts = drafts;
    }

    /// What the next edition says of itself.
    ///
    /// @param source the decision that it comes from
    public record Paper(String title, String source, LocalDate date) {}

    /// What became of it.
    public sealed interface Retired {
        record Done(Published edition) implements Retired {}

        /// A sentence that says what to do first.
        record Refused(String words) implements Retired {}
    }

    /// @param key becomes the edition's id; the same key again publishes nothing more
    /// @param proposed the edition that was decided about, which has to be the latest still
    /// @param because why each measure is retired, by its reference; with none, every measure is
    ///   kept and the edition says who adopted them
    @Transactional
    public Retired publish(Actor actor, UUID key, Published proposed, Paper paper, Map<String, String> because) {
        var framework = proposed.framework();
        var kept = frameworks.kept(actor, framework);
        if (kept.isEmpty())
            return new Retired.Refused("Ask an officer of the body that keeps the framework to record this: its next"
                    + " edition is published with it.");
        frameworks.lock(framework);
        var already = frameworks.edition(key);
        if (already.isPresent()) return new Retired.Done(already.get());
        if (drafts.current(framework).isPresent())
            return new Retired.Refused(
                    "A draft of the framework's next edition is under way. Publish or abandon it first.");
        var latest = frameworks.latest(framework).orElseThrow();
        if (latest.number() != proposed.number())
            return new Retired.Refused(
                    "The framework has edition %d now, and edition %d was recommended on. Withdraw the recommendation and make one on the edition in force."
                            .formatted(latest.number(), proposed.number()));
        var next = latest.document();
        for (var each : because.entrySet()) next = Edits.retire(next, each.getKey(), each.getValue());
        next = named(next, paper);
        var problems = EditionRules.check(next);
        return problems.isEmpty()
                ? new Retired.Done(frameworks.insert(actor, key, kept.get(), next, Optional.empty()))
                : new Retired.Refused(problems.getFirst().message());
    }

    private static Edition named(Edition edition, Paper paper) {
        return new Edition(
                edition.framework(),
                edition.owner(),
                edition.place(),
                null,
                paper.title(),
                paper.source(),
                paper.date().toString(),
                edition.licence(),
                edition.principles(),
                edition.themes());
    }
}
