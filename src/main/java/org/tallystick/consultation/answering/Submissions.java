package org.tallystick.consultation.answering;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// Answers sent online. Many requests share one transaction: each hands its checked answer over and
/// waits, one thread writes all that are waiting together, and nobody is told that an answer has
/// arrived before the commit that holds it. Several threads would part what waits into smaller
/// batches: four of them took a quarter fewer answers in a second.
@Component
public class Submissions implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Submissions.class);
    private static final int MOST_AT_ONCE = 128;
    private static final int MOST_WAITING = 20_000;
    private static final int PATIENCE_SECONDS = 30;

    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AnswerWriter arrivals;
    private final Thread committer;

    Submissions(AnswerWriter arrivals) {
        this.arrivals = arrivals;
        committer = Thread.ofPlatform().name("answers").daemon().start(this::work);
    }

    /// What became of an answer.
    public sealed interface Submitted {
        /// It is in.
        ///
        /// @param before whether it came with an earlier sending of the same form, so that what was
        ///   changed since is not in
        record Received(String reference, boolean before) implements Submitted {}

        /// The consultation is not open, by the database's clock.
        record NotOpen() implements Submitted {}

        /// It is not known to be in: send the same form again.
        record TryAgain() implements Submitted {}
    }

    private record Waiting(Sending sending, CompletableFuture<Submitted> answer) {}

    /// Waits until the answer is in, or refused.
    public Submitted submit(Sending sending) {
        var waiting = new Waiting(sending, new CompletableFuture<>());
        if (!queue.offer(waiting)) return new Submitted.TryAgain();
        try {
            return waiting.answer().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            return new Submitted.TryAgain();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Submitted.TryAgain();
        }
    }

    private void work() {
        var batch = new ArrayList<Waiting>(MOST_AT_ONCE);
        while (!Thread.currentThread().isInterrupted()) {
            try {
                batch.add(queue.take());
            } catch (InterruptedException stopped) {
                return;
            }
            queue.drainTo(batch, MOST_AT_ONCE - 1);
            write(batch);
            batch.clear();
        }
    }

    /// One that cannot be written must not take the others with it: then each goes by itself. No
    /// more must it take the thread, whatever is thrown: nothing would be taken in any more.
    private void write(List<Waiting> batch) {
        try {
            answer(batch, arrivals.write(distinct(batch)));
        } catch (RuntimeException | Error together) {
            if (batch.size() == 1) fail(batch.getFirst(), together);
            else
                for (var each : batch)
                    try {
                        answer(List.of(each), arrivals.write(List.of(each.sending())));
                    } catch (RuntimeException | Error alone) {
                        fail(each, alone);
                    }
        }
    }

    /// The same form twice in one batch is one answer.
    private static List<Sending> distinct(List<Waiting> batch) {
        var all = new LinkedHashMap<String, Sending>();
        for (var each : batch) all.putIfAbsent(each.sending().reference(), each.sending());
        return List.copyOf(all.values());
    }

    private static void answer(List<Waiting> batch, AnswerWriter.Written written) {
        for (var each : batch) {
            var reference = each.sending().reference();
            each.answer()
                    .complete(
                            written.has(reference)
                                    ? new Submitted.Received(reference, written.before(reference))
                                    : new Submitted.NotOpen());
        }
    }

    /// The log says what failed and nothing about whom: no address, no answer, no reference. A
    /// database's message may quote a value, so that only its kind is written.
    private static void fail(Waiting waiting, Throwable e) {
        var root = e.getCause() == null ? e : e.getCause();
        LOG.error("An answer could not be written: {}", root.getClass().getName());
        waiting.answer().complete(new Submitted.TryAgain());
    }

    @Override
    public void destroy() throws InterruptedException {
        committer.interrupt();
        committer.join(TimeUnit.SECONDS.toMillis(10));
    }
}
