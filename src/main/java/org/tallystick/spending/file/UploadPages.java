package org.tallystick.spending.file;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.platform.page.form.SentAgain;
import org.tallystick.platform.page.list.Twins;
import org.tallystick.platform.store.FileName;
import org.tallystick.platform.store.FileStore;
import org.tallystick.platform.store.FileStore.Keeping;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Role;
import org.tallystick.spending.publisher.Publisher;
import org.tallystick.spending.publisher.Publishers;

/// A spending file from its choosing to its loading: choose it, wait while it is read, see what was
/// found and correct which column means what, confirm, loaded.
@Controller
@Only({Role.OFFICER, Role.ANALYST, Role.SUPPLIER})
@RequestMapping("/work/spend/{publisher}/uploads")
class UploadPages {

    private final Publishers publishers;
    private final Uploads uploads;
    private final LoadWork work;
    private final FileStore files;

    UploadPages(Publishers publishers, Uploads uploads, LoadWork work, FileStore files) {
        this.publishers = publishers;
        this.uploads = uploads;
        this.work = work;
        this.files = files;
    }

    @GetMapping
    ModelAndView ask(Actor actor, @PathVariable String publisher) {
        return ask(mine(actor, publisher), List.of());
    }

    private Publisher mine(Actor actor, String publisher) {
        return publishers.mine(actor, publisher).orElseThrow(NotFound::new);
    }

    private static ModelAndView ask(Publisher publisher, List<Problem> problems) {
        return new ModelAndView(
                "spending/file/upload",
                Map.of(
                        "publisher", publisher,
                        "key", UUID.randomUUID(),
                        "fields", Fields.of(Map.of("file", ""), problems)));
    }

    @SentAgain
    @PostMapping
    ModelAndView upload(
            Actor actor,
            @PathVariable String publisher,
            @RequestParam Map<String, String> all,
            @RequestParam MultipartFile file)
            throws IOException {
        var to = mine(actor, publisher);
        var key = PostedForm.of(all).key();
        // A corrected file of the same name takes its place.
        var name = FileName.plain(file.getOriginalFilename());
        if (file.isEmpty()) return refused(to, "Choose a file that is not empty");
        try (var bytes = file.getInputStream()) {
            return switch (files.keepTable(bytes, name, "payments")) {
                case Keeping.Refused(var because) -> refused(to, because);
                case Keeping.Kept kept -> {
                    if (!uploads.begin(actor, key, to, name, kept))
                        yield refused(
                                to,
                                "Another file was already sent with this form. Choose this one again and send it with the new form",
                                HttpStatus.CONFLICT);
                    var upload = found(to, key);
                    work.begin(upload);
                    yield to(to, upload);
                }
            };
        }
    }

    private static ModelAndView refused(Publisher to, String because) {
        return refused(to, because, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static ModelAndView refused(Publisher to, String because, HttpStatus status) {
        var again = ask(to, List.of(new Problem("file", because)));
        again.setStatus(status);
        return again;
    }

    private Upload found(Publisher publisher, UUID id) {
        return uploads.find(id)
                .filter(each -> each.publisher().equals(publisher.key()))
                .orElseThrow(NotFound::new);
    }

    private static ModelAndView to(Publisher publisher, Upload upload) {
        return new ModelAndView("redirect:/work/spend/" + publisher.key() + "/uploads/" + upload.id());
    }

    @GetMapping("/{upload}")
    ModelAndView follow(
            Actor actor, @PathVariable String publisher, @PathVariable UUID upload, HttpServletResponse response) {
        var of = mine(actor, publisher);
        var file = found(of, upload);
        work.begin(file);
        return switch (file.state()) {
            case READING, LOADING -> {
                response.setHeader("Refresh", "2");
                yield new ModelAndView(
                        "spending/file/progress",
                        Map.of(
                                "publisher", of,
                                "upload", file,
                                "percent", work.percent(file)));
            }
            case READ -> read(of, file, "");
            case LOADED -> new ModelAndView("spending/file/loaded", Map.of("publisher", of, "upload", file));
        };
    }

    private static ModelAndView read(Publisher publisher, Upload upload, String changed) {
        return new ModelAndView(
                "spending/file/read",
                Map.of(
                        "publisher",
                        publisher,
                        "upload",
                        upload,
                        "found",
                        upload.found().orElseThrow(),
                        "key",
                        UUID.randomUUID(),
                        "changed",
                        changed));
    }

    private static ModelAndView conflict(Publisher publisher, Upload upload) {
        if (upload.state() != Upload.State.READ) return to(publisher, upload);
        return conflict(
                publisher, upload, "Someone else has chosen or confirmed since then. This is the position now.");
    }

    private static ModelAndView conflict(Publisher publisher, Upload upload, String words) {
        var again = read(publisher, upload, words);
        again.setStatus(HttpStatus.CONFLICT);
        return again;
    }

    /// Which choice of columns the form was made from; -1 for what is none.
    private static int seen(PostedForm typed) {
        return typed.whole("seen").orElse(-1);
    }

    @PostMapping("/{upload}/columns")
    ModelAndView columns(
            Actor actor,
            @PathVariable String publisher,
            @PathVariable UUID upload,
            @RequestParam Map<String, String> all) {
        var of = mine(actor, publisher);
        var file = found(of, upload);
        var typed = PostedForm.of(all);
        var chosen = ColumnRules.chosen(file.columns(), all);
        if (!uploads.choose(actor, typed.key(), upload, seen(typed), chosen)) return conflict(of, found(of, upload));
        var now = found(of, upload);
        work.begin(now);
        return to(of, now);
    }

    @PostMapping("/{upload}/confirmation")
    ModelAndView confirm(
            Actor actor,
            @PathVariable String publisher,
            @PathVariable UUID upload,
            @RequestParam Map<String, String> all) {
        var of = mine(actor, publisher);
        var file = found(of, upload);
        var seen = seen(PostedForm.of(all));
        if (file.state() == Upload.State.READ && file.choice() == seen && work.stale(file)) {
            // The same columns again: what was found is found anew, beside what is loaded now.
            uploads.choose(actor, UUID.randomUUID(), upload, seen, file.chosen());
            work.begin(found(of, upload));
            return conflict(
                    of,
                    file,
                    "Another file took the place of %s after this one was read. It is being read again: press Confirm to see what would be different now."
                            .formatted(file.filename()));
        }
        if (!uploads.confirm(actor, upload, seen)) return conflict(of, found(of, upload));
        var now = found(of, upload);
        work.begin(now);
        return to(of, now);
    }

    /// What was set aside, to be put right where the file was made.
    @GetMapping("/{upload}/aside.csv")
    ResponseEntity<byte[]> aside(Actor actor, @PathVariable String publisher, @PathVariable UUID upload) {
        var file = found(mine(actor, publisher), upload);
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("line", "field", "value", "reason"));
        for (var each : file.found().orElseThrow(NotFound::new).aside())
            rows.add(List.of(Long.toString(each.line()), each.field(), each.value(), each.reason()));
        return Twins.unkept(Twins.csv("set-aside", rows));
    }
}
