package org.tallystick;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The guard on every page that a test sees can fail.
class MarkupTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p id=a></p><p id=a></p> | the id “a” stands twice",
                "<label for=a>Name</label> | the label “Name” reaches no field",
                "<label for=a>Name</label><p id=a></p> | the label “Name” reaches no field",
                "<label for=a>X</label><label for=a>Y</label><input id=a> | a second label, “Y”, reaches the field a",
                "<label for=a>X</label><input id=a aria-describedby=b> | aria-describedby names “b”, which is not on the page",
                "<a href=#main>Skip</a> | the link “Skip” leads to #main, which is not on the page",
                "<input name=amount> | the field “amount” has no label",
            })
    void namesAFault(String page, String fault) {
        assertThat(Markup.faults(Jsoup.parse(page))).containsExactly(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<label for=a>X</label><input id=a aria-describedby='b c'><p id=b></p><p id=c></p>",
                "<label>X <input name=a></label><a href=#>Top</a>",
                "<input type=hidden name=a><input aria-label=X>",
            })
    void leavesASoundPageAlone(String page) {
        assertThat(Markup.faults(Jsoup.parse(page))).isEmpty();
    }
}
