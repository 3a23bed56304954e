package org.tallystick.consultation.design;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.consultation.Mode;
import org.tallystick.consultation.Plan;
import org.tallystick.library.survey.Kind;
import org.tallystick.library.survey.SurveyRules;
import org.tallystick.library.survey.Words;
import org.tallystick.shared.Many;
import org.tallystick.shared.Problem;

/// Whether a consultation is ready to be launched: what the courts ask of one (R v Brent LBC ex p
/// Gunning, 1985: still undecided, reasons given, time given, answers weighed), and what this house
/// promises to those who answer.
public final class ReadinessRules {

    /// What councils usually give; less needs a reason that people can read.
    static final int USUAL_DAYS = 84;

    private final Plan plan;
    private final LocalDate today;
    private final List<Point> points = new ArrayList<>();

    private ReadinessRules(Plan plan, LocalDate today) {
        this.plan = plan;
        this.today = today;
    }

    /// One line of the check list.
    ///
    /// @param field what it is about, as the plan's pages name it
    /// @param words what is so, or what to do
    public record Point(String field, String name, boolean met, String words) {}

    /// Every point, met or not, in the order of the list.
    static List<Point> check(Plan plan, LocalDate today) {
        var rules = new ReadinessRules(plan, today);
        rules.survey();
        rules.notice();
        rules.time();
        rules.mode();
        rules.welsh();
        return List.copyOf(rules.points);
    }

    /// What keeps the plan from being launched.
    public static List<Problem> problems(Plan plan, LocalDate today) {
        return check(plan, today).stream()
                .filter(point -> !point.met())
                .map(point -> new Problem(point.field(), point.words()))
                .toList();
    }

    private void survey() {
        var problems = SurveyRules.check(plan.survey());
        if (plan.survey().title().en().isBlank()) no("survey", "A survey that can be answered", "Enter the title");
        for (var problem : problems) no("survey", "A survey that can be answered", problem.message());
        if (problems.isEmpty())
            yes(
                    "survey",
                    "A survey that can be answered",
                    "It asks " + Many.of(plan.survey().questions().count(), "question"));
    }

    /// Files hold their makers' names and more than anybody meant to say.
    static String withoutFile(String question) {
        return "Take out question "
                + question
                + ", which asks for a file: a file may name who wrote it, and answers are anonymous";
    }

    private void notice() {
        var notice = plan.content().notice();
        said(notice.undecided(), "undecided", "Still undecided", "Say what can still change because of the answers");
        said(notice.reasons(), "reasons", "Reasons given", "Say why this is proposed");
        said(
                notice.decision(),
                "decision",
                "Answers will be weighed",
                "Say who decides, when, and where the result will be published");
        said(
                notice.privacy(),
                "privacy",
                "Privacy notice",
                "Say who keeps the answers, for how long, and who to ask about them");
        said(
                notice.otherWays(),
                "otherWays",
                "Other ways to answer",
                "Say how to answer without the internet, or in another format");
    }

    private void said(Words words, String field, String name, String otherwise) {
        if (words.en().isBlank()) no(field, name, otherwise);
        else yes(field, name, "Given");
    }

    private void time() {
        var schedule = plan.schedule();
        var opens = schedule.opens();
        var closes = schedule.closes();
        if (opens == null || closes == null) {
            no("opens", "Time given", "Enter when it opens and when it closes");
            return;
        }
        var days = ChronoUnit.DAYS.between(opens, closes);
        if (!closes.isAfter(opens)) no("closes", "Time given", "Enter a close after the opening");
        else if (days < USUAL_DAYS && schedule.because().isBlank())
            no("because", "Time given", "Give 12 weeks or more, or say why less is enough: this gives " + inDays(days));
        else if (opens.toLocalDate().isBefore(today) && !lastDay(closes).isBefore(today))
            no("opens", "Time given", "Choose an opening from today on");
        else
            yes(
                    "opens",
                    "Time given",
                    lastDay(closes).isBefore(today)
                            ? "It was held elsewhere: you can add replies, and nobody answers online"
                            : "It gives " + inDays(days));
    }

    private static LocalDate lastDay(LocalDateTime closes) {
        return closes.minusNanos(1).toLocalDate();
    }

    private static String inDays(long days) {
        return Many.of(days, "day");
    }

    private void mode() {
        var mode = plan.mode();
        if (mode == null) {
            no("mode", "What happens to names", "Choose named, confidential or anonymous");
            return;
        }
        var asksWho = asks(Kind.Contact.class);
        var file = asks(Kind.Upload.class);
        switch (mode) {
            case ANONYMOUS -> {
                if (asksWho != null)
                    no(
                            "mode",
                            "What happens to names",
                            "Take out question " + asksWho + ", which asks who answers, or choose another mode");
                else if (file != null)
                    no("mode", "What happens to names", withoutFile(file) + ". Or choose another mode");
                else yes("mode", "What happens to names", "Anonymous");
            }
            case NAMED -> {
                if (asksWho == null) no("mode", "What happens to names", "Add a question that asks who answers");
                else forget(mode);
            }
            case CONFIDENTIAL -> forget(mode);
        }
    }

    private void forget(Mode mode) {
        var forget = plan.schedule().forget();
        var closes = plan.schedule().closes();
        if (forget == null) no("forget", "What happens to names", "Enter the day on which contact details are deleted");
        else if (closes != null && !forget.isAfter(lastDay(closes)))
            no("forget", "What happens to names", "Choose a day after the close");
        else yes("mode", "What happens to names", mode.words() + ", with a day for deletion");
    }

    private @Nullable String asks(Class<? extends Kind> kind) {
        return plan.survey()
                .questions()
                .filter(question -> kind.isInstance(question.kind()))
                .map(question -> question.id())
                .findFirst()
                .orElse(null);
    }

    private void welsh() {
        if (!plan.content().welsh()) return;
        var missing = WelshRules.missing(plan.content());
        if (missing.isEmpty()) yes("welsh", "Welsh beside English", "Everything is also in Welsh");
        else
            no(
                    "welsh",
                    "Welsh beside English",
                    "Add the Welsh for " + String.join(", ", missing) + ", or switch Welsh off");
    }

    private void yes(String field, String name, String words) {
        points.add(new Point(field, name, true, words));
    }

    private void no(String field, String name, String words) {
        points.add(new Point(field, name, false, words));
    }
}
