package org.tallystick.charter.mark.scheme;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tallystick.charter.mark.Agreement;
import org.tallystick.charter.mark.Agreements;
import org.tallystick.charter.mark.Deliveries;
import org.tallystick.charter.mark.MarkFindings;
import org.tallystick.charter.mark.MarkRules;
import org.tallystick.charter.mark.MarkScheme;
import org.tallystick.charter.mark.Marks;
import org.tallystick.charter.signatory.Signatories;
import org.tallystick.charter.signatory.Signatory;
import org.tallystick.platform.organisation.Organisation;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.organisation.Size;

/// Tries a scheme out before it is adopted: over today's verified figures, who would earn the Mark,
/// by size. That is how a group sees that a scheme shuts out the smallest.
@Component
public class Trial {

    private final Signatories signatories;
    private final Organisations organisations;
    private final Deliveries deliveries;
    private final Agreements agreements;
    private final Marks marks;

    Trial(
            Signatories signatories,
            Organisations organisations,
            Deliveries deliveries,
            Agreements agreements,
            Marks marks) {
        this.signatories = signatories;
        this.organisations = organisations;
        this.deliveries = deliveries;
        this.agreements = agreements;
        this.marks = marks;
    }

    /// One signatory under the scheme.
    ///
    /// @param agreed whether targets are agreed with it; else the scheme's own are used
    /// @param verified how many verified lines count
    public record Line(String name, Size size, boolean agreed, int verified, MarkFindings findings) {}

    /// One size: how many of its signatories would earn the Mark, and how many have anything
    /// verified at all.
    public record Band(Size size, int signatories, int withFigures, int earned) {}

    public record Outcome(List<Band> bands, List<Line> lines) {
        public Outcome {
            bands = List.copyOf(bands);
            lines = List.copyOf(lines);
        }
    }

    public Outcome of(UUID charter, MarkScheme scheme) {
        var lines = new ArrayList<Line>();
        for (var signatory : signatories.of(charter))
            if (signatory.state().listed()) line(signatory, scheme).ifPresent(lines::add);
        lines.sort(Comparator.comparing(Line::size).thenComparing(Line::name));
        var bands = new ArrayList<Band>();
        for (var size : Size.values()) bands.add(band(size, lines));
        return new Outcome(bands, lines);
    }

    private static Band band(Size size, List<Line> lines) {
        var mine = lines.stream().filter(line -> line.size() == size).toList();
        return new Band(
                size,
                mine.size(),
                (int) mine.stream().filter(line -> line.verified() > 0).count(),
                (int) mine.stream().filter(line -> line.findings().earned()).count());
    }

    private Optional<Line> line(Signatory signatory, MarkScheme scheme) {
        var terms = scheme.offered();
        var start = MarkRules.starting(scheme, signatory.size());
        if (terms.isEmpty() || start.isEmpty()) return Optional.empty();
        var agreed = agreements
                .current(signatory.id())
                .map(Agreement::terms)
                .filter(each -> MarkRules.problems(scheme, each).isEmpty());
        var window =
                MarkRules.window(terms.get(), marks.today(), Optional.empty()).orElseThrow();
        var delivered = MarkRules.counting(terms.get(), window, deliveries.of(signatory.organisation()));
        return Optional.of(new Line(
                organisations
                        .find(signatory.organisation())
                        .map(Organisation::name)
                        .orElseThrow(),
                signatory.size(),
                agreed.isPresent(),
                delivered.verified().size(),
                MarkRules.decide(scheme, agreed.orElse(start.get()), window, delivered)));
    }
}
