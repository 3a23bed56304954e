package org.tallystick.consultation.finding;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.tallystick.library.sheet.CsvOutput;
import org.tallystick.library.sheet.Format;
import org.tallystick.library.sheet.Sheets;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.list.Twins;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Role;

/// All answers of a closed consultation as a file, and the comments on a question, for those who
/// look after it. CSV and JSON are written as the rows come, however many there are; a workbook is
/// made in memory, and holds no more rows than an import takes.
@Controller
@Only({Role.OFFICER, Role.GROUP})
@RequestMapping("/work/consultations/{id}")
class AnswerDownloads {

    /// Responses in a workbook, beside its row of headings.
    public static final int MOST_IN_A_WORKBOOK = Sheets.MOST_ROWS - 1;

    private final Results results;
    private final CommentView comments;

    AnswerDownloads(Results results, CommentView comments) {
        this.results = results;
        this.comments = comments;
    }

    private Results.Read.All closed(Actor actor, UUID id) {
        if (results.read(actor, id).orElseThrow(NotFound::new) instanceof Results.Read.All all) return all;
        throw new NotFound();
    }

    @GetMapping("/answers.csv")
    void csv(Actor actor, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        var all = closed(actor, id);
        var sheets = new AnswerSheets(all.consultation(), all.survey());
        begin(response, all, Format.CSV);
        try (var csv = new CsvOutput(response.getOutputStream())) {
            csv.row(sheets.headings());
            results.each(actor, all.consultation(), each -> csv.row(sheets.row(each)));
        }
    }

    /// With what each column asks on a second sheet.
    @GetMapping("/answers.{format:xlsx|ods}")
    void workbook(Actor actor, @PathVariable UUID id, @PathVariable String format, HttpServletResponse response)
            throws IOException {
        var kind = Format.valueOf(format.toUpperCase(Locale.ROOT));
        var all = closed(actor, id);
        if (all.packed().size() > MOST_IN_A_WORKBOOK) throw new NotFound();
        var sheets = new AnswerSheets(all.consultation(), all.survey());
        var rows = new ArrayList<List<String>>();
        results.each(actor, all.consultation(), each -> rows.add(sheets.row(each)));
        begin(response, all, kind);
        response.getOutputStream().write(Sheets.write(kind, sheets.sheets(rows)));
    }

    private static void begin(HttpServletResponse response, Results.Read.All all, Format kind) {
        response.setContentType(kind.mediaType());
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(all.consultation().slug() + "-answers." + kind.extension())
                        .build()
                        .toString());
    }

    @GetMapping("/answers.json")
    void json(Actor actor, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        var all = closed(actor, id);
        var sheets = new AnswerSheets(all.consultation(), all.survey());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        try (var json = Findings.JSON.createGenerator(response.getOutputStream())) {
            json.writeStartArray();
            results.each(actor, all.consultation(), each -> json.writePOJO(sheets.object(sheets.row(each))));
            json.writeEndArray();
        }
    }

    @GetMapping("/comments.csv")
    ResponseEntity<byte[]> commentsCsv(Actor actor, @PathVariable UUID id, @RequestParam Map<String, String> query) {
        var list = comments.list(actor, comments.closed(actor, id), query);
        var rows = new ArrayList<List<String>>();
        rows.add(CommentView.HEADINGS);
        list.forEach(each -> rows.add(List.copyOf(each.values())));
        return Twins.unkept(Twins.csv("comments", rows));
    }

    @GetMapping("/comments.json")
    ResponseEntity<byte[]> commentsJson(Actor actor, @PathVariable UUID id, @RequestParam Map<String, String> query) {
        return Twins.unkept(Twins.json(comments.list(actor, comments.closed(actor, id), query)));
    }
}
