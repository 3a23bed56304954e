package org.tallystick.platform.page.list;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.tallystick.library.sheet.CsvOutput;
import org.tallystick.library.sheet.Format;
import org.tallystick.library.sheet.Sheet;
import org.tallystick.library.sheet.Sheets;
import tools.jackson.databind.json.JsonMapper;

/// The same rows as a file or as data. Each answer carries an ETag, so that whoever asks again with
/// `If-None-Match` is told "not modified".
public final class Twins {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Twins() {}

    /// @param rows the first holds the heads
    public static ResponseEntity<byte[]> csv(String name, List<List<String>> rows) {
        return sheet(Format.CSV, name, rows);
    }

    /// The same as a spreadsheet.
    ///
    /// @param rows the first holds the heads
    public static ResponseEntity<byte[]> sheet(Format format, String name, List<List<String>> rows) {
        return file(
                name + "." + format.extension(),
                format == Format.CSV ? "text/csv;charset=UTF-8" : format.mediaType(),
                Sheets.write(format, List.of(Sheet.ofText(name, rows))));
    }

    /// A file to keep.
    ///
    /// @param type its media type
    public static ResponseEntity<byte[]> file(String name, String type, byte[] bytes) {
        var attachment = ContentDisposition.attachment().filename(name).build();
        return tagged(bytes)
                .contentType(MediaType.valueOf(type))
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
                .body(bytes);
    }

    public static ResponseEntity<byte[]> json(Object data) {
        var bytes = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(data);
        return tagged(bytes).contentType(MediaType.APPLICATION_JSON).body(bytes);
    }

    /// A long list as a file, each row written as it comes. It has no ETag: what it will hold is
    /// not known before it is sent.
    ///
    /// @param rows gives every row to what it is handed
    public static void csv(
            HttpServletResponse response, String name, List<String> heads, Consumer<Consumer<List<String>>> rows)
            throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name + ".csv").build().toString());
        try (var csv = new CsvOutput(response.getOutputStream())) {
            csv.row(heads);
            rows.accept(csv::row);
        }
    }

    /// A long list as data, each row written as it comes.
    ///
    /// @param rows gives every row to what it is handed
    public static void json(HttpServletResponse response, Consumer<Consumer<Object>> rows) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        try (var json = JSON.writer().writeValuesAsArray(response.getOutputStream())) {
            rows.accept(json::write);
        }
    }

    /// The same answer for those alone who may see it: nothing keeps a copy on the way, nor in
    /// their browser. For every list whose page is not open to everybody.
    public static <T> ResponseEntity<T> unkept(ResponseEntity<T> answer) {
        return ResponseEntity.status(answer.getStatusCode())
                .headers(headers -> {
                    headers.putAll(answer.getHeaders());
                    headers.remove(HttpHeaders.ETAG);
                    headers.setCacheControl(CacheControl.noStore());
                })
                .body(answer.getBody());
    }

    private static ResponseEntity.BodyBuilder tagged(byte[] bytes) {
        return ResponseEntity.ok().eTag(hash(bytes)).cacheControl(CacheControl.noCache());
    }

    private static String hash(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
