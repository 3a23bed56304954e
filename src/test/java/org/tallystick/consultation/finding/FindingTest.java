package org.tallystick.consultation.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tallystick.Browser;
import org.tallystick.InTheDemo;
import org.tallystick.consultation.Consultation;
import org.tallystick.consultation.Consultations;
import org.tallystick.consultation.Shropshire2016;
import org.tallystick.library.sheet.Sheet;
import org.tallystick.library.sheet.Sheets;
import org.tallystick.library.survey.answer.SurveyPacks;
import org.tallystick.shared.Checked;
import org.tallystick.shared.Role;
import tools.jackson.databind.json.JsonMapper;

/// Shropshire's consultation of 2016, from its closing to its published findings.
@InTheDemo
class FindingTest {

    @Autowired
    ApplicationContext house;

    @Autowired
    Consultations consultations;

    @Autowired
    Findings findings;

    @Autowired
    JdbcClient db;

    @Autowired
    NothingHiddenIsKnown doctor;

    @Autowired
    Shropshire2016 shropshire;

    private Consultation shropshire() {
        return shropshire.closed(
                Browser.council(house, "Shropshire " + UUID.randomUUID()), SurveyPacks.shropshire2016Answers());
    }

    private @Nullable Browser signedIn;

    /// One person of the owner's group for the whole of a test: a form belongs to its session.
    private Browser group(Consultation at) {
        if (signedIn == null) signedIn = Browser.of(house, at.owner(), Role.GROUP);
        return signedIn;
    }

    private static String desk(Consultation at) {
        return "/work/consultations/" + at.id();
    }

    private String published(Consultation at) {
        var page = group(at).get(desk(at) + "/publication");
        assertThat(group(at)
                        .send(
                                page,
                                desk(at) + "/publication",
                                Map.of(
                                        "summary", "Most favour the Charter.",
                                        "m.Q7d", "Nine of ten would consider signing.",
                                        "by", "Q6",
                                        "heard", "<script>alert(1)</script>"))
                        .status())
                .isEqualTo(200);
        return "/consultations/" + at.slug() + "/findings";
    }

    @Test
    void officersSeeEveryCountAndAnyCrossing() {
        var at = shropshire();
        var page = group(at).get(desk(at) + "/results?item=Q7a&by=Q2").text();
        assertThat(page).contains("9 of 10", "Micro (0-9)", ", by Q2 ");
        assertThat(db.sql("select count(*) from finding.packed where consultation = :id")
                        .param("id", at.id())
                        .query(Long.class)
                        .single())
                .as("with and without repeats")
                .isEqualTo(2);
        for (var rubbish : List.of("zz", "%3Cscript%3E", "Q1", "Q13"))
            assertThat(group(at)
                            .get(desk(at) + "/results?item=" + rubbish + "&by=Q2")
                            .status())
                    .isEqualTo(200);
    }

    @Test
    void othersSeeNothingAndNobodyBeforeTheClose() {
        var at = shropshire();
        var elsewhere = Browser.of(house, Browser.council(house, "Another council"), Role.GROUP);
        assertThat(elsewhere.get(desk(at) + "/results").status()).isEqualTo(404);
        assertThat(elsewhere.get(desk(at) + "/publication").status()).isEqualTo(404);
        var open = consultations.launched().stream()
                .filter(each -> !each.closed())
                .findFirst()
                .orElseThrow();
        var keeper = Browser.of(house, open.owner(), Role.GROUP);
        var sealed = keeper.get(desk(open) + "/results");
        assertThat(sealed.text()).contains("Results are sealed").doesNotContain("<table");
        assertThat(keeper.get(desk(open) + "/publication").status()).isEqualTo(404);
        var findings = "/consultations/" + open.slug() + "/findings";
        assertThat(Browser.stranger(house).get(findings).text())
                .contains("Nothing is published yet")
                .doesNotContain("<table");
        assertThat(Browser.stranger(house).get(findings + ".json").status()).isEqualTo(404);
    }

    @Test
    void thePublishedPageAndItsTwinsSayTheSame() {
        var at = shropshire();
        var address = published(at);
        var anybody = Browser.stranger(house);
        var page = anybody.get(address);
        assertThat(page.text())
                .contains("9 of 10", "Nine of ten would consider signing.")
                .doesNotContain("<script>alert");
        var json = new JsonMapper().readTree(anybody.get(address + ".json").text());
        assertThat(json.at("/responses").asInt()).isEqualTo(31);
        for (var format : List.of("csv", "xlsx", "ods")) {
            var sheets = Sheets.read(anybody.get(address + "." + format).body(), "f." + format);
            assertThat(sheets).isInstanceOf(Checked.Valid.class);
            var counts = ((Checked.Valid<List<Sheet>>) sheets).value().getFirst();
            assertThat(counts.rows()).anySatisfy(row -> {
                assertThat(row.get(0).text()).isEqualTo("Q7d");
                assertThat(row.get(1).text()).isEqualTo("Strongly agree");
                assertThat(row.get(2).text()).isEmpty();
                assertThat(row.get(4).text()).isEqualTo("6");
            });
        }
        assertThat(anybody.get("/consultations/" + at.slug() + "/code-book.csv").text())
                .contains("Micro (0-9)");
    }

    /// The paper counts nobody for Q6 and Q16: they are not published, rather than answered by
    /// nobody, and nothing is crossed with them. What the doctor works out from the document alone
    /// agrees.
    @Test
    void theTablesAreCrossedAsChosenAndGiveNothingAway() {
        var at = shropshire();
        published(at);
        var document = findings.latest(at.id()).orElseThrow().document();
        assertThat(document.withdrawn())
                .extracting(FindingDocument.Withdrawn::items)
                .containsExactly(List.of("Q6"), List.of("Q16"));
        assertThat(document.crossings()).isEmpty();
        assertThat(document.table("Q2").orElseThrow().count("Small (10-49)")).isEmpty();
        assertThat(document.table("Q15")).as("each number was given by one").isEmpty();
        assertThat(doctor.breaches()).isEmpty();
    }

    @Test
    void wordsMayChangeAndTablesMayNot() {
        var at = shropshire();
        published(at);
        var before = findings.latest(at.id()).orElseThrow();
        var stale = group(at).get(desk(at) + "/publication");
        var changes = Map.of("summary", "Said anew.", "done", "The Charter was adopted.", "by", "Q5");
        group(at).send(stale, desk(at) + "/publication", changes);
        var after = findings.latest(at.id()).orElseThrow();
        assertThat(after.number()).isEqualTo(before.number() + 1);
        assertThat(after.document().tables()).isEqualTo(before.document().tables());
        // The same form again changes nothing; another made from the old page is told so.
        group(at).send(stale, desk(at) + "/publication", changes);
        assertThat(findings.latest(at.id()).orElseThrow().number()).isEqualTo(after.number());
        var late = group(at)
                .send(
                        stale,
                        desk(at) + "/publication",
                        Map.of("summary", "Late.", "key", UUID.randomUUID().toString()));
        assertThat(late.status()).isEqualTo(409);
        assertThatThrownBy(() -> db.sql("""
                                                insert into finding.publication (consultation, number, key, document, published_by)
                                                select consultation, number + 9, gen_random_uuid(),
                                                       jsonb_set(document, '{tables,0,cells,0,count}', '77'), published_by
                                                from finding.publication where consultation = :id
                                                """).param("id", at.id()).update()).hasMessageContaining("published once");
    }

    /// Crossings of few answers hide most of their counts: the form says how many before it is
    /// done, and what is published hides as many.
    @Test
    void theFormSaysHowMuchWouldBeHidden() {
        var at = shropshire();
        var here = desk(at) + "/publication";
        var form = group(at).get(here);
        assertThat(form.page().expectFirst("#hiding").text()).startsWith("With these choices");
        var typed = Map.of("summary", "Most favour the Charter.", "by", "Q6");
        var more = new java.util.HashMap<>(typed);
        more.put("_then", "hiding");
        var seen = group(at).send(form, here, more);
        var words = seen.page().expectFirst("#hiding").text();
        assertThat(words).contains("A breakdown with few answers hides most of its counts");
        assertThat(findings.latest(at.id())).isEmpty();
        group(at).send(seen, here, typed);
        var document = findings.latest(at.id()).orElseThrow().document();
        var hiding = document.hiding();
        assertThat(hiding.hidden()).isPositive();
        assertThat(words).contains("%,d of their %,d counts".formatted(hiding.hidden(), hiding.cells()));
    }

    @Test
    void aFormOfRubbishIsRefusedInWords() {
        var at = shropshire();
        var page = group(at).get(desk(at) + "/publication");
        var refused =
                group(at).send(page, desk(at) + "/publication", Map.of("summary", "", "heard", "x".repeat(30_000)));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Enter the result", "Shorten this to 4,000 characters; it has 30,000");
    }
}
