package org.tallystick.framework.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.Browser;
import org.tallystick.OnPostgres;
import org.tallystick.SharedData;
import org.tallystick.framework.Edition;
import org.tallystick.framework.Editions;
import org.tallystick.framework.Frameworks;
import org.tallystick.framework.Licence;
import org.tallystick.framework.Measure;
import org.tallystick.framework.ProxySwitches;
import org.tallystick.framework.Published;
import org.tallystick.framework.Theme;
import org.tallystick.framework.sheet.EditionSheets;
import org.tallystick.library.sheet.Format;
import org.tallystick.library.sheet.Sheets;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;

/// The pages of this room as somebody with a browser meets them.
@OnPostgres
class FrameworkPagesTest {

    private static final String SCRIPT = "<script>alert(1)</script>";

    @Autowired
    ApplicationContext house;

    @Autowired
    Frameworks frameworks;

    private OrganisationId council;
    private Browser officer;

    @BeforeEach
    void anOfficer() {
        council = Browser.council(house, "Council " + UUID.randomUUID());
        officer = Browser.of(house, council, Role.OFFICER);
    }

    private Published published(Edition edition) {
        return frameworks.loadPack(Actor.SYSTEM, council, edition);
    }

    private static Theme theme(Measure... measures) {
        return new Theme("T1", "Economic", "", List.of(), List.of(measures));
    }

    private String begin(String path) {
        return officer.send(officer.get(path), path + "/draft", Map.of())
                .address()
                .getPath();
    }

    @Test
    void aFrameworkGoesFromABlankDraftToAPublicPage() {
        var begun = officer.send(
                officer.get("/work/frameworks/new"), "/work/frameworks/new", Map.of("name", "Promises of " + council));
        var draft = begun.address().getPath() + "/draft";
        assertThat(officer.get(draft).page().text()).contains("Add at least one theme");
        fill(
                draft + "/facts",
                Map.of(
                        "title", "First", "owner", "Council", "place", "Here", "source", "A paper", "date", "2026",
                        "licence", "OGL"));
        fill(draft + "/theme", Map.of("reference", "T1", "name", "Economic"));
        fill(draft + "/outcome", Map.of("reference", "O1", "name", "Jobs", "theme", "T1"));
        fill(draft + "/principle", Map.of("reference", "P1", "name", "Pay promptly"));
        fill(
                draft + "/measure",
                Map.of(
                        "reference",
                        "M1",
                        "name",
                        "Apprenticeships",
                        "theme",
                        "T1",
                        "outcome",
                        "O1",
                        "kind",
                        "count",
                        "unit",
                        "apprenticeships",
                        "evidence",
                        "Start dates",
                        "warning",
                        "perverse",
                        "warningWords",
                        "Starts are not ends"));
        var ask = officer.get(draft + "/publication");
        var unsure = officer.send(ask, draft + "/publication", Map.of());
        assertThat(unsure.status()).isEqualTo(422);
        var published = officer.send(ask, draft + "/publication", Map.of("sure", "yes"));
        assertThat(published.address().getPath()).endsWith("/editions/1");
        var again = officer.send(ask, draft + "/publication", Map.of("sure", "yes"));
        assertThat(again.address()).isEqualTo(published.address());
        var seen = Browser.stranger(house).get(published.address().getPath());
        assertThat(seen.page().text())
                .contains(
                        "Economic",
                        "Jobs",
                        "Apprenticeships",
                        "Perverse. Starts are not ends",
                        "Evidence expected: Start dates",
                        "Pay promptly");
    }

    private void fill(String action, Map<String, String> typed) {
        var answer = officer.send(officer.get(action), action, typed);
        assertThat(answer.status()).as(answer.page().text()).isEqualTo(200);
        assertThat(answer.address().getPath()).endsWith("/draft");
    }

    @Test
    void theSecondOfTwoWhoEditIsShownWhatTheFirstChanged() {
        var edition = published(Editions.of(Editions.count("M1", "Jobs"), Editions.count("M2", "Trees")));
        var draft = begin("/work/frameworks/" + edition.framework());
        var colleague = Browser.of(house, council, Role.GROUP);
        var mine = officer.get(draft + "/measure/M1");
        var theirs = colleague.get(draft + "/measure/M2");
        colleague.send(theirs, draft + "/measure", Map.of("name", "Oaks"));
        var refused = officer.send(mine, draft + "/measure", Map.of("name", "Good jobs"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.page().text()).contains("Social Value Group", "“Trees” and is “Oaks”");
        assertThat(refused.page().expectFirst("#name").val()).isEqualTo("Good jobs");
        officer.send(refused, draft + "/measure", Map.of());
        assertThat(officer.get(draft).page().text()).contains("Oaks", "Good jobs");
    }

    @Test
    void aRetiredMeasureKeepsItsReasonAndIsNotRemoved() {
        var edition = published(Editions.of(Editions.count("M1", "Sick days"), Editions.count("M2", "Trees")));
        var draft = begin("/work/frameworks/" + edition.framework());
        var retire = draft + "/measure/M1/retirement";
        officer.send(officer.get(retire), retire, Map.of("because", "It presses sick people to work"));
        var page = officer.get(draft);
        assertThat(page.page()
                        .select("form[action$=removals] input[name=reference]")
                        .eachAttr("value"))
                .doesNotContain("M1", "M2", "T1");
        officer.send(officer.get(draft + "/publication"), draft + "/publication", Map.of("sure", "yes"));
        var framework = "/frameworks/" + edition.framework();
        var compared = Browser.stranger(house)
                .get(framework + "/compare?from=1&to=2")
                .page()
                .text();
        assertThat(compared).contains("M1: Retired", "It presses sick people to work");
        var listed = Browser.stranger(house)
                .get("/measures?framework=" + edition.framework())
                .page()
                .text();
        assertThat(listed).contains("Trees").doesNotContain("Sick days");
    }

    @Test
    void whatMayNotBeSharedIsNotFoundOutsideItsOwner() {
        var closed = published(
                Editions.of(new Licence("CC BY-NC-ND 4.0", false), theme(Editions.count("M1", "Secret measure"))));
        var base = "/frameworks/" + closed.framework() + "/editions/1";
        var stranger = Browser.stranger(house);
        var elsewhere = Browser.of(house, Browser.council(house, "Other " + UUID.randomUUID()), Role.OFFICER);
        for (var path : List.of(
                base,
                base + ".xlsx",
                base + ".ods",
                base + ".csv",
                base + ".json",
                "/frameworks/" + closed.framework(),
                "/frameworks/" + closed.framework() + "/compare",
                "/measures/" + closed.id() + "/M1")) {
            assertThat(stranger.get(path).status()).as(path).isEqualTo(404);
            assertThat(elsewhere.get(path).status()).as(path).isEqualTo(404);
            assertThat(officer.get(path).status()).as(path).isEqualTo(200);
        }
        for (var list : List.of("/measures", "/measures.csv", "/measures.json"))
            assertThat(stranger.get(list).text()).doesNotContain("Secret measure");
        assertThat(elsewhere.get("/work/frameworks/" + closed.framework()).status())
                .isEqualTo(404);
    }

    @Test
    void anExportImportsToTheSameEditionAndEveryProblemNamesItsCell() {
        var edition = published(Editions.of(Editions.count("M1", "Jobs"), Editions.count("M2", "Trees")));
        var imports = "/work/frameworks/" + edition.framework() + "/imports";
        for (var format : List.of("xlsx", "ods", "csv")) {
            var file = officer.get("/frameworks/" + edition.framework() + "/editions/1." + format)
                    .body();
            var run = officer.upload(officer.get(imports), imports, "file", "f." + format, file);
            assertThat(run.page().text())
                    .contains("No principle, theme, outcome or measure")
                    .doesNotContain("Must fix");
        }
        var csv = officer.get("/frameworks/" + edition.framework() + "/editions/1.csv")
                .text();
        var broken = csv.replaceFirst("Count", "Heap").getBytes(StandardCharsets.UTF_8);
        var run = officer.upload(officer.get(imports), imports, "file", "f.csv", broken);
        assertThat(run.page().text()).contains("Must fix: 1", "“Heap” is not one of the choices");
        assertThat(run.page().expectFirst("tbody .govuk-table__header").text()).matches(".*[A-Z]+[0-9]+");
        var marked = officer.get(run.address().getPath() + "/marked");
        assertThat(marked.text()).contains("Problems", "“Heap” is not one of the choices");
        var short1 = csv.lines().filter(line -> !line.contains("Trees")).reduce("", (a, b) -> a + b + "\n");
        var fewer =
                officer.upload(officer.get(imports), imports, "file", "f.csv", short1.getBytes(StandardCharsets.UTF_8));
        assertThat(fewer.page().text()).contains("Confirm: 1", "The measure M2 is not in the file");
        var accept = fewer.address().getPath() + "/acceptance";
        assertThat(officer.send(fewer, accept, Map.of()).status()).isEqualTo(422);
        assertThat(officer.send(fewer, accept, Map.of("sure", "yes")).page().text())
                .contains("Jobs")
                .doesNotContain("Trees");
    }

    @Test
    void hostileFilesAreRefusedInWords() throws IOException {
        var edition = published(Editions.of(Editions.count("M1", "Jobs")));
        var imports = "/work/frameworks/" + edition.framework() + "/imports";
        var form = officer.get(imports);
        try (var files = Files.list(SharedData.at("data/hostile/csv"))) {
            for (var file : files.sorted().toList()) {
                var answer = officer.upload(
                        officer.get(imports),
                        imports,
                        "file",
                        file.getFileName().toString(),
                        Files.readAllBytes(file));
                assertThat(answer.status()).as(file.toString()).isIn(200, 422);
                assertThat(answer.page().select("script:not([src])"))
                        .as(file.toString())
                        .isEmpty();
                if (answer.status() == 200)
                    assertThat(officer.get(answer.address().getPath() + "/marked")
                                    .status())
                            .as(file.toString())
                            .isEqualTo(200);
            }
        }
        assertThat(officer.get("/work/frameworks/" + edition.framework()).page().text())
                .contains("No draft is under way");
        assertThat(form.status()).isEqualTo(200);
    }

    @Test
    void aScriptOrAFormulaInANameStaysWords() {
        var name = SCRIPT + UUID.randomUUID();
        var edition = published(Editions.of(Editions.count("M1", name), Editions.count("M2", "=1+1")));
        var stranger = Browser.stranger(house);
        var base = "/frameworks/" + edition.framework() + "/editions/1";
        for (var path :
                List.of("/measures?framework=" + edition.framework(), base, "/measures/" + edition.id() + "/M1")) {
            var page = stranger.get(path);
            assertThat(page.page().text()).as(path).contains(name);
            assertThat(page.text()).as(path).doesNotContain(SCRIPT);
        }
        assertThat(stranger.get("/measures.csv?framework=" + edition.framework())
                        .text())
                .contains(SCRIPT)
                .doesNotContain(",=1+1");
        var csv = stranger.get(base + ".csv");
        assertThat(csv.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        assertThat(csv.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        var back = Sheets.read(stranger.get(base + ".xlsx").body(), "f.xlsx");
        assertThat(back.toString()).contains(SCRIPT);
        assertThat(Sheets.write(Format.XLSX, EditionSheets.export(edition.document())))
                .isEqualTo(stranger.get(base + ".xlsx").body());
    }

    @Test
    void aCrosswalkShowsOnBothMeasuresUntilItEnds() {
        var ours = published(Editions.of(Editions.count("M1", "Apprenticeships here")));
        var other = Browser.council(house, "Other " + UUID.randomUUID());
        var theirs = frameworks.loadPack(Actor.SYSTEM, other, Editions.of(Editions.count("Z9", "Apprentices there")));
        var path = "/work/frameworks/" + ours.framework() + "/crosswalk";
        var page = officer.get(path);
        assertThat(officer.send(page, path, Map.of("measure", "M1")).status()).isEqualTo(422);
        var said = Map.of(
                "measure",
                "M1",
                "other",
                theirs.framework() + " Z9",
                "relation",
                "same",
                "because",
                "Both count starts");
        var declared = officer.send(page, path, said);
        assertThat(declared.status()).isEqualTo(200);
        var stranger = Browser.stranger(house);
        assertThat(stranger.get("/measures/" + ours.id() + "/M1").page().text())
                .contains("Apprentices there", "Both count starts");
        assertThat(stranger.get("/measures/" + theirs.id() + "/Z9").page().text())
                .contains("Apprenticeships here");
        var end = declared.page().expectFirst("form[action$=/end]").attr("action");
        officer.send(declared, end, Map.of("because", "They count otherwise now"));
        assertThat(stranger.get("/measures/" + ours.id() + "/M1").page().text()).doesNotContain("Apprentices there");
    }

    @Test
    void poundValuesAreOffUntilSwitchedOnWithAReason() {
        var edition = published(Editions.of(Editions.count("M1", "Jobs")));
        var path = "/work/frameworks/" + edition.framework() + "/proxies";
        var switches = house.getBean(ProxySwitches.class);
        assertThat(switches.on(council, edition.framework())).isFalse();
        assertThat(officer.send(officer.get(path), path, Map.of()).status()).isEqualTo(422);
        assertThat(switches.on(council, edition.framework())).isFalse();
        officer.send(officer.get(path), path, Map.of("because", "Cabinet, 3 March"));
        assertThat(switches.on(council, edition.framework())).isTrue();
        assertThat(officer.get(path).page().text()).contains("£ values are on", "Cabinet, 3 March");
    }
}
