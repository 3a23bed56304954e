package org.tallystick.platform.page.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tallystick.platform.page.Colours;
import org.tallystick.platform.page.CouncilStyle;
import org.tallystick.platform.page.Site;
import org.tallystick.platform.page.form.Keys;
import org.tallystick.platform.page.form.Link;
import org.tallystick.shared.Checked;

class PagePartsTest {

    private enum Sort {
        NEWEST_FIRST,
        BY_NAME
    }

    @ParameterizedTest
    @CsvSource({
        "by-name,BY_NAME",
        "newest-first,NEWEST_FIRST",
        "BY_NAME,NEWEST_FIRST",
        "'name; drop table',NEWEST_FIRST",
        ",NEWEST_FIRST"
    })
    void anUnknownKeyReadsAsTheDefault(String typed, Sort expected) {
        assertThat(Keys.read(typed, Sort.NEWEST_FIRST)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"3,3", "0,1", "-1,1", "1e9,1", "99999999999,1", "٣,1", ",1"})
    void anUnreadablePageIsTheFirst(String typed, int number) {
        assertThat(Paging.read(typed, 25).number()).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({
        "1,214,[1] 2 … 9",
        "4,214,1 … 3 [4] 5 … 9",
        "9,214,1 … 8 [9]",
        "1,10,[1]",
        "99,214,1 … 8 [9]",
        "3,75,1 2 [3]",
        "1,0,[1]"
    })
    void pagesShowTheirNeighboursAndTheEnds(int number, long total, String expected) {
        var steps = new Paging(number, 25).pagination(total, n -> "?page=" + n).steps();
        var written = steps.stream()
                .map(step -> switch (step) {
                    case Pagination.Gap() -> "…";
                    case Pagination.Number(var n, var _, var current) -> current ? "[" + n + "]" : n;
                })
                .collect(Collectors.joining(" "));
        assertThat(written).isEqualTo(expected);
    }

    @Test
    void saysWhichRowsShow() {
        assertThat(new Paging(3, 25).inWords(1_214)).isEqualTo("Showing 51 to 75 of 1,214");
        assertThat(new Paging(49, 25).inWords(1_214)).isEqualTo("Showing 1,201 to 1,214 of 1,214");
        assertThat(new Paging(1, 25).inWords(0)).isEqualTo("Nothing to show");
    }

    @Test
    void downloadsKeepTheFilters() {
        assertThat(Downloads.beside("/contracts?state=late&page=2"))
                .isEqualTo(new Downloads("/contracts.csv?state=late&page=2", "/contracts.json?state=late&page=2"));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/examples/contrast.csv", numLinesToSkip = 1, commentCharacter = '#')
    void contrastIsAsWcagReckonsIt(String digits, BigDecimal contrast, boolean accepted) {
        var colour = "#" + digits;
        assertThat(CouncilStyle.contrastWithWhite(colour).setScale(2, RoundingMode.HALF_UP))
                .isEqualByComparingTo(contrast);
        var site = new Site("X", "Y", null, new Colours(colour, "#d9a441"), false, "en");
        assertThat(CouncilStyle.css(site) instanceof Checked.Valid).isEqualTo(accepted);
    }

    @Test
    void coloursBecomeProperties() {
        assertThat(CouncilStyle.css(Site.of("Shropshire Council")))
                .isInstanceOfSatisfying(
                        Checked.Valid.class,
                        css -> assertThat((String) css.value())
                                .contains(
                                        "--tally-brand: #1f4e4a;",
                                        "--tally-brand-dark: #153633;",
                                        "--tally-accent: #d9a441;"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"red", "#12", "#1234567", "#1f4e4a;}body{display:none", "url(x)", ""})
    void whatIsNoColourNeverReachesTheStylesheet(String typed) {
        var site = new Site("X", "Y", null, new Colours(typed, typed), false, "en");
        assertThat(CouncilStyle.css(site))
                .isInstanceOfSatisfying(
                        Checked.Invalid.class,
                        invalid -> assertThat(invalid.problems()).hasSize(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                " javascript:alert(1)",
                "data:text/html,x",
                "java\nscript:x",
                "vbscript:x"
            })
    void noLinkCarriesAScript(String href) {
        assertThatThrownBy(() -> Link.of("x", href)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a?b=c:d",
                "#a:b",
                "?x=1",
                "https://example.org/a:b",
                "mailto:a@example.org",
                "tel:+44",
                "a/b:c",
                ""
            })
    void ordinaryAddressesPass(String href) {
        assertThat(Link.of("x", href).href()).isEqualTo(href);
    }

    @Test
    void aBarNeverGoesPastItsEnd() {
        assertThat(new Bars.Bar("x", "12 of 10", new BigDecimal("12"), BigDecimal.TEN).width())
                .isEqualTo("100.0%");
        assertThat(new Bars.Bar("x", "1 of 3", BigDecimal.ONE, new BigDecimal("3")).width())
                .isEqualTo("33.3%");
        assertThatThrownBy(() -> new Bars.Bar("x", "?", BigDecimal.ONE, BigDecimal.ZERO))
                .hasMessageContaining("no bar");
    }
}
