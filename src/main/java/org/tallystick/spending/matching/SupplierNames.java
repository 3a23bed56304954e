package org.tallystick.spending.matching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.tallystick.library.place.Postcodes;
import org.tallystick.library.register.Decision;
import org.tallystick.shared.Actor;
import org.tallystick.shared.CommandRefused;
import org.tallystick.shared.Many;
import org.tallystick.shared.TryLater;
import org.tallystick.shared.UkTime;
import org.tallystick.spending.warehouse.Spelling;
import org.tallystick.spending.warehouse.Warehouse;

/// Which organisations the suppliers' names mean: matched with the registers in the warehouse's
/// folder `registers`, and decided by people.
@Component
public class SupplierNames implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(SupplierNames.class);

    /// Registers larger than this are matched on the command line, with memory of its own.
    private static final long MOST_BYTES = 100L * 1024 * 1024;

    private final Warehouse warehouse;
    private final SupplierDecisions decisions;
    private final ApplicationEventPublisher events;

    private final AtomicBoolean asked = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("matching").factory());

    public SupplierNames(Warehouse warehouse, SupplierDecisions decisions, ApplicationEventPublisher events) {
        this.warehouse = warehouse;
        this.decisions = decisions;
        this.events = events;
    }

    /// What a publisher's people look at, among the names that it pays itself.
    Review review(String publisher) throws IOException {
        try {
            return suppliers().review(publisher);
        } catch (CommandRefused unanswered) {
            LOG.warn("The names that a publisher pays were not found", unanswered);
            throw new TryLater("The service that works out spending figures is not responding. Try again in a minute.");
        }
    }

    /// Whether a decision with this key is written.
    boolean has(UUID key) {
        return decisions.has(key);
    }

    /// Decides, or takes a decision back; once for each key. Once it is written it holds, whatever
    /// becomes of the warehouse's files: they are made good by the next match or start.
    ///
    /// @return false where somebody was first
    public boolean decide(Actor actor, Decision decision) throws IOException {
        if (!decisions.decide(actor, decision)) return false;
        try {
            settle();
            suppliers().decided();
            return true;
        } catch (CommandRefused unanswered) {
            LOG.error("The warehouse's list of decisions could not be written", unanswered);
            throw new TryLater(
                    "Your decision is kept, but the storage that holds the list of names is not responding. The decision will show there after the next match of names.");
        }
    }

    /// Takes in what was decided on the command line, and makes the warehouse's list of decisions
    /// what the database says.
    public void settle() throws IOException {
        new Decisions(warehouse).settle(decisions::takeIn);
    }

    private Suppliers suppliers() {
        return new Suppliers(warehouse, Postcodes.builtIn());
    }

    /// Matches every name again with the registers that are kept here, the signatories' among them,
    /// unless they are too large: then [#howMatched] says so on pages.
    public void match() throws IOException {
        settle();
        var registers = registers();
        if (registers.isPresent()) suppliers().match(registers.get());
    }

    /// As [#match], beside whoever asks, and once for all who ask before it begins.
    public void matchSoon() {
        if (!asked.compareAndSet(false, true)) return;
        thread.execute(() -> {
            asked.set(false);
            matchOrAgain();
        });
    }

    /// As [#matchSoon], where a stop came between the loading of a file and its match.
    public void matchSince(Instant loaded) {
        if (matched().at().filter(loaded::isBefore).isEmpty()) matchSoon();
    }

    /// A file that is replaced while its names are read is not there any more; once more finds the
    /// one in its place.
    private void matchOrAgain() {
        try {
            match();
        } catch (IOException | RuntimeException replaced) {
            try {
                match();
            } catch (IOException | RuntimeException broken) {
                LOG.error("The suppliers' names could not be matched", broken);
            }
        }
    }

    /// How many of the names that are paid on to in another warehouse no register knows; null where
    /// no register is kept, or they are too large to ask here.
    public @Nullable Long unknown(Warehouse among) throws IOException {
        var registers = registers();
        return registers.isEmpty() ? null : suppliers().unknown(registers.get(), among);
    }

    private Optional<Registers> registers() throws IOException {
        events.publishEvent(new NamesToMatch(warehouse.registers()));
        var registers = Registers.kept(warehouse);
        return registers.isEmpty() || bytes() > MOST_BYTES
                ? Optional.empty()
                : Optional.of(Registers.read(registers, Postcodes.builtIn()));
    }

    /// The last match.
    public Matched matched() {
        try {
            return suppliers().matched();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// What the last match took.
    public List<Registers.Source> sources() {
        return matched().sources();
    }

    /// What the last match found under every name of one supplier.
    public List<Spelling> spellings(String supplierId) {
        try {
            return suppliers().spellings(supplierId);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// When names were last matched, and whether the registers that are kept here are too large for
    /// that to happen by itself.
    public String howMatched() {
        try {
            var last = matched();
            return (matched(last.at(), bytes(), MOST_BYTES) + leftOut(last.leftOut())).strip();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private long bytes() throws IOException {
        long bytes = 0;
        for (var file : Registers.kept(warehouse)) bytes += Files.size(file);
        return bytes;
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }

    /// When suppliers' names were last matched with registers, and who has to match them again
    /// where the site does not; "" where no register is here and none ever was.
    ///
    /// @param bytes what the registers that are kept come to
    /// @param most what the site matches by itself
    private static String matched(Optional<Instant> at, long bytes, long most) {
        var last = at.map(each -> "Names were last matched with registers at " + UkTime.time(each))
                .orElse("Names were never matched with registers");
        if (bytes > most)
            return last
                    + ". The registers kept here come to %,d MB. This site matches up to %,d MB by itself: anything loaded later stays unmatched until the people who run it run bin/tallystick spend match."
                            .formatted(megabytes(bytes), megabytes(most));
        return at.isEmpty() && bytes == 0 ? "" : last + ".";
    }

    /// The registers that the last match could not read.
    private static String leftOut(List<String> registers) {
        return registers.isEmpty()
                ? ""
                : " %s: %s"
                        .formatted(
                                Many.of(
                                        registers.size(),
                                        "register could not be read and was left out",
                                        "registers could not be read and were left out"),
                                String.join(" ", registers));
    }

    private static long megabytes(long bytes) {
        return (bytes + (1 << 20) - 1) >> 20;
    }
}
