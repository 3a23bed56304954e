package org.tallystick.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.platform.store.FileStore.Keeping;

class FileStoreTest {

    private static final String PNG = "89504e470d0a1a0a0000000d49484452";
    private static final String JPEG = "ffd8ffe000104a46494600010100000100010000ffd9";
    private static final String WEBP = "524946461a000000574542505650384c0d0000002f00000010071011118888fe0700";

    @TempDir
    Path folder;

    private FileStore store() {
        return new FileStore(folder);
    }

    /// A small corpus, made here: each name stands for bytes below.
    private static byte[] sample(String name) throws IOException {
        return switch (name) {
            case "report.pdf", "report.exe" -> text("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n");
            case "photo.png", "photo.pdf" -> hex(PNG);
            case "photo.jpg" -> hex(JPEG);
            case "photo.webp" -> hex(WEBP);
            case "letter.docx" -> zip(Map.of("[Content_Types].xml", "<Types/>", "word/document.xml", "<w/>"));
            case "staff.xlsx" -> zip(Map.of("[Content_Types].xml", "<Types/>", "xl/workbook.xml", "<x/>"));
            case "macro.docx" ->
                zip(Map.of("[Content_Types].xml", "<Types/>", "word/document.xml", "<w/>", "word/vbaProject.bin", "x"));
            case "sums.ods" -> zip(Map.of("mimetype", FileType.ODS.media(), "content.xml", "<o/>"));
            case "notes.odt" -> zip(Map.of("mimetype", FileType.ODT.media(), "content.xml", "<o/>"));
            case "files.zip", "pretends.docx" -> zip(Map.of("a.txt", "a"));
            case "cut.xlsx" -> java.util.Arrays.copyOf(sample("staff.xlsx"), 20);
            case "jobs.csv", "jobs.txt" -> text("name,jobs\nCaf\u00e9,3\n");
            case "old.csv" -> "name,jobs\nCaf\u00e9,3\n".getBytes("windows-1252");
            case "page.html", "page.pdf" -> text("<!DOCTYPE html><html><body>hello</body></html>");
            case "drawing.svg", "drawing.png" ->
                text("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>");
            case "both.pdf" -> text("%PDF-1.7\n<HTML><body>x</body></HTML>\n%%EOF\n");
            case "late.pdf" -> text("hello\n%PDF-1.7\n%%EOF\n");
            case "script.pdf" -> text("%PDF-1.7\n<< /S /JavaScript /JS (app.alert) >>\n%%EOF\n");
            case "locked.pdf" -> text("%PDF-1.7\ntrailer\n<< /Root 1 0 R /Encrypt 9 0 R >>\n%%EOF\n");
            case "speaks.pdf" -> text("%PDF-1.7\n(/EncryptMetadata is a word)\n%%EOF\n");
            case "locked.odt" ->
                zip(Map.of(
                        "mimetype",
                        FileType.ODT.media(),
                        "content.xml",
                        "sealed",
                        "META-INF/manifest.xml",
                        "<manifest:encryption-data/>"));
            case "both.png" -> joined(hex(PNG), zip(Map.of("a.txt", "a")));
            case "run.sh" -> text("#!/bin/sh\nrm -rf /\n");
            case "run.csv" -> text("MZ\u0090\u0000\u0003 This program cannot be run in DOS mode");
            case "cell.csv" -> text("name,jobs\n<script>alert(1)</script>,3\n");
            case "locked.xlsx" ->
                hex("d0cf11e0a1b11ae1"
                        + "00".repeat(512)
                        + java.util.HexFormat.of()
                                .formatHex("EncryptedPackage".getBytes(java.nio.charset.StandardCharsets.UTF_16LE)));
            case "old.doc" -> hex("d0cf11e0a1b11ae1" + "00".repeat(512));
            case "noise.bin" -> hex("00017f80fe" + "03".repeat(64));
            case "empty.pdf" -> new byte[0];
            default -> throw new IllegalArgumentException(name);
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page.html",
                "report.pdf",
                "old.doc",
                "locked.xlsx",
                "notes.odt",
                "files.zip",
                "cell.csv",
                "noise.bin",
                "empty.pdf"
            })
    void whoeverIsAskedForATableHearsWhatToSend(String name) throws IOException {
        assertThat(store().keepTable(new ByteArrayInputStream(sample(name)), name, "payments"))
                .isInstanceOfSatisfying(
                        Keeping.Refused.class,
                        refused -> assertThat(refused.because())
                                .endsWith(". Send the payments as CSV, Excel or OpenDocument")
                                .doesNotContain("PDF and attach", "Attach"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jobs.csv", "jobs.txt", "staff.xlsx", "sums.ods"})
    void aTableIsKept(String name) throws IOException {
        assertThat(store().keepTable(new ByteArrayInputStream(sample(name)), name, "payments"))
                .isInstanceOf(Keeping.Kept.class);
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/examples/evidence-files.csv", numLinesToSkip = 1)
    void aFileIsWhatItsBytesAre(String name, String kind, String words) throws IOException {
        var outcome = store().keep(new ByteArrayInputStream(sample(name)), name);
        switch (outcome) {
            case Keeping.Kept kept -> assertThat(kept.type().words()).isEqualTo(kind);
            case Keeping.Refused(var because) ->
                assertThat("refused: " + because).contains(kind, words);
        }
    }

    @Test
    void whatWasKeptIsThereWithItsHashAndOnce() throws IOException {
        var bytes = sample("jobs.csv");
        var first = store().keep(new ByteArrayInputStream(bytes), "jobs.csv");
        var again = store().keep(new ByteArrayInputStream(bytes), "jobs.csv");
        assertThat(again).isEqualTo(first);
        var sha256 = ((Keeping.Kept) first).sha256();
        assertThat(store().open(sha256).orElseThrow().readAllBytes()).isEqualTo(bytes);
        assertThat(folder.resolve("files").resolve(sha256.substring(0, 2)).resolve(sha256.substring(2, 4)))
                .isDirectoryNotContaining("glob:**.part*")
                .isDirectoryContaining("glob:**" + sha256);
    }

    @Test
    void aChangedFileNoLongerHolds() throws IOException {
        var kept = (Keeping.Kept) store().keep(new ByteArrayInputStream(sample("jobs.csv")), "jobs.csv");
        assertThat(store().holds(kept.sha256())).isTrue();
        var path = folder.resolve("files")
                .resolve(kept.sha256().substring(0, 2))
                .resolve(kept.sha256().substring(2, 4))
                .resolve(kept.sha256());
        Files.writeString(path, "name,jobs\nCaf\u00e9,9\n");
        assertThat(store().holds(kept.sha256())).isFalse();
    }

    @Test
    void moreThanTwentyMegabytesAreRefused() {
        var outcome = store().keep(new ByteArrayInputStream(new byte[FileStore.MOST_BYTES + 1]), "large.csv");
        assertThat(outcome)
                .isEqualTo(new Keeping.Refused("The file is larger than 20 MB. Attach a smaller one, or split it."));
    }

    @Test
    void anArchiveThatUnpacksWithoutEndIsRefused() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 201; i++) zip.write(zeros);
        }
        assertThat(store().keep(new ByteArrayInputStream(out.toByteArray()), "bomb.xlsx"))
                .isInstanceOfSatisfying(
                        Keeping.Refused.class,
                        refused -> assertThat(refused.because()).contains("more than 200 MB"));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] joined(byte[] first, byte[] second) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(first);
        out.write(second);
        return out.toByteArray();
    }

    private static byte[] zip(Map<String, String> entries) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var entry : new TreeMap<>(entries).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(text(entry.getValue()));
            }
        }
        return out.toByteArray();
    }

    @Test
    void aDamagedFileIsGivenToNobodyUntilItIsSentAgain() throws IOException {
        var bytes = sample("photo.png");
        var kept = (Keeping.Kept) store().keep(new ByteArrayInputStream(bytes), "photo.png");
        var path = folder.resolve("files")
                .resolve(kept.sha256().substring(0, 2))
                .resolve(kept.sha256().substring(2, 4))
                .resolve(kept.sha256());
        var damaged = bytes.clone();
        damaged[9] ^= 1;
        Files.write(path, damaged);
        assertThatThrownBy(() -> store().open(kept.sha256()))
                .isInstanceOf(DamagedFile.class)
                .hasMessageContaining(kept.sha256())
                .hasMessageContaining("send the same file again");
        assertThat(store().holds(kept.sha256())).isFalse();
        store().keep(new ByteArrayInputStream(bytes), "photo.png");
        try (var again = store().open(kept.sha256()).orElseThrow()) {
            assertThat(again.readAllBytes()).isEqualTo(bytes);
        }
    }
}
