package org.tallystick.procurement.bid;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.library.sheet.CellProblem;
import org.tallystick.library.sheet.Format;
import org.tallystick.library.sheet.Sheet;
import org.tallystick.library.sheet.Sheets;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.procurement.bid.BidDesk.Open;
import org.tallystick.procurement.tender.PlanDesk;
import org.tallystick.shared.Checked;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;

/// The same bid as a spreadsheet: out as it stands, back in when every cell can be read.
@Controller
@org.tallystick.platform.page.Open
@RequestMapping("/bids")
class BidSheetPages {

    /// More is no bid that could be kept, and more would be written to a temporary file.
    private static final long MOST_BYTES = 2_000_000;

    private final BidDesk desk;

    BidSheetPages(BidDesk desk) {
        this.desk = desk;
    }

    @GetMapping("/sheet")
    ModelAndView show(HttpServletRequest request) {
        return desk.page(request, open -> page(open, Fields.blank(), List.of()));
    }

    private static ModelAndView page(Open open, Fields fields, List<CellProblem> cells) {
        return BidDesk.view(
                open,
                "procurement/bid/bid-sheet",
                Map.of("fields", fields, "cells", cells, "seen", open.draft().version()));
    }

    @GetMapping("/sheet.{format:xlsx|ods|csv}")
    ResponseEntity<byte[]> download(HttpServletRequest request, @PathVariable String format) {
        var open = desk.open(request).orElseThrow(NotFound::new);
        var kind = Format.valueOf(format.toUpperCase(Locale.ROOT));
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf(kind.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"bid." + format + "\"")
                .body(Sheets.write(
                        kind, BidSheets.export(open.tender(), open.draft().form())));
    }

    @PostMapping("/sheet")
    ModelAndView upload(
            HttpServletRequest request,
            @RequestParam MultiValueMap<String, String> all,
            @RequestParam(name = "file", required = false) MultipartFile file)
            throws IOException {
        var sent = PostedForm.of(all);
        var bytes = file == null || file.getSize() > MOST_BYTES ? new byte[0] : file.getBytes();
        var name = file == null || file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        var large = file != null && file.getSize() > MOST_BYTES;
        return desk.page(request, open -> {
            if (large)
                return refused(
                        open,
                        List.of(new Problem("file", "Upload a file of up to 2 MB: a bid needs no" + " pictures")));
            return switch (Sheets.read(bytes, name)) {
                case Checked.Invalid<List<Sheet>>(var problems) -> refused(open, problems);
                case Checked.Valid<List<Sheet>>(var sheets) -> read(open, sent, sheets);
            };
        });
    }

    private ModelAndView read(Open open, PostedForm sent, List<Sheet> sheets) {
        return switch (BidSheets.read(open.tender(), sheets)) {
            case BidSheets.Reading.Refused(var cells, var _) ->
                PlanDesk.refused(page(
                        open,
                        Fields.of(
                                Map.of(),
                                List.of(
                                        new Problem(
                                                "file",
                                                "Correct the cells listed below and upload the file again. We did not keep any of it"))),
                        cells));
            case BidSheets.Reading.Whole(var form) ->
                desk.save(
                        open,
                        sent,
                        form,
                        List.of(),
                        editing -> page(
                                open,
                                Fields.of(
                                        Map.of(),
                                        List.of(
                                                new Problem(
                                                        "file",
                                                        "The bid has been saved in another window since then: download it again, or upload once more to replace it"))),
                                List.of()),
                        "/bids");
        };
    }

    private static ModelAndView refused(Open open, List<Problem> problems) {
        return PlanDesk.refused(page(open, Fields.of(Map.of(), problems), List.of()));
    }
}
