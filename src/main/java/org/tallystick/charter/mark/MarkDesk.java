package org.tallystick.charter.mark;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tallystick.charter.signatory.Signatories;
import org.tallystick.charter.signatory.Signatory;
import org.tallystick.charter.text.Charter;
import org.tallystick.charter.text.Charters;
import org.tallystick.framework.Frameworks;
import org.tallystick.framework.Published;
import org.tallystick.platform.organisation.Organisation;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;

/// What the group's pages about the Mark do alike: find the charter and the signatory that they
/// look after.
@Component
public class MarkDesk {

    private final Charters charters;
    private final Signatories signatories;
    private final Organisations organisations;
    private final Frameworks frameworks;

    MarkDesk(Charters charters, Signatories signatories, Organisations organisations, Frameworks frameworks) {
        this.charters = charters;
        this.signatories = signatories;
        this.organisations = organisations;
        this.frameworks = frameworks;
    }

    public Charter charter(Actor actor, UUID id) {
        return charters.kept(actor, id).orElseThrow(NotFound::new);
    }

    public List<Charter> charters(Actor actor) {
        return charters.kept(actor);
    }

    /// The edition that holds of every charter, for everyone.
    public List<Charter.Edition> published() {
        return charters.published();
    }

    public Signatory signatory(Actor actor, UUID id) {
        return signatories
                .find(id)
                .filter(each -> charters.kept(actor, each.charter()).isPresent())
                .orElseThrow(NotFound::new);
    }

    public Signatory signatory(UUID id) {
        return signatories.find(id).orElseThrow(NotFound::new);
    }

    public List<Signatory> listed(Charter charter) {
        return signatories.of(charter.id()).stream()
                .filter(each -> each.state().listed())
                .toList();
    }

    public String name(Signatory signatory) {
        return organisations
                .find(signatory.organisation())
                .map(Organisation::name)
                .orElseThrow();
    }

    /// What the edition that the signatory signed is called.
    public String charterName(Signatory signatory) {
        return charters.edition(signatory.edition()).orElseThrow().text().charter();
    }

    /// The frameworks whose measures may be chosen.
    public List<Published> frameworks() {
        return frameworks.published();
    }

    /// The framework of the first target; where there is none, the first that the charter is
    /// aligned with.
    public Published framework(UUID charter, List<Target> targets) {
        var wanted = targets.isEmpty()
                ? aligned(charter)
                : frameworks.latest(targets.getFirst().framework()).stream().toList();
        return wanted.stream()
                .findFirst()
                .or(() -> frameworks().stream().findFirst())
                .orElseThrow(NotFound::new);
    }

    private List<Published> aligned(UUID charter) {
        var names = charters.editions(charter).stream()
                .limit(1)
                .flatMap(each -> each.text().principles().stream())
                .flatMap(each -> each.measures().stream())
                .map(each -> each.framework())
                .toList();
        return frameworks().stream()
                .filter(each -> names.contains(each.document().framework()))
                .toList();
    }
}
