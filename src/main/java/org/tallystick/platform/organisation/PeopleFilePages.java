package org.tallystick.platform.organisation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.library.sheet.CellProblem;
import org.tallystick.library.sheet.Sheet;
import org.tallystick.library.sheet.Sheets;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Choice;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Checked;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// Several people with their roles from one file: all of them, or none where something is wrong.
@Controller
@Only(Role.ADMINISTRATOR)
@RequestMapping("/work/people/import")
class PeopleFilePages {

    private final Invitations invitations;
    private final Organisations organisations;

    PeopleFilePages(Invitations invitations, Organisations organisations) {
        this.invitations = invitations;
        this.organisations = organisations;
    }

    @GetMapping
    ModelAndView ask(Actor actor) {
        return page(actor, Fields.blank(), List.of());
    }

    private ModelAndView page(Actor actor, Fields fields, List<CellProblem> cells) {
        return new ModelAndView(
                "platform/organisation/people-file",
                Map.of(
                        "organisations",
                        actor.organisations(Role.ADMINISTRATOR).stream()
                                .flatMap(id -> organisations.find(id).stream())
                                .map(each -> Choice.of(each.id().toString(), each.name()))
                                .toList(),
                        "roles",
                        List.of(Role.values()),
                        "key",
                        UUID.randomUUID(),
                        "cells",
                        cells,
                        "fields",
                        fields));
    }

    @PostMapping
    ModelAndView add(
            Actor actor,
            @RequestParam Map<String, String> all,
            @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        var posted = PostedForm.of(all);
        var at = actor.organisations(Role.ADMINISTRATOR).stream()
                .filter(each -> each.toString().equals(posted.text("organisation")))
                .findFirst()
                .orElseThrow(NotFound::new);
        var bytes = posted.text("typed").getBytes(StandardCharsets.UTF_8);
        var name = "people.csv";
        if (file != null && !file.isEmpty()) {
            bytes = file.getBytes();
            name = Objects.requireNonNullElse(file.getOriginalFilename(), name);
        }
        if (bytes.length == 0)
            return refused(
                    actor, posted, List.of(new Problem("file", "Choose a file, or type the people below")), List.of());
        return switch (Sheets.read(bytes, name)) {
            case Checked.Invalid<List<Sheet>>(var problems) ->
                refused(
                        actor,
                        posted,
                        problems.stream()
                                .map(each -> new Problem("file", each.message()))
                                .toList(),
                        List.of());
            case Checked.Valid<List<Sheet>>(var sheets) -> add(actor, posted, at, PeopleFile.read(sheets.getFirst()));
        };
    }

    private ModelAndView add(Actor actor, PostedForm posted, OrganisationId at, PeopleFile.Found found) {
        if (!found.problems().isEmpty() || found.lines().isEmpty()) {
            var problem = new Problem(
                    "file",
                    found.problems().isEmpty()
                            ? "There is nobody in the file"
                            : "Correct the cells listed below and send the file again. Nobody was added");
            return refused(actor, posted, List.of(problem), found.problems());
        }
        var key = posted.key();
        for (var each : found.lines())
            invitations.invite(
                    actor,
                    UUID.nameUUIDFromBytes((key + each.email()).getBytes(StandardCharsets.UTF_8)),
                    each.email(),
                    each.name(),
                    at,
                    each.roles());
        return new ModelAndView("redirect:/work/people");
    }

    private ModelAndView refused(Actor actor, PostedForm posted, List<Problem> problems, List<CellProblem> cells) {
        var again = page(actor, posted.fields(problems), cells);
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }
}
