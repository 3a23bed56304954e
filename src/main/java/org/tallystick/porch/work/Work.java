package org.tallystick.porch.work;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tallystick.platform.organisation.Turn;
import org.tallystick.platform.organisation.Turns;
import org.tallystick.shared.Actor;

/// Everything that waits for somebody, from all rooms. The number beside "Your work" on each page is
/// as it was at most a minute ago, unless this person did something since.
@Component
public class Work {

    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int MOST_PEOPLE = 10_000;

    private final List<Turns> rooms;
    private final InstantSource clock;
    private final Map<UUID, Counted> counted = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Counted> eldest) {
            return size() > MOST_PEOPLE;
        }
    };

    Work(List<Turns> rooms, InstantSource clock) {
        this.clock = clock;
        this.rooms = List.copyOf(rooms);
    }

    private record Counted(long number, Instant at) {}

    /// @param now what to do now, what is due first at the top
    /// @param later what can wait
    /// @param total of what is to be done now, listed or not
    public record Queue(List<Turn> now, List<Turn> later, long total) {}

    Queue of(Actor actor, boolean mine) {
        var turns = new ArrayList<Turn>();
        var total = 0L;
        for (var room : rooms) {
            var waiting = room.of(actor, mine);
            turns.addAll(waiting.turns());
            total += waiting.total();
        }
        turns.sort(Turn.ORDER);
        if (!mine) keep(actor, total);
        return new Queue(
                turns.stream().filter(turn -> !turn.later()).toList(),
                turns.stream().filter(Turn::later).toList(),
                total);
    }

    private synchronized void keep(Actor actor, long number) {
        counted.put(actor.id(), new Counted(number, clock.instant()));
    }

    private synchronized Optional<Long> kept(Actor actor) {
        return Optional.ofNullable(counted.get(actor.id()))
                .filter(kept -> kept.at().plus(FRESH).isAfter(clock.instant()))
                .map(Counted::number);
    }

    public long count(Actor actor) {
        return kept(actor).orElseGet(() -> of(actor, false).total());
    }

    /// This person did something, which may have been what waited.
    public synchronized void forget(Actor actor) {
        counted.remove(actor.id());
    }
}
