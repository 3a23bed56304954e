package org.tallystick.platform.page;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tallystick.platform.page.form.FixtureFields;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Our components write what GOV.UK Frontend writes: its published fixtures are turned into our
/// records, and the HTML compared. What a typed component leaves out is in
/// `examples/govuk-left-out.csv`, by name and with the reason.
class GovukFixturesTest {

    private static final Path COMPONENTS = Path.of("node_modules/govuk-frontend/dist/govuk/components");
    private static final Path LEFT_OUT = Path.of("src/test/resources/examples/govuk-left-out.csv");

    private static final Map<String, Function<JsonNode, Object>> COMPONENT = Map.ofEntries(
            Map.entry("button", FixtureParts::button),
            Map.entry("input", FixtureFields::input),
            Map.entry("textarea", FixtureFields::textarea),
            Map.entry("character-count", FixtureFields::characterCount),
            Map.entry("radios", FixtureFields::radios),
            Map.entry("checkboxes", FixtureFields::checkboxes),
            Map.entry("select", FixtureFields::select),
            Map.entry("date-input", FixtureFields::dateInput),
            Map.entry("file-upload", FixtureFields::fileUpload),
            Map.entry("fieldset", FixtureFields::fieldset),
            Map.entry("label", FixtureFields::label),
            Map.entry("hint", FixtureParts::hint),
            Map.entry("error-message", FixtureParts::errorMessage),
            Map.entry("error-summary", FixtureParts::errorSummary),
            Map.entry("table", FixtureParts::table),
            Map.entry("summary-list", FixtureParts::summaryList),
            Map.entry("tag", FixtureParts::tag),
            Map.entry("breadcrumbs", FixtureParts::breadcrumbs),
            Map.entry("back-link", FixtureParts::backLink),
            Map.entry("notification-banner", FixtureParts::notificationBanner),
            Map.entry("panel", FixtureParts::panel),
            Map.entry("inset-text", FixtureParts::insetText),
            Map.entry("warning-text", FixtureParts::warningText),
            Map.entry("details", FixtureParts::details),
            Map.entry("pagination", FixtureParts::pagination),
            Map.entry("task-list", FixtureParts::taskList),
            Map.entry("phase-banner", FixtureParts::phaseBanner),
            Map.entry("skip-link", FixtureParts::skipLink),
            Map.entry("service-navigation", FixtureParts::serviceNavigation),
            Map.entry("generic-header", FixtureParts::genericHeader),
            Map.entry("tabs", FixtureParts::tabs));

    record Fixture(String component, String name, JsonNode options, String html) {
        String key() {
            return component + "/" + name;
        }

        @Override
        public String toString() {
            return key();
        }
    }

    static List<Fixture> fixtures() {
        var mapper = JsonMapper.builder().build();
        return COMPONENT.keySet().stream()
                .sorted()
                .flatMap(component -> {
                    var file = COMPONENTS.resolve(component).resolve("fixtures.json");
                    var list = new ArrayList<Fixture>();
                    for (var each : mapper.readTree(file.toFile()).get("fixtures"))
                        list.add(new Fixture(
                                component,
                                each.get("name").asString(),
                                each.get("options"),
                                each.get("html").asString()));
                    return list.stream();
                })
                .toList();
    }

    static Stream<Fixture> covered() {
        var leftOut = leftOut();
        return fixtures().stream().filter(fixture -> !leftOut.containsKey(fixture.key()));
    }

    /// The reason, by component and fixture.
    private static Map<String, String> leftOut() {
        try (var csv = CsvReader.builder().commentStrategy(CommentStrategy.SKIP).ofNamedCsvRecord(LEFT_OUT)) {
            var reasons = new HashMap<String, String>();
            for (var line : csv)
                reasons.put(line.getField("component") + "/" + line.getField("fixture"), line.getField("reason"));
            return reasons;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String ours(Fixture fixture) {
        var component = requireNonNull(COMPONENT.get(fixture.component())).apply(fixture.options());
        return component instanceof Map<?, ?> parameters
                ? Rendered.html(
                        "platform/govuk/" + fixture.component(),
                        parameters.entrySet().stream()
                                .collect(Collectors.toMap(e -> (String) e.getKey(), Map.Entry::getValue)))
                : Rendered.html(component);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("covered")
    void writesWhatGovukFrontendWrites(Fixture fixture) {
        var ours = ours(fixture);
        assertThat(Rendered.normal(ours)).isEqualTo(Rendered.normal(fixture.html()));
        assertThat(Jsoup.parse(ours).text())
                .isEqualTo(Jsoup.parse(fixture.html()).text());
    }

    @Test
    void whatIsLeftOutExistsHasAReasonAndDiffers() {
        var byKey = fixtures().stream().collect(Collectors.toMap(Fixture::key, f -> f));
        assertThat(leftOut()).allSatisfy((key, reason) -> {
            assertThat(byKey).containsKey(key);
            assertThat(reason).isNotBlank();
            assertThat(same(requireNonNull(byKey.get(key))))
                    .as("%s holds now: take it off the list", key)
                    .isFalse();
        });
    }

    /// What an author may not do in any component of ours, so that it says nothing about how well
    /// each is covered.
    private static final List<String> NEVER = List.of(
            "no attributes of the author's choice",
            "no classes of the author's choice",
            "no HTML: words are escaped",
            "a forced state, for pictures only");

    @Test
    void mostFixturesOfEachComponentAreCovered() {
        var leftOut = leftOut();
        var fair = fixtures().stream()
                .filter(f -> !NEVER.contains(leftOut.getOrDefault(f.key(), "")))
                .collect(Collectors.groupingBy(Fixture::component));
        assertThat(fair).hasSameSizeAs(COMPONENT).allSatisfy((component, fixtures) -> {
            var kept =
                    fixtures.stream().filter(f -> !leftOut.containsKey(f.key())).count();
            assertThat(kept * 100 / fixtures.size()).as(component).isGreaterThan(55);
        });
    }

    private static boolean same(Fixture fixture) {
        try {
            return Rendered.normal(ours(fixture)).equals(Rendered.normal(fixture.html()));
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }
}
