package org.tallystick.charter.signatory.signing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tallystick.charter.signatory.Answer;
import org.tallystick.charter.signatory.Signatory;
import org.tallystick.charter.text.CharterText;
import org.tallystick.platform.organisation.Sector;
import org.tallystick.platform.organisation.Size;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.Keys;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Identifier;
import org.tallystick.shared.Problem;

/// A signing as it was typed so far, over its five pages. Each page checks its own part; the last
/// one checks all.
public record SigningForm(Map<String, String> all) {

    /// The organisation that renews, by its id.
    public static final String KNOWN = "known";

    /// More than any page asks for, so that what is too long comes back to be shortened.
    private static final int MOST_TYPED = 50_000;

    /// More than all pages ask for together.
    private static final int MOST_KEPT = 100_000;

    private static final String FIELD = "register|number|name|people|sector|place|signer|position|email|read"
            + "|(answer|how)-[A-Za-z0-9.-]{1,20}|(step|due)-[A-Za-z0-9.-]{1,20}-[1-3](\\.(day|month|year))?";

    private static final String EMAIL = "[^@\\s]{1,100}@[^@\\s]{1,150}\\.[^@\\s.]{2,}";

    public SigningForm {
        all = Map.copyOf(all);
    }

    /// Where an organisation can be registered.
    enum Register {
        COMPANY("GB-COH", "Company number"),
        CHARITY("GB-CHC", "Charity number, England and Wales"),
        SCOTTISH_CHARITY("GB-SC", "Charity number, Scotland"),
        NI_CHARITY("GB-NIC", "Charity number, Northern Ireland"),
        PPON("GB-PPON", "Public Procurement Organisation Number (PPON)"),
        NONE("", "It has none of these numbers");

        private final String scheme;
        private final String words;

        Register(String scheme, String words) {
            this.scheme = scheme;
            this.words = words;
        }

        String scheme() {
            return scheme;
        }

        public String words() {
            return words;
        }
    }

    /// What is known of the organisation: it is not asked again, but for what may have changed.
    ///
    /// @param size as it was stated last; null where nobody has said
    /// @param late steps that it promised before and that are past their day and not done, by
    ///   principle; they go on
    public record Known(
            String name,
            Sector sector,
            @Nullable Size size,
            @Nullable String place,
            Map<String, List<Signatory.Milestone>> late) {
        static final Known NOTHING = new Known("", Sector.UNKNOWN, null, null, Map.of());

        public Known {
            late = Map.copyOf(late);
        }
    }

    /// A signing in which nothing is wrong.
    ///
    /// @param place the GSS code of where it works from; null where it is known already or lies
    ///   outside the areas known here
    record Complete(
            String name,
            Sector sector,
            Size size,
            @Nullable String place,
            String signer,
            String position,
            String email,
            Map<String, Answer> answers) {}

    PostedForm typed() {
        return PostedForm.of(all);
    }

    /// The address of whoever signs, as it was typed.
    String email() {
        return typed().text("email");
    }

    /// This with what a page posted; every other field stays.
    SigningForm with(Map<String, String> posted) {
        var more = new LinkedHashMap<>(all);
        posted.forEach((name, text) -> {
            if (name.matches(FIELD) && text.length() <= MOST_TYPED)
                more.put(name, PostedForm.of(Map.of(name, text)).text(name));
        });
        // What a signing is about is decided when it begins, never by a page.
        more.keySet().removeAll(List.of("key", "_csrf", KNOWN));
        if (all.containsKey(KNOWN)) more.put(KNOWN, all.getOrDefault(KNOWN, ""));
        return new SigningForm(more);
    }

    /// What is wrong with the whole, however little is wrong with each part.
    List<Problem> sizeProblems() {
        var kept = all.entrySet().stream()
                .mapToInt(e -> e.getKey().length() + e.getValue().length());
        return kept.sum() <= MOST_KEPT
                ? List.of()
                : List.of(Problem.ofAll(
                        "Shorten your answers: together they have more than %,d characters".formatted(MOST_KEPT)));
    }

    Fields fields(List<Problem> problems) {
        return Fields.of(all, problems);
    }

    Register register() {
        return Keys.read(typed().text("register"), Register.NONE);
    }

    /// The number in its register; empty where it has none.
    Checked<Optional<Identifier>> identifier() {
        if (typed().text("register").isEmpty())
            return wrong("register", "Choose the kind of number, or say that it has none");
        if (register() == Register.NONE) return new Checked.Valid<>(Optional.empty());
        return switch (Identifier.read(register().scheme(), typed().text("number"))) {
            case Checked.Valid<Identifier>(var id) -> new Checked.Valid<>(Optional.of(id));
            case Checked.Invalid<Identifier>(var problems) ->
                wrong("number", problems.getFirst().message());
        };
    }

    private static <T> Checked<T> wrong(String field, String words) {
        return new Checked.Invalid<>(List.of(new Problem(field, words)));
    }

    /// What is wrong with the page that finds the organisation.
    List<Problem> findProblems(Known known) {
        var problems = new ArrayList<Problem>();
        if (all.containsKey(KNOWN)) return problems;
        if (identifier() instanceof Checked.Invalid<Optional<Identifier>>(var wrong)) problems.addAll(wrong);
        if (known.name().isEmpty()) typed().needed("name", 200, "Enter the organisation's name", problems);
        return problems;
    }

    /// What is wrong with the page about the organisation and who signs.
    ///
    /// @param signedIn whether the address of whoever signs is known to be theirs
    List<Problem> aboutProblems(Known known, Predicate<String> isPlace, boolean signedIn) {
        var problems = new ArrayList<Problem>();
        if (size(known).isEmpty())
            problems.add(new Problem(
                    "people", "Enter how many people work for it, as a whole number, like 7; 0 if all are volunteers"));
        if (known.sector() == Sector.UNKNOWN && sector(known) == Sector.UNKNOWN)
            problems.add(new Problem("sector", "Choose what kind of organisation it is"));
        if (known.place() == null && !typed().text("place").equals("elsewhere") && !isPlace.test(typed().text("place")))
            problems.add(new Problem("place", "Choose where it works from"));
        typed().needed("signer", 200, "Enter the name of the person who signs", problems);
        typed().needed("position", 200, "Enter their job title, like Director or Chair", problems);
        if (!signedIn && !email().matches(EMAIL))
            problems.add(new Problem("email", "Enter an e-mail address in the correct format, like name@example.org"));
        return problems;
    }

    /// The band of the head count that was typed; where none was, what was stated last.
    Optional<Size> size(Known known) {
        return typed().text("people").isEmpty()
                ? Optional.ofNullable(known.size())
                : typed().whole("people").flatMap(Size::of);
    }

    Sector sector(Known known) {
        return known.sector() == Sector.UNKNOWN ? Keys.read(typed().text("sector"), Sector.UNKNOWN) : known.sector();
    }

    List<Problem> readProblems() {
        return typed().has("read") ? List.of() : List.of(new Problem("read", "Tick the box when you have read it"));
    }

    /// What is wrong with the answers to the principles.
    List<Problem> answerProblems(CharterText text, Known known, LocalDate today) {
        var problems = new ArrayList<Problem>();
        var answers = answers(text, known, today, problems);
        if (problems.isEmpty())
            size(known).ifPresent(size -> problems.addAll(SigningRules.problems(text, size, answers)));
        return problems;
    }

    /// The answers, with everything that is wrong with them.
    Map<String, Answer> answers(CharterText text, Known known, LocalDate today, List<Problem> problems) {
        return new AnswerForm(typed(), known.late().keySet(), today, problems).read(text);
    }

    /// The whole, or everything that is wrong with it.
    Checked<Complete> check(
            CharterText text, Known known, Predicate<String> isPlace, boolean signedIn, LocalDate today) {
        var problems = new ArrayList<>(findProblems(known));
        problems.addAll(aboutProblems(known, isPlace, signedIn));
        problems.addAll(readProblems());
        problems.addAll(answerProblems(text, known, today));
        var size = size(known);
        if (!problems.isEmpty() || size.isEmpty()) return new Checked.Invalid<>(problems);
        var place = typed().text("place");
        return new Checked.Valid<>(new Complete(
                known.name().isEmpty() ? typed().text("name") : known.name(),
                sector(known),
                size.get(),
                known.place() != null ? null : isPlace.test(place) ? place : null,
                typed().text("signer"),
                typed().text("position"),
                email(),
                answers(text, known, today, new ArrayList<>())));
    }
}
