package org.tallystick.delivery.contract;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.library.ocds.Body;
import org.tallystick.library.ocds.Question;
import org.tallystick.platform.organisation.Organisation;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.organisation.Sector;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;

/// Finds the organisation that a release means: by its number in a register, or, where it has none
/// and nobody here bears its name, as a new one. A name alone never matches: that is asked.
@Component
class NoticeParties {

    private final Organisations organisations;

    NoticeParties(Organisations organisations) {
        this.organisations = organisations;
    }

    sealed interface Match {
        record Known(OrganisationId id) implements Match {}

        /// @param id made from the number or the name, so that the same one is registered once
        record New(OrganisationId id, Body body) implements Match {}

        record Unclear(Question question) implements Match {}
    }

    Match match(Question.About about, @Nullable OrganisationId answered, List<Body> bodies) {
        if (answered != null) return new Match.Known(answered);
        if (bodies.isEmpty()) return unclear(about, "The release does not name anyone we know. Who is it?", "");
        if (bodies.size() > 1) {
            var names = String.join("; ", bodies.stream().map(Body::name).toList());
            return unclear(about, "The release names several. Which one is responsible for the returns?", names);
        }
        var body = bodies.getFirst();
        var known = body.identifiers().stream()
                .map(identifier -> organisations.find(identifier.scheme(), identifier.id()))
                .flatMap(Optional::stream)
                .map(Organisation::id)
                .distinct()
                .toList();
        if (known.size() == 1) return new Match.Known(known.getFirst());
        if (known.size() > 1)
            return unclear(about, "Its numbers belong to different organisations here. Which one is it?", body.name());
        var made = made(body);
        if (organisations.find(made).isPresent()) return new Match.Known(made);
        return organisations.named(body.name()).isEmpty()
                ? new Match.New(made, body)
                : unclear(
                        about,
                        "There is already an organisation with this name, under another number or none. Is it the same?",
                        body.name());
    }

    void register(Actor actor, Match match, boolean buyer) {
        if (!(match instanceof Match.New(var id, var body))) return;
        var vcse = body.vcse();
        var sector = buyer ? Sector.PUBLIC : vcse != null && vcse ? Sector.VCSE : Sector.UNKNOWN;
        var numbers = new HashMap<String, String>();
        body.identifiers().forEach(identifier -> numbers.put(identifier.scheme(), identifier.id()));
        organisations.register(actor, id, new Organisations.Details(body.name(), sector, null, null), numbers);
    }

    private static OrganisationId made(Body body) {
        var key = body.identifiers().isEmpty()
                ? "name " + body.name()
                : body.identifiers().getFirst().toString();
        return new OrganisationId(UUID.nameUUIDFromBytes(("ocds " + key).getBytes(StandardCharsets.UTF_8)));
    }

    private static Match unclear(Question.About about, String asks, String found) {
        return new Match.Unclear(new Question(about, asks, found));
    }
}
