package org.tallystick.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.page.Open;
import org.tallystick.shared.CannotStart;
import org.tallystick.shared.Conflict;
import org.tallystick.shared.NotFound;

import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/// What people see when a request cannot be answered: a plain sentence and what to do. Forbidden is
/// not found. A fault of ours gets a reference that stands in the log beside the stack trace, and
/// nowhere else.
@Controller
@ControllerAdvice
@Open
public class Errors implements ErrorController {

    static final String FORM_OUT_OF_DATE = Errors.class.getName() + ".form-out-of-date";

    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    private final PageForTemplates pages;

    Errors(PageForTemplates pages) {
        this.pages = pages;
    }

    /// What an error page says.
    public record Said(int status, String title, String whatToDo, String reference) {}

    @ExceptionHandler(NotFound.class)
    Object notFound(HttpServletRequest request, HttpServletResponse response) {
        return answer(404, "", request, response);
    }

    @ExceptionHandler(Conflict.class)
    Object conflict(Conflict conflict, HttpServletRequest request, HttpServletResponse response) {
        return answer(409, conflict.sentence(), request, response);
    }

    /// Something that Tallystick leans on does not answer; whoever looks after it reads in the log
    /// what to do.
    @ExceptionHandler(CannotStart.class)
    Object cannotAnswer(
            CannotStart missing, HttpServletRequest request, HttpServletResponse response) {
        return answer(503, log(missing), request, response);
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    Object tooLarge(HttpServletRequest request, HttpServletResponse response) {
        return answer(413, "", request, response);
    }

    @RequestMapping("/error")
    Object error(HttpServletRequest request, HttpServletResponse response) {
        var status =
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                        ? code
                        : 404;
        if (status == 403 && request.getAttribute(FORM_OUT_OF_DATE) == null) status = 404;
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Exception e
                && status >= 500) return answer(status, log(e), request, response);
        return answer(status, "", request, response);
    }

    private static String log(Exception e) {
        var reference =
                HexFormat.of().withUpperCase().toHexDigits(ThreadLocalRandom.current().nextInt());
        LOG.error("Reference {}", reference, e);
        return reference;
    }

    private Object answer(
            int status, String detail, HttpServletRequest request, HttpServletResponse response) {
        var said = said(status, detail);
        if (wantsData(request)) {
            var problem =
                    ProblemDetail.forStatusAndDetail(HttpStatus.valueOf(status), said.whatToDo());
            problem.setTitle(said.title());
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem);
        }
        response.setStatus(status);
        // Spring gives the model of the advice to handlers, and not to what answers for their
        // failure.
        return new ModelAndView("web/error", Map.of("said", said, "page", pages.page(request)));
    }

    private static boolean wantsData(HttpServletRequest request) {
        var asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var address = asked instanceof String original ? original : request.getRequestURI();
        return address.startsWith("/api/");
    }

    private static Said said(int status, String detail) {
        return switch (status) {
            case 400, 405, 415 ->
                    new Said(
                            status,
                            "This request could not be read",
                            "Go back and try again. If you typed the address, check it.",
                            "");
            case 403 ->
                    new Said(
                            status,
                            "This form is out of date",
                            "The page was open for too long, or was opened before you signed in. Go"
                                    + " back, reload the page and send it again: what you typed is"
                                    + " still in your browser.",
                            "");
            case 404 ->
                    new Said(
                            status,
                            "Page not found",
                            "If you typed the address, check it. If you followed a link, the page"
                                    + " may have moved, or you may need to sign in with another role.",
                            "");
            case 409 -> new Said(status, "Somebody else changed this first", detail, "");
            case 413 ->
                    new Said(
                            status,
                            "This file is too large",
                            "A file may have up to 20 MB. Make it smaller, or send it in parts.",
                            "");
            case 422 -> new Said(status, "Something in this form needs correcting", detail, "");
            case 429 ->
                    new Said(
                            status,
                            "Too many attempts",
                            "Wait a quarter of an hour and try again.",
                            "");
            case 503 ->
                    new Said(
                            status,
                            "Not available just now",
                            "Nothing of what was acknowledged is lost. Try again in a minute.",
                            detail);
            default ->
                    new Said(
                            status,
                            "Sorry, something went wrong",
                            "The fault is ours, and it was noted. What was acknowledged before is"
                                    + " kept. Try again in a minute.",
                            detail);
        };
    }
}
