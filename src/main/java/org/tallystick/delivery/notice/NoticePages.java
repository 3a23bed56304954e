package org.tallystick.delivery.notice;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.delivery.contract.AnswerForm;
import org.tallystick.delivery.contract.Answers;
import org.tallystick.delivery.contract.Contracts;
import org.tallystick.delivery.contract.Notices;
import org.tallystick.library.ocds.Beginning.Ready;
import org.tallystick.library.ocds.Question;
import org.tallystick.platform.organisation.Organisation;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Choice;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.platform.store.FileName;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Conflict;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// A contract that begins from a published notice: upload it, see what can begin, answer what it
/// leaves open.
@Controller
@Only({Role.CONTRACT_MANAGER, Role.OFFICER})
@RequestMapping("/work/contracts/from-notice")
class NoticePages {

    private final Notices notices;
    private final Contracts contracts;
    private final Organisations organisations;

    NoticePages(Notices notices, Contracts contracts, Organisations organisations) {
        this.notices = notices;
        this.contracts = contracts;
        this.organisations = organisations;
    }

    @GetMapping
    ModelAndView ask() {
        return upload(List.of());
    }

    private static ModelAndView upload(List<Problem> problems) {
        return new ModelAndView(
                "delivery/notice/notice-upload",
                Map.of("key", UUID.randomUUID(), "fields", Fields.of(Map.of("file", ""), problems)));
    }

    @PostMapping
    ModelAndView keep(
            Actor actor, @RequestParam Map<String, String> all, @RequestParam(required = false) MultipartFile file)
            throws IOException {
        if (file == null || file.isEmpty()) {
            var refused = upload(List.of(new Problem("file", "Choose a file that is not empty")));
            refused.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return refused;
        }
        var key = PostedForm.of(all).key();
        notices.keep(actor, key, FileName.plain(file.getOriginalFilename()), file.getBytes());
        return new ModelAndView("redirect:/work/contracts/from-notice/" + key);
    }

    @GetMapping("/{notice}")
    ModelAndView table(Actor actor, @PathVariable UUID notice) {
        var found = notices.find(actor, notice).orElseThrow(NotFound::new);
        var lines = new ArrayList<NoticeLine>();
        for (var each : found.beginnings())
            lines.add(new NoticeLine(
                    lines.size() + 1,
                    each,
                    each instanceof Ready(var facts, var _)
                            ? contracts.begun(actor, facts).orElse(null)
                            : null));
        return new ModelAndView(
                "delivery/notice/notice", Map.of("notice", notice, "name", found.name(), "lines", lines));
    }

    private Ready ready(Actor actor, UUID notice, int line) {
        var all = notices.find(actor, notice).orElseThrow(NotFound::new).beginnings();
        return Optional.of(line)
                .filter(number -> number >= 1 && number <= all.size())
                .map(number -> all.get(number - 1))
                .filter(Ready.class::isInstance)
                .map(Ready.class::cast)
                .orElseThrow(NotFound::new);
    }

    @GetMapping("/{notice}/{line}")
    ModelAndView one(Actor actor, @PathVariable UUID notice, @PathVariable int line) {
        var release = ready(actor, notice, line);
        var already = contracts.begun(actor, release.facts());
        if (already.isPresent()) return new ModelAndView("redirect:/work/contracts/" + already.get());
        var typed = new HashMap<String, String>();
        var buyers = buyers(actor);
        if (buyers.size() == 1) typed.put("buyer", buyers.getFirst().id().toString());
        return page(actor, notice, line, release, Fields.of(typed, List.of()), List.of());
    }

    /// The organisations for which this person may begin contracts.
    private List<Organisation> buyers(Actor actor) {
        return Stream.of(Role.CONTRACT_MANAGER, Role.OFFICER)
                .flatMap(role -> actor.organisations(role).stream())
                .distinct()
                .map(organisations::find)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Organisation::name))
                .toList();
    }

    /// What the notice itself leaves open, and what cannot be matched here; not who buys, which the
    /// form always asks.
    private List<Question> questions(Ready release) {
        return contracts.open(release, Answers.NONE).stream()
                .filter(question -> question.about() != Question.About.BUYER)
                .toList();
    }

    private static Set<Question.About> about(List<Question> questions) {
        return questions.stream().map(Question::about).collect(Collectors.toCollection(TreeSet::new));
    }

    private ModelAndView page(Actor actor, UUID notice, int line, Ready release, Fields fields, List<Question> more) {
        var questions = new ArrayList<>(questions(release));
        questions.addAll(more);
        return new ModelAndView(
                "delivery/notice/notice-begin",
                Map.of(
                        "address", "/work/contracts/from-notice/" + notice,
                        "line", line,
                        "facts", release.facts(),
                        "questions", questions,
                        "asked", about(questions),
                        "buyers", Choice.each(buyers(actor), each -> each.id().toString(), Organisation::name),
                        "suppliers", suppliers(release),
                        "key", UUID.randomUUID(),
                        "fields", fields));
    }

    /// Those that the notice names, and organisations here of the same name.
    private List<Choice> suppliers(Ready release) {
        var choices = new ArrayList<Choice>();
        var named = release.facts().suppliers();
        for (var i = 0; i < named.size(); i++) {
            var same = organisations.named(named.get(i).name());
            if (same.isEmpty() || named.size() > 1)
                choices.add(Choice.of(Integer.toString(i), named.get(i).name()));
            for (var each : same)
                choices.add(Choice.of("here " + each.id(), each.name() + ", which is registered here"));
        }
        return choices;
    }

    @PostMapping("/{notice}/{line}")
    ModelAndView begin(
            Actor actor, @PathVariable UUID notice, @PathVariable int line, @RequestParam Map<String, String> all) {
        var release = ready(actor, notice, line);
        var posted = PostedForm.of(all);
        var mine = buyers(actor).stream().map(Organisation::id).toList();
        var form = new AnswerForm(release, about(questions(release)), mine, posted);
        return switch (form.check()) {
            case Checked.Invalid<AnswerForm.Given>(var problems) ->
                refused(actor, notice, line, release, posted, problems, List.of());
            case Checked.Valid<AnswerForm.Given>(var given) ->
                switch (contracts.begin(actor, posted.key(), given.release(), given.answers())) {
                    case Contracts.Begun.Began(var id) -> toContract(id);
                    case Contracts.Begun.AlreadyBegun(var id) -> {
                        if (contracts.find(actor, id).isPresent()) yield toContract(id);
                        throw new Conflict("A contract has already begun from this award, for another buyer."
                                + " Ask them, or upload the notice of another award.");
                    }
                    case Contracts.Begun.Asked(var more) ->
                        refused(
                                actor,
                                notice,
                                line,
                                release,
                                posted,
                                more.stream()
                                        .map(question ->
                                                new Problem(question.about().field(), question.asks()))
                                        .toList(),
                                more);
                    case Contracts.Begun.NotYours() -> throw new NotFound();
                };
        };
    }

    private static ModelAndView toContract(UUID contract) {
        return new ModelAndView("redirect:/work/contracts/" + contract);
    }

    private ModelAndView refused(
            Actor actor,
            UUID notice,
            int line,
            Ready release,
            PostedForm posted,
            List<Problem> problems,
            List<Question> more) {
        var again = page(actor, notice, line, release, posted.fields(problems), more);
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }
}
