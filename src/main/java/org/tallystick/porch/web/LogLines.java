package org.tallystick.porch.web;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.LayoutBase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.shared.CommandRefused;

/// How the log is written. It quotes nobody: an exception's words may hold what somebody typed, so
/// that while the site serves only its kind and its place are kept. And it does not grow with an
/// outage, which would take the disk that the database needs: what was said is said once in a
/// minute, then counted.
public final class LogLines extends LayoutBase<ILoggingEvent> {

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_KINDS = 500;
    private static final int MOST_FRAMES = 40;
    private static final int MOST_CAUSES = 5;
    private static final int LONGEST = 2_000;

    /// Where the house starts, and where commands run: nobody else's words are there.
    private static final String STARTING = "main";

    private final Map<String, Said> said = new HashMap<>();

    /// @param more how often it was said again since, and not written
    private record Said(Instant since, int more) {}

    @Override
    public synchronized String doLayout(ILoggingEvent event) {
        var lines = new StringBuilder();
        var now = event.getInstant();
        counted(now, lines);
        if (isSentence(event)) return lines.toString();
        if (event.getLevel().isGreaterOrEqual(Level.WARN) && saidBefore(kind(event), now)) return lines.toString();
        head(now, event.getLevel(), lines);
        lines.append(shortName(event.getLoggerName()))
                .append(" - ")
                .append(plain(words(event)))
                .append('\n');
        trace(event, lines);
        return lines.toString();
    }

    /// What keeps the house from starting and is one sentence, which the command itself prints.
    private static boolean isSentence(ILoggingEvent event) {
        if (!event.getThreadName().equals(STARTING)) return false;
        for (var each = event.getThrowableProxy(); each != null; each = each.getCause())
            if (each instanceof ThrowableProxy known && known.getThrowable() instanceof CommandRefused) return true;
        return false;
    }

    /// What was held back in windows that are over.
    private void counted(Instant now, StringBuilder lines) {
        said.entrySet().removeIf(each -> {
            if (each.getValue().since().plus(WINDOW).isAfter(now)) return false;
            if (each.getValue().more() > 0) {
                head(now, Level.WARN, lines);
                lines.append("The same %,d times more: "
                                .formatted(each.getValue().more()))
                        .append(plain(each.getKey()))
                        .append('\n');
            }
            return true;
        });
    }

    private boolean saidBefore(String kind, Instant now) {
        var kept = said.size() < MOST_KINDS || said.containsKey(kind) ? kind : "other things";
        var before = said.get(kept);
        said.put(kept, before == null ? new Said(now, 0) : new Said(before.since(), before.more() + 1));
        return before != null;
    }

    /// The first cause and where it came up; without an exception, the words before they are filled
    /// in.
    private static String kind(ILoggingEvent event) {
        var fault = event.getThrowableProxy();
        if (fault == null) return event.getLoggerName() + " " + cut(event.getMessage());
        var first = fault;
        while (first.getCause() != null && first.getCause() != first) first = first.getCause();
        return first.getClassName() + " " + place(fault, first);
    }

    private static String place(IThrowableProxy fault, IThrowableProxy first) {
        for (IThrowableProxy each = fault; each != null; each = each.getCause())
            for (var frame : each.getStackTraceElementProxyArray())
                if (frame.getStackTraceElement().getClassName().startsWith("org.tallystick."))
                    return frame.getStackTraceElement().toString();
        var frames = first.getStackTraceElementProxyArray();
        return frames.length == 0 ? "" : frames[0].getStackTraceElement().toString();
    }

    private static void head(Instant now, Level level, StringBuilder lines) {
        lines.append(now.truncatedTo(ChronoUnit.MILLIS))
                .append(' ')
                .append("%-5s".formatted(level))
                .append(' ');
    }

    private static String shortName(String logger) {
        return logger.substring(logger.lastIndexOf('.') + 1);
    }

    /// What others say while the site serves is left out, unless its words are fixed and what fills
    /// them in is not written.
    private static String words(ILoggingEvent event) {
        if (event.getLoggerName().startsWith("org.tallystick.")
                || event.getLoggerName().startsWith("com.zaxxer.")
                || event.getThreadName().equals(STARTING)) return cut(event.getFormattedMessage());
        var arguments = event.getArgumentArray();
        return arguments == null || arguments.length == 0
                ? "(words left out: they may quote what somebody typed)"
                : cut(event.getMessage());
    }

    private static String cut(@Nullable String words) {
        if (words == null) return "";
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + " …";
    }

    /// No line breaks, so that nothing looks like a line of its own; no terminal's codes.
    private static String plain(String words) {
        return words.replaceAll("[\\p{Cc}\\p{Cs}\\u2028\\u2029]", " ");
    }

    private static void trace(ILoggingEvent event, StringBuilder lines) {
        var fault = event.getThrowableProxy();
        var starting = event.getThreadName().equals(STARTING);
        for (var depth = 0; fault != null && depth < MOST_CAUSES; depth++) {
            if (depth > 0) lines.append("Caused by: ");
            lines.append(fault.getClassName())
                    .append(plain(said(fault, starting)))
                    .append('\n');
            var frames = fault.getStackTraceElementProxyArray();
            var own = frames.length - fault.getCommonFrames();
            for (var at = 0; at < Math.min(own, MOST_FRAMES); at++)
                lines.append("\tat ").append(frames[at].getStackTraceElement()).append('\n');
            if (frames.length > Math.min(own, MOST_FRAMES))
                lines.append("\t… and %d more\n".formatted(frames.length - Math.min(own, MOST_FRAMES)));
            fault = fault.getCause();
        }
    }

    private static String said(IThrowableProxy fault, boolean starting) {
        var thrown = fault instanceof ThrowableProxy known ? known.getThrowable() : null;
        if (starting || thrown instanceof CommandRefused) return ": " + cut(fault.getMessage());
        return thrown instanceof SQLException sql ? " (SQLState " + sql.getSQLState() + ")" : "";
    }
}
