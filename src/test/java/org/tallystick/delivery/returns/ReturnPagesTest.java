package org.tallystick.delivery.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.delivery.contract.Stage.JOBS;
import static org.tallystick.delivery.contract.Stage.LOCAL;
import static org.tallystick.delivery.contract.Stage.STORY;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.Browser;
import org.tallystick.OnPostgres;
import org.tallystick.delivery.contract.Stage;
import org.tallystick.delivery.contract.Stage.Deal;
import org.tallystick.shared.Role;

/// The supplier's three pages, as somebody with a browser meets them.
@OnPostgres
@Import(Stage.class)
class ReturnPagesTest {

    @Autowired
    ApplicationContext house;

    @Autowired
    Stage stage;

    @Autowired
    JdbcClient db;

    private Deal deal;
    private Browser supplier;
    private String here;

    @BeforeEach
    void aSupplierWithAReturnDue() {
        deal = stage.confirmed();
        supplier = Browser.of(house, deal.supplier(), Role.SUPPLIER);
        here = "/work/returns/" + deal.contract() + "/2025-Q1";
    }

    private String field(String name, String measure) {
        return name + "-" + deal.commitment(measure);
    }

    private long returns() {
        return db.sql("select count(*) from delivery.return where contract = :contract")
                .param("contract", deal.contract())
                .query(Long.class)
                .single();
    }

    private Browser.Answer typed(String jobs) {
        return supplier.upload(
                supplier.get(here),
                here,
                Map.of(field("amount", JOBS), jobs, field("done", JOBS), "Hired locally"),
                field("file", JOBS),
                "payroll.csv",
                "name,jobs\nA,3\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aReturnTakesThreePagesAndAQueryIsAnsweredByACorrection() {
        assertThat(supplier.get("/work/returns").page().text())
                .contains("January to March 2025", "Late", "Nothing this quarter");
        assertThat(supplier.get(here).page().text())
                .contains("Jobs for residents", "3 jobs", "Less loneliness", "Page 1 of 3");
        var check = typed("5");
        assertThat(check.address().getPath()).isEqualTo(here + "/check");
        assertThat(check.page().text()).contains("5 jobs", "Hired locally", "payroll.csv");
        var receipt = supplier.send(check, here + "/check", Map.of());
        assertThat(receipt.address().getPath()).isEqualTo(here + "/receipt");
        assertThat(receipt.page().text())
                .contains("Return received", "Your reference", "5 jobs", "Waiting to be checked");

        var verifier = Browser.of(house, deal.cast().buyer(), Role.VERIFIER);
        var queue = verifier.get("/work/verifications").page();
        var whole = queue.expectFirst("a[href^=/work/verifications/]").attr("href");
        var decide = whole + "/" + deal.commitment(JOBS);
        var page = verifier.get(decide);
        assertThat(page.page().text())
                .contains("Jobs for residents", "3 jobs", "5 jobs", "Hired locally", "payroll.csv");
        assertThat(verifier.get(page.page().expectFirst("a[href^=/evidence/]").attr("href"))
                        .text())
                .contains("A,3");
        assertThat(verifier.send(page, decide, Map.of("decision", "query")).status())
                .isEqualTo(422);
        var queried = verifier.send(page, decide, Map.of("decision", "query", "words", "The payroll shows 4"));
        assertThat(queried.status()).isEqualTo(200);

        assertThat(supplier.get("/work/returns").page().text()).contains("Question for you");
        var again = supplier.get(here);
        assertThat(again.page().text()).contains("The payroll shows 4");
        assertThat(again.page()
                        .expectFirst("[id=" + field("amount", JOBS) + "]")
                        .val())
                .isEqualTo("5");
        var checked = supplier.send(again, here, Map.of(field("amount", JOBS), "4"));
        var corrected = supplier.send(checked, here + "/check", Map.of());
        assertThat(corrected.page().text()).contains("4 jobs").doesNotContain("5 jobs");

        var next = verifier.get("/work/verifications").page();
        var second = next.expectFirst("a[href^=/work/verifications/]").attr("href") + "/" + deal.commitment(JOBS);
        assertThat(second).isNotEqualTo(decide);
        var history = verifier.get(second);
        assertThat(history.page().text()).contains("The payroll shows 4");
        var verified = verifier.send(history, second, Map.of("decision", "accept", "grade", "documented"));
        assertThat(verified.status()).isEqualTo(200);
        assertThat(supplier.get(here + "/receipt").page().text()).contains("Verified", "Evidence found Documented");
        // The page that was open while somebody decided: shown what changed, and nothing is
        // written.
        var late = verifier.send(
                history,
                second,
                Map.of(
                        "decision",
                        "refuse",
                        "words",
                        "No",
                        "key",
                        UUID.randomUUID().toString()));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.page().text()).contains("Verified");
        var replaced = verifier.send(
                page,
                decide,
                Map.of(
                        "decision",
                        "refuse",
                        "words",
                        "No",
                        "key",
                        UUID.randomUUID().toString()));
        assertThat(replaced.status()).isEqualTo(409);
        assertThat(replaced.page().text()).contains("corrected");
    }

    @Test
    void nothingThisQuarterIsOneClickAndOneCheck() {
        var check = supplier.get(here + "/check?nothing=yes");
        assertThat(check.page().text()).contains("Nothing this quarter?");
        var receipt = supplier.send(check, here + "/check", Map.of());
        assertThat(receipt.page().text()).contains("Return received", "Nothing this quarter.");
        assertThat(supplier.get(here).address().getPath()).isEqualTo(here + "/receipt");
    }

    @Test
    void everyProblemIsNamedAtItsFieldAndWhatWasTypedIsKept() {
        var wrong = supplier.send(
                supplier.get(here), here, Map.of(field("amount", JOBS), "1e9999", field("part", LOCAL), "4"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.page().select(".govuk-error-summary a").eachAttr("href"))
                .contains("#" + field("amount", JOBS), "#" + field("whole", LOCAL));
        assertThat(wrong.page()
                        .expectFirst("[id=" + field("amount", JOBS) + "]")
                        .val())
                .isEqualTo("1e9999");
        assertThat(supplier.get(here)
                        .page()
                        .expectFirst("[id=" + field("amount", JOBS) + "]")
                        .val())
                .isEqualTo("1e9999");
        var saved = supplier.send(supplier.get(here), here, Map.of("go", "save", field("amount", JOBS), "2"));
        assertThat(saved.page().text()).contains("Saved.");
        assertThat(returns()).isZero();
    }

    private static List<Browser.Answer> together(List<Callable<Browser.Answer>> acts) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(acts.size())) {
            var running = acts.stream()
                    .map(act -> threads.submit(() -> {
                        start.await();
                        return act.call();
                    }))
                    .toList();
            start.countDown();
            var answers = new ArrayList<Browser.Answer>();
            for (var each : running) answers.add(each.get());
            return answers;
        }
    }

    @Test
    void aPartAboveItsWholeIsAskedAbout() {
        var share = Map.of(
                field("part", LOCAL), "400",
                field("whole", LOCAL), "40",
                field("done", LOCAL), "Paid");
        var asked = supplier.send(supplier.get(here), here, share);
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.page().text())
                .contains("400 is more than the whole, 40. Check both numbers", "These figures are right");
        var sure = new java.util.HashMap<>(share);
        sure.put(field("sure", LOCAL), "yes");
        assertThat(supplier.send(asked, here, sure).address().getPath()).isEqualTo(here + "/check");
    }

    @Test
    void twoPeopleOfASupplierDoNotOverwriteEachOther() {
        var colleague = Browser.of(house, deal.supplier(), Role.SUPPLIER);
        var first = supplier.get(here);
        var second = colleague.get(here);
        var save = Map.of(field("amount", JOBS), "5", field("done", JOBS), "Hired", "go", "save");
        assertThat(supplier.send(first, here, save).page().text()).contains("Saved.");
        var theirs = Map.of(field("words", STORY), "A new café", "go", "save");
        var told = colleague.send(second, here, theirs);
        assertThat(told.status()).isEqualTo(409);
        assertThat(told.page().text())
                .contains("Someone else saved this return", "They saved Jobs for residents: 5, Hired")
                .contains("A new café");
        assertThat(supplier.get(here).text()).contains("Hired").doesNotContain("A new café");
        var both = new java.util.HashMap<>(theirs);
        both.put(field("amount", JOBS), "5");
        both.put(field("done", JOBS), "Hired");
        assertThat(colleague.send(told, here, both).page().text()).contains("Saved.");
        assertThat(supplier.get(here).text()).contains("Hired", "A new café");
    }

    @Test
    void aDoubleClickOnSendMakesOneReturnWithOneReceipt() throws Exception {
        var check = typed("3");
        Callable<Browser.Answer> click = () -> supplier.send(check, here + "/check", Map.of());
        var answers = together(List.of(click, click, click, click));
        assertThat(answers).allMatch(answer -> answer.status() == 200);
        assertThat(answers)
                .allMatch(answer -> answer.page().text().contains("Return received"))
                .extracting(answer -> answer.page().select(".govuk-panel__body").text())
                .containsOnly(
                        answers.getFirst().page().select(".govuk-panel__body").text());
        assertThat(returns()).isEqualTo(1);
    }

    @Test
    void twoTabsMakeOneReturnAndTheSecondIsShownTheFirst() throws Exception {
        var one = typed("3");
        var two = supplier.get(here + "/check");
        var answers = together(List.of(
                () -> supplier.send(one, here + "/check", Map.of()),
                () -> supplier.send(two, here + "/check", Map.of())));
        assertThat(answers).extracting(Browser.Answer::status).containsExactlyInAnyOrder(200, 409);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .singleElement()
                .satisfies(answer -> assertThat(answer.page().text())
                        .contains("We already have a return", "3 jobs", "Hired locally"));
        assertThat(returns()).isEqualTo(1);
    }

    @Test
    void whatWasCheckedIsWhatIsSent() {
        var check = typed("3");
        supplier.send(supplier.get(here), here, Map.of("go", "save", field("amount", JOBS), "30"));
        var changed = supplier.send(check, here + "/check", Map.of());
        assertThat(changed.status()).isEqualTo(409);
        assertThat(changed.page().text()).contains("has changed since", "30 jobs");
        assertThat(returns()).isZero();
    }

    @Test
    void hostileFilesAreRefusedInWordsAndNothingBreaks() throws Exception {
        var script = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
        var svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>".getBytes(StandardCharsets.UTF_8);
        var files = Map.of(
                "photo.pdf",
                script,
                "drawing.svg",
                svg,
                "bomb.docx",
                bomb(),
                "empty.csv",
                new byte[0],
                "../../<script>.pdf",
                script,
                "large.pdf",
                new byte[21 * 1024 * 1024]);
        for (var file : files.entrySet()) {
            var name = file.getKey();
            var toShelf =
                    supplier.upload(supplier.get("/work/evidence"), "/work/evidence", "files", name, file.getValue());
            assertThat(toShelf.status()).as(name).isBetween(400, 499);
            assertThat(toShelf.page().text()).as(name).doesNotContain("form is out of date");
            var toReturn = supplier.upload(
                    supplier.get(here),
                    here,
                    Map.of(field("amount", JOBS), "3", field("done", JOBS), "Done"),
                    field("file", JOBS),
                    name,
                    file.getValue());
            assertThat(toReturn.status()).as(name).isBetween(400, 499);
            assertThat(toReturn.page().select("script:not([src])")).as(name).isEmpty();
        }
        assertThat(supplier.get("/work/evidence").page().text()).contains("The shelf is empty");
    }

    /// A document of 200 MB of nothing in a few kilobytes.
    private static byte[] bomb() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<Types/>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 200; i++) zip.write(zeros);
        }
        return bytes.toByteArray();
    }

    @Test
    void aFileIsOnlyEverADownloadAndOnlyForThoseWhoMaySeeIt() {
        var shelf = supplier.upload(
                supplier.get("/work/evidence"),
                "/work/evidence",
                "files",
                "a, b.csv",
                "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
        assertThat(shelf.page().text()).contains("a, b.csv is on your shelf");
        var link = shelf.page().expectFirst("a[href^=/evidence/]").attr("href");
        var headers = supplier.get(link).headers();
        assertThat(headers.firstValue("Content-Disposition").orElseThrow()).startsWith("attachment;");
        assertThat(headers.allValues("Content-Security-Policy")).containsExactly("default-src 'none'; sandbox");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        var buyer = Browser.of(house, deal.cast().buyer(), Role.VERIFIER);
        assertThat(buyer.get(link).status()).isEqualTo(404);
        var other = Browser.of(house, stage.award().supplier(), Role.SUPPLIER);
        assertThat(other.get(link).status()).isEqualTo(404);
        // The same bytes again are the same file; once attached, the buyer sees it.
        var check = supplier.upload(
                supplier.get(here),
                here,
                Map.of(field("amount", JOBS), "3", field("done", JOBS), "Done"),
                field("file", JOBS),
                "again.csv",
                "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
        supplier.send(check, here + "/check", Map.of());
        assertThat(supplier.get("/work/evidence").page().select("a[href^=/evidence/]"))
                .hasSize(1);
        assertThat(buyer.get(link).status()).isEqualTo(200);
    }
}
