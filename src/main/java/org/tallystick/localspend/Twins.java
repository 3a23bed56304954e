package org.tallystick.localspend;

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

    private Twins() {}

    /// @param rows the first holds the heads
    public static ResponseEntity<byte[]> csv(String name, List<List<String>> rows) {
        return file(
                name + ".csv",
                "text/csv;charset=UTF-8",
                Sheets.write(Format.CSV, List.of(Sheet.ofText(name, rows))));
    }

    /// @param rows the first holds the heads
    public static ResponseEntity<byte[]> ods(String name, List<List<String>> rows) {
        return file(
                name + ".ods",
                "application/vnd.oasis.opendocument.spreadsheet",
                Sheets.write(Format.ODS, List.of(Sheet.ofText("Annex", rows))));
    }

    static ResponseEntity<byte[]> parquet(String name, byte[] bytes) {
        return file(name + ".parquet", "application/vnd.apache.parquet", bytes);
    }

    private static ResponseEntity<byte[]> file(String name, String type, byte[] bytes) {
        var attachment = ContentDisposition.attachment().filename(name).build();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .contentType(MediaType.valueOf(type))
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
                .body(bytes);
    }

    static ResponseEntity<byte[]> json(Object data) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .contentType(MediaType.APPLICATION_JSON)
                .body(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(data));
    }
}
