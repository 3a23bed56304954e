package org.tallystick.finding;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.tallystick.page.Only;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Role;
import org.tallystick.sheet.Format;
import org.tallystick.sheet.Sheets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/// All answers of a closed consultation as a file, for those who look after it.
@Controller
@Only({Role.OFFICER, Role.GROUP})
@RequestMapping("/work/consultations/{id}")
class AnswerDownloads {

    private final Results results;

    AnswerDownloads(Results results) {
        this.results = results;
    }

    private record Taken(String slug, AnswerSheets sheets, List<List<String>> rows) {}

    private Taken taken(Actor actor, UUID id) {
        if (!(results.read(actor, id).orElseThrow(NotFound::new) instanceof Results.Read.All all))
            throw new NotFound();
        var sheets = new AnswerSheets(all.consultation(), all.survey());
        var rows = new ArrayList<List<String>>();
        results.each(actor, all.consultation(), response -> rows.add(sheets.row(response)));
        return new Taken(all.consultation().slug(), sheets, rows);
    }

    /// Answers alone in CSV, which has one sheet; with what each column asks in a workbook.
    @GetMapping("/answers.{format:csv|xlsx|ods}")
    ResponseEntity<byte[]> sheet(Actor actor, @PathVariable UUID id, @PathVariable String format) {
        var kind = Format.valueOf(format.toUpperCase(Locale.ROOT));
        var taken = taken(actor, id);
        var sheets = taken.sheets().sheets(taken.rows());
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf(kind.mediaType()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(taken.slug() + "-answers." + kind.extension())
                                .build()
                                .toString())
                .body(Sheets.write(kind, kind == Format.CSV ? List.of(sheets.getFirst()) : sheets));
    }

    @GetMapping("/answers.json")
    ResponseEntity<String> json(Actor actor, @PathVariable UUID id) {
        var taken = taken(actor, id);
        var objects = taken.rows().stream().map(taken.sheets()::object).toList();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(Findings.JSON.writeValueAsString(objects));
    }
}
