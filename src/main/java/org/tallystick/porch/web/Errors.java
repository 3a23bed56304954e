package org.tallystick.porch.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.platform.page.Open;
import org.tallystick.shared.Conflict;
import org.tallystick.shared.TryLater;

/// What people see when a request cannot be answered: a plain sentence and what to do. Forbidden is
/// not found. A fault of ours gets a reference, by which its stack trace is found in the log.
@Controller
@ControllerAdvice
@Open
class Errors implements ErrorController {

    static final String FORM_OUT_OF_DATE = Errors.class.getName() + ".form-out-of-date";

    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    /// To somebody who has gone, or who has half of an answer already.
    private static final ModelAndView NOTHING = new ModelAndView((_, _, _) -> {});

    private final PageForTemplates pages;

    Errors(PageForTemplates pages) {
        this.pages = pages;
    }

    /// What an error page says.
    public record Said(int status, String title, String whatToDo, String reference) {}

    @ExceptionHandler(Exception.class)
    Object answer(Exception fault, HttpServletRequest request, HttpServletResponse response) {
        if (fault instanceof FieldLengths.TooLong field)
            return answer(new Said(422, "Some of this is too long", field.sentence(), ""), request, response);
        var status = Faults.status(fault);
        if (status == Faults.NOBODY || response.isCommitted()) return NOTHING;
        if (fault instanceof TryLater later) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "60");
            return answer(new Said(503, "The service is busy", later.sentence(), ""), request, response);
        }
        var detail = fault instanceof Conflict conflict ? conflict.sentence() : isOurs(status) ? log(fault) : "";
        return answer(status, detail, request, response);
    }

    @RequestMapping("/error")
    Object error(HttpServletRequest request, HttpServletResponse response) {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        if (status == 403 && request.getAttribute(FORM_OUT_OF_DATE) == null) status = 404;
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Exception fault) {
            var known = Faults.status(fault);
            return answer(known == Faults.NOBODY ? 400 : known, isOurs(known) ? log(fault) : "", request, response);
        }
        return answer(status, "", request, response);
    }

    private static boolean isOurs(int status) {
        return status >= 500 && status != Faults.LARGE_FORM;
    }

    private static String log(Exception fault) {
        var reference = Faults.reference(fault);
        LOG.error("Reference {}", reference, fault);
        return reference;
    }

    private Object answer(int known, String detail, HttpServletRequest request, HttpServletResponse response) {
        return answer(said(known, detail), request, response);
    }

    private Object answer(Said said, HttpServletRequest request, HttpServletResponse response) {
        var status = said.status();
        if (wantsData(request)) {
            var problem = ProblemDetail.forStatusAndDetail(HttpStatus.valueOf(status), said.whatToDo());
            problem.setTitle(said.title());
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem);
        }
        response.setStatus(status);
        // Spring gives the model of the advice to handlers, and not to what answers for their
        // failure.
        return new ModelAndView("porch/web/error", Map.of("said", said, "page", pages.afterFailure(request)));
    }

    private static boolean wantsData(HttpServletRequest request) {
        var asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        var address = asked instanceof String original ? original : request.getRequestURI();
        return address.startsWith("/api/");
    }

    private static Said said(int status, String detail) {
        return switch (status) {
            case 400, 405, 406, 411, 415 ->
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
            case 409 -> new Said(status, "Someone else changed this first", detail, "");
            case 413 ->
                new Said(
                        status,
                        "This file is too large",
                        "A file may have up to 20 MB. Make it smaller, or send it in parts.",
                        "");
            case Faults.LARGE_FORM ->
                new Said(
                        413,
                        "This form holds too much",
                        "A form may have up to 1,000 fields and 2 MB of text, and we did not keep any of this one. Go back and send less at once, or send the longer texts as a file if the form accepts one.",
                        "");
            case 422 -> new Said(status, "Something in this form needs correcting", detail, "");
            case 429 -> new Said(status, "Too many attempts", "Wait a quarter of an hour and try again.", "");
            case 503 ->
                new Said(
                        status,
                        "Not available at the moment",
                        "Nothing that was confirmed as saved is lost. Try again in a minute.",
                        detail);
            case Faults.NO_ROOM ->
                new Said(
                        503,
                        "There is no room to keep this",
                        "We did not keep what you sent, because the server's disk is full. Keep a"
                                + " copy of it, tell us, and send it again later. Nothing that was confirmed as saved is lost.",
                        detail);
            case Faults.DAMAGED ->
                new Said(
                        500,
                        "This file is damaged",
                        "The file on the server's disk is no longer what was sent, so nobody can open it. Tell us, so we can restore it from a backup, or ask the sender to send the same file again.",
                        detail);
            default ->
                new Said(
                        status >= 400 && status < 600 ? status : 500,
                        "Sorry, something went wrong",
                        "The fault is ours and has been recorded. Anything that was confirmed as saved is kept. Try again in a minute.",
                        detail);
        };
    }
}
