package org.tallystick.consultation.answering;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.consultation.Consultation;
import org.tallystick.consultation.Consultations;
import org.tallystick.platform.page.Only;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Role;

/// Files that came with the answers of a closed consultation: to keep, never to open in the page.
@Controller
@Only({Role.OFFICER, Role.GROUP})
@RequestMapping("/work/consultations/{id}/files")
class FilePages {

    private final Consultations consultations;
    private final AnswerFiles files;

    FilePages(Consultations consultations, AnswerFiles files) {
        this.consultations = consultations;
        this.files = files;
    }

    @GetMapping
    ModelAndView all(Actor actor, @PathVariable UUID id) {
        var consultation =
                consultations.kept(actor, id).filter(Consultation::closed).orElseThrow(NotFound::new);
        return new ModelAndView(
                "consultation/answering/files",
                Map.of(
                        "consultation",
                        consultation,
                        "title",
                        consultations
                                .latest(consultation)
                                .content()
                                .survey()
                                .title()
                                .en(),
                        "files",
                        files.all(actor, id)));
    }

    /// Whatever the bytes hold runs nowhere: no guessing of another type, and a sandbox should a
    /// browser show them all the same.
    @GetMapping("/{file}")
    ResponseEntity<byte[]> download(Actor actor, @PathVariable UUID id, @PathVariable UUID file) {
        var opened = files.open(actor, id, file).orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf(opened.sent().type().media()))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(opened.sent().file().name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(opened.bytes());
    }
}
