package org.tallystick.charter;

import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.tallystick.sheet.Format;
import org.tallystick.sheet.Sheet;
import org.tallystick.sheet.Sheets;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/// A list as a file or as data.
public final class Twins {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Twins() {}

    /// @param rows the first holds the heads
    public static ResponseEntity<byte[]> csv(String name, List<List<String>> rows) {
        var attachment = ContentDisposition.attachment().filename(name + ".csv").build();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .contentType(MediaType.valueOf("text/csv;charset=UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
                .body(Sheets.write(Format.CSV, List.of(Sheet.ofText(name, rows))));
    }

    public static ResponseEntity<byte[]> json(Object data) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .contentType(MediaType.APPLICATION_JSON)
                .body(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(data));
    }
}
