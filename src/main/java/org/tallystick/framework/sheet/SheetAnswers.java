package org.tallystick.framework.sheet;

import java.util.List;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.tallystick.library.sheet.Format;
import org.tallystick.library.sheet.Sheet;
import org.tallystick.library.sheet.Sheets;

/// A spreadsheet as the answer to a request: always to keep, never to open in the page.
public final class SheetAnswers {

    private SheetAnswers() {}

    public static ResponseEntity<byte[]> of(Format format, Sheet sheet, String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf(format.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(name, format.extension()))
                .body(Sheets.write(format, List.of(sheet)));
    }

    /// "thurrock-social-values-framework-1.xlsx".
    public static String attachment(String name, String extension) {
        var plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        var short60 = plain.substring(0, Math.min(60, plain.length()));
        return ContentDisposition.attachment()
                .filename(short60 + "." + extension)
                .build()
                .toString();
    }
}
