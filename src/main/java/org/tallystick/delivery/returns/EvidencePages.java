package org.tallystick.delivery.returns;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;

/// A supplier's evidence shelf, and the files on it: to keep, never to open in the page.
@Controller
class EvidencePages {

    private final Evidence evidence;

    EvidencePages(Evidence evidence) {
        this.evidence = evidence;
    }

    @Only(Role.SUPPLIER)
    @GetMapping("/work/evidence")
    ModelAndView shelf(Actor actor, @RequestParam(required = false, defaultValue = "") String added) {
        return page(actor, added, List.of());
    }

    private ModelAndView page(Actor actor, String added, List<Problem> problems) {
        var files = new ArrayList<EvidenceFile>();
        for (var owner : owners(actor)) files.addAll(evidence.shelf(actor, owner));
        return new ModelAndView(
                "delivery/returns/shelf",
                Map.of(
                        "files", files,
                        "fields", Fields.of(Map.of("files", ""), problems),
                        "added",
                                files.stream()
                                        .filter(file -> file.id().toString().equals(added))
                                        .map(EvidenceFile::name)
                                        .findFirst()
                                        .orElse(""),
                        "key", UUID.randomUUID()));
    }

    private static List<OrganisationId> owners(Actor actor) {
        return actor.organisations(Role.SUPPLIER).stream()
                .sorted(Comparator.comparing(OrganisationId::toString))
                .toList();
    }

    @Only(Role.SUPPLIER)
    @PostMapping("/work/evidence")
    ModelAndView add(
            Actor actor, @RequestParam Map<String, String> all, @RequestParam(required = false) MultipartFile files)
            throws IOException {
        if (files == null
                || Objects.requireNonNullElse(files.getOriginalFilename(), "").isEmpty())
            return refused(actor, new Problem("files", "Choose a file to add"));
        var name = Objects.requireNonNull(files.getOriginalFilename());
        var key = PostedForm.of(all).key();
        try (var bytes = files.getInputStream()) {
            return switch (evidence.shelve(actor, key, owners(actor).getFirst(), name, bytes)) {
                case Evidence.Shelved.Accepted(var file) ->
                    new ModelAndView("redirect:/work/evidence?added=" + file.id());
                case Evidence.Shelved.Refused(var problem) -> refused(actor, problem);
                case Evidence.Shelved.NotYours() -> throw new NotFound();
            };
        }
    }

    private ModelAndView refused(Actor actor, Problem problem) {
        var again = page(actor, "", List.of(problem));
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    /// The bytes as a download. Whatever they hold runs nowhere: no guessing of another type, and a
    /// sandbox should a browser show them all the same.
    @Only({Role.SUPPLIER, Role.CONTRACT_MANAGER, Role.VERIFIER, Role.OFFICER})
    @GetMapping("/evidence/{id}")
    ResponseEntity<InputStreamResource> download(Actor actor, @PathVariable UUID id) {
        var opened = evidence.open(actor, id).orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf(opened.file().type().media()))
                .contentLength(opened.file().size())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(opened.file().name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(new InputStreamResource(opened.bytes()));
    }
}
