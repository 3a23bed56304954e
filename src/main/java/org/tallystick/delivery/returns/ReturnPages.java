package org.tallystick.delivery.returns;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.platform.organisation.Organisation;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.platform.page.form.SentAgain;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Checked;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Quarter;
import org.tallystick.shared.Role;

/// A supplier's returns: what is due, what was sent, and the first of the three pages of each.
@Controller
@Only(Role.SUPPLIER)
@RequestMapping("/work/returns")
class ReturnPages {

    /// More than these are found on the shelf's own page.
    private static final int FILES_SHOWN = 20;

    private final ReturnForms forms;
    private final Evidence evidence;
    private final Organisations organisations;

    ReturnPages(ReturnForms forms, Evidence evidence, Organisations organisations) {
        this.organisations = organisations;
        this.forms = forms;
        this.evidence = evidence;
    }

    @GetMapping
    ModelAndView list(Actor actor) {
        var suppliers = actor.organisations(Role.SUPPLIER).stream()
                .flatMap(id -> organisations.find(id).stream())
                .sorted(Comparator.comparing(Organisation::name))
                .toList();
        return new ModelAndView(
                "delivery/returns/returns",
                Map.of("due", forms.due(actor), "sent", forms.sent(actor), "suppliers", suppliers));
    }

    @GetMapping("/{contract}/{quarter}")
    ModelAndView ask(
            Actor actor,
            @PathVariable UUID contract,
            @PathVariable String quarter,
            @RequestParam(required = false) @Nullable String saved) {
        var sheet = sheet(forms, actor, contract, quarter);
        if (locked(sheet)) return new ModelAndView("redirect:" + address(sheet) + "/receipt");
        return page(actor, sheet, form(sheet), form(sheet), List.of(), saved != null);
    }

    /// The sheet of a return that this actor reports.
    static ReturnForms.Sheet sheet(ReturnForms forms, Actor actor, UUID contract, String quarter) {
        return Quarter.read(quarter)
                .flatMap(read -> forms.sheet(actor, contract, read))
                .filter(sheet -> actor.is(Role.SUPPLIER, sheet.contract().supplier()))
                .orElseThrow(NotFound::new);
    }

    static String address(ReturnForms.Sheet sheet) {
        return "/work/returns/" + sheet.contract().id() + "/" + sheet.quarter();
    }

    /// Whether a return is in and nobody asked for another.
    static boolean locked(ReturnForms.Sheet sheet) {
        return sheet.standing() != null && !sheet.standing().correctable();
    }

    /// What was saved; before anything was, what the return to be corrected says.
    static ReturnForm form(ReturnForms.Sheet sheet) {
        return sheet.typed().isEmpty() && sheet.standing() != null
                ? ReturnForm.of(sheet.standing())
                : new ReturnForm(sheet.typed());
    }

    @SentAgain
    @PostMapping("/{contract}/{quarter}")
    ModelAndView save(
            Actor actor,
            @PathVariable UUID contract,
            @PathVariable String quarter,
            @RequestParam MultiValueMap<String, String> all,
            @RequestParam MultiValueMap<String, MultipartFile> files)
            throws IOException {
        var sheet = sheet(forms, actor, contract, quarter);
        if (locked(sheet)) return new ModelAndView("redirect:" + address(sheet) + "/receipt");
        var problems = new ArrayList<Problem>();
        var key = PostedForm.of(all.toSingleValueMap()).key();
        var form = shelve(actor, key, sheet, ReturnForm.posted(sheet.asked(), all), files, problems);
        var before = form(sheet);
        var seen = Objects.requireNonNullElse(all.getFirst("seen"), "");
        if (!before.fingerprint().equals(seen)
                && !before.fingerprint().equals(form.fingerprint())
                && !sheet.typed().isEmpty()) {
            problems.add(Problem.ofAll(ReturnRules.savedMeanwhile(before.differences(form, sheet.asked()))));
            var again = page(actor, sheet, form, before, problems, false);
            again.setStatus(HttpStatus.CONFLICT);
            return again;
        }
        var kept = forms.save(actor, contract, sheet.quarter(), form.typed());
        if (!kept)
            problems.add(Problem.ofAll(
                    "This is too long for a return. Shorten the longest texts and" + " attach them as files instead."));
        var go = Objects.requireNonNullElse(all.getFirst("go"), "check");
        if (go.equals("check")
                && form.check(sheet.asked(), shelf(actor, sheet))
                        instanceof Checked.Invalid<List<ClaimLine>>(var wrong)) problems.addAll(wrong);
        if (!problems.isEmpty()) {
            var again = page(actor, sheet, form, kept ? form : before, problems, false);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        return new ModelAndView("redirect:"
                + address(sheet)
                + switch (go) {
                    case "save" -> "?saved=yes";
                    case "nothing" -> "/check?nothing=yes";
                    default -> "/check";
                });
    }

    /// Puts a figure whose file was corrected into the draft of a return that is open again.
    @PostMapping("/{contract}/{quarter}/corrected-figure")
    ModelAndView takeOver(
            Actor actor,
            @PathVariable UUID contract,
            @PathVariable String quarter,
            @RequestParam Map<String, String> all) {
        var sheet = sheet(forms, actor, contract, quarter);
        var commitment = PostedForm.of(all).needed("commitment");
        for (var each : sheet.corrected())
            if (each.commitment().equals(commitment) && !locked(sheet))
                forms.save(
                        actor, contract, sheet.quarter(), each.over(form(sheet).typed()));
        return new ModelAndView("redirect:" + address(sheet));
    }

    /// Puts the files that came with the form on the shelf and attaches them to their promises; the
    /// same bytes twice are one file there.
    private ReturnForm shelve(
            Actor actor,
            UUID key,
            ReturnForms.Sheet sheet,
            ReturnForm form,
            MultiValueMap<String, MultipartFile> files,
            List<Problem> problems)
            throws IOException {
        var attached = form;
        for (var asked : sheet.asked()) {
            var id = asked.commitment().id();
            for (var file : files.getOrDefault("file-" + id, List.of())) {
                var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
                if (name.isEmpty() && file.isEmpty()) continue;
                var owner = sheet.contract().supplier();
                try (var bytes = file.getInputStream()) {
                    switch (evidence.shelve(actor, key, owner, name, bytes)) {
                        case Evidence.Shelved.Accepted(var kept) -> attached = attached.attach(id, kept.id());
                        case Evidence.Shelved.Refused(var problem) ->
                            problems.add(new Problem("file-" + id, name + ": " + problem.message()));
                        case Evidence.Shelved.NotYours() -> throw new NotFound();
                    }
                }
            }
        }
        return attached;
    }

    private Set<UUID> shelf(Actor actor, ReturnForms.Sheet sheet) {
        return shelf(evidence, actor, sheet);
    }

    static Set<UUID> shelf(Evidence evidence, Actor actor, ReturnForms.Sheet sheet) {
        return evidence.shelf(actor, sheet.contract().supplier()).stream()
                .map(EvidenceFile::id)
                .collect(Collectors.toSet());
    }

    /// @param kept what is saved, which whoever sends this page has seen
    private ModelAndView page(
            Actor actor,
            ReturnForms.Sheet sheet,
            ReturnForm form,
            ReturnForm kept,
            List<Problem> problems,
            boolean saved) {
        var fields = form.fields(problems);
        var ticked = sheet.asked().stream()
                .flatMap(each -> fields.values("evidence-" + each.commitment().id()).stream())
                .collect(Collectors.toSet());
        var files = new ArrayList<EvidenceFile>();
        for (var file : evidence.shelf(actor, sheet.contract().supplier()))
            if (files.size() < FILES_SHOWN || ticked.contains(file.id().toString())) files.add(file);
        return new ModelAndView(
                "delivery/returns/return",
                Map.of(
                        "seen", kept.fingerprint(),
                        "sheet", sheet,
                        "shelf", files,
                        "fields", fields,
                        "key", UUID.randomUUID(),
                        "saved", saved));
    }
}
