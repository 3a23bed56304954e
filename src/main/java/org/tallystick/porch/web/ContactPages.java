package org.tallystick.porch.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.platform.organisation.Mail;
import org.tallystick.platform.organisation.Mails;
import org.tallystick.platform.page.Open;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.shared.Messages;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.RateLimit;

/// How to reach whoever runs this site, and a form that writes to them.
@Controller
@Open
class ContactPages {

    private static final int MOST = 5_000;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>,;]{1,64}@[^\\s@<>,;]{1,190}");

    private final Statements statements;
    private final ObjectProvider<Mails> mails;
    private final RateLimit visitors = new RateLimit(20, Duration.ofHours(1));
    private final RateLimit everybody = new RateLimit(300, Duration.ofHours(1));

    ContactPages(Statements statements, ObjectProvider<Mails> mails) {
        this.statements = statements;
        this.mails = mails;
    }

    @GetMapping("/contact")
    ModelAndView contact(
            @RequestParam(required = false) @Nullable String sent, @RequestParam(defaultValue = "") String lang) {
        return page(Fields.blank(), sent != null, lang.equals("cy"));
    }

    /// Whether there is somebody to write to, and a mail server to write with.
    private boolean open() {
        return !statements.email().isEmpty() && mails.getIfAvailable() != null;
    }

    private ModelAndView page(Fields fields, boolean sent, boolean welsh) {
        return new ModelAndView(
                "porch/web/contact",
                Map.of(
                        "said",
                        statements,
                        "fields",
                        fields.in(welsh),
                        "welsh",
                        welsh,
                        "open",
                        open(),
                        "sent",
                        sent,
                        "key",
                        UUID.randomUUID()));
    }

    @PostMapping("/contact")
    ModelAndView write(@RequestParam Map<String, String> all, HttpServletRequest request) {
        if (!open()) throw new NotFound();
        var message = all.getOrDefault("message", "").strip();
        var reply = all.getOrDefault("reply", "").strip();
        var welsh = all.getOrDefault("lang", "").equals("cy");
        var problems = problems(message, reply, welsh);
        var now = Instant.now();
        if (problems.isEmpty() && !(visitors.allows(request.getRemoteAddr(), now) && everybody.allows("", now)))
            problems.add(Problem.ofAll(Messages.in(welsh, "contact.too-many")));
        if (!problems.isEmpty()) {
            var again = page(Fields.of(all, problems), false, welsh);
            again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return again;
        }
        mails.getObject()
                .send(new Mail(
                        statements.email(),
                        "Message from the contact form",
                        message + "\n\n" + (reply.isEmpty() ? "They gave no e-mail address." : "Reply to: " + reply)));
        return new ModelAndView("redirect:/contact?sent=yes" + (welsh ? "&lang=cy" : ""));
    }

    private static List<Problem> problems(String message, String reply, boolean welsh) {
        var problems = new ArrayList<Problem>();
        if (message.isEmpty()) problems.add(new Problem("message", Messages.in(welsh, "contact.no-message")));
        if (message.length() > MOST)
            problems.add(new Problem(
                    "message", Messages.in(welsh, "contact.too-long", "n", "%,d".formatted(message.length()))));
        if (!reply.isEmpty() && !EMAIL.matcher(reply).matches())
            problems.add(new Problem("reply", Messages.in(welsh, "contact.no-email")));
        return problems;
    }
}
