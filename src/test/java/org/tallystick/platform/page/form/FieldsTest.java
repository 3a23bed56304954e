package org.tallystick.platform.page.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tallystick.platform.page.Gallery;
import org.tallystick.platform.page.Rendered;
import org.tallystick.shared.Problem;

class FieldsTest {

    record ReturnForm(
            @Nullable String amount,
            @Nullable TypedDate starts,
            @Nullable List<String> kinds) {}

    private static final ReturnForm TYPED =
            new ReturnForm("1e9", new TypedDate("31", "2", ""), List.of("letter", "photograph"));

    @Test
    void aFieldCarriesWhatWasTypedAndWhatIsWrongInTheWordsOfTheSummary() {
        var fields = Fields.of(TYPED, List.of(new Problem("amount", "Enter a number, like 3")));
        var field = Jsoup.parse(Rendered.html(fields.input("amount", "How much?")));
        var summary = Jsoup.parse(Rendered.html(fields.errorSummary().orElseThrow()));

        assertThat(field.select("input").val()).isEqualTo("1e9");
        assertThat(field.select("#amount-error").text()).isEqualTo("Error: Enter a number, like 3");
        assertThat(field.select("input").attr("aria-describedby")).isEqualTo("amount-error");
        assertThat(summary.select("a").text()).isEqualTo("Enter a number, like 3");
        assertThat(summary.select("a").attr("href")).isEqualTo("#amount");
    }

    @Test
    void aProblemWithADateLinksToTheFirstOfItsFields() {
        var fields = Fields.of(TYPED, List.of(new Problem("starts", "Enter the year")));
        var date = Jsoup.parse(Rendered.html(fields.date("starts", "When?")));

        assertThat(fields.errorSummary().orElseThrow().errors())
                .containsExactly(Link.of("Enter the year", "#starts-day"));
        assertThat(date.select("input").eachAttr("name")).containsExactly("starts.day", "starts.month", "starts.year");
        assertThat(date.select("input").eachAttr("value")).containsExactly("31", "2", "");
        assertThat(date.select(".govuk-input--error")).hasSize(3);
        assertThat(date.getElementById("starts-day")).isNotNull();
    }

    @Test
    void aProblemWithPartOfADateMarksThatPart() {
        var fields = Fields.of(TYPED, List.of(new Problem("starts.year", "Enter the year")));
        var date = Jsoup.parse(Rendered.html(fields.date("starts", "When?")));

        assertThat(date.select(".govuk-input--error").eachAttr("id")).containsExactly("starts-year");
        assertThat(date.select("#starts-error").text()).isEqualTo("Error: Enter the year");
        assertThat(fields.errorSummary().orElseThrow().errors())
                .containsExactly(Link.of("Enter the year", "#starts-year"));
    }

    @Test
    void severalAnswersStayChosen() {
        var choices = List.of(Choice.of("letter", "Letter"), Choice.of("payslip", "Payslip"));
        var boxes = Fields.of(TYPED, List.of()).checkboxes("kinds", "Evidence", choices);
        assertThat(Jsoup.parse(Rendered.html(boxes)).select("input[checked]").eachAttr("value"))
                .containsExactly("letter");
    }

    @Test
    void aProblemOfTheWholeFormHasNoLink() {
        var fields = Fields.of(Map.of(), List.of(Problem.ofAll("The file is empty")));
        assertThat(fields.errorSummary().orElseThrow().errors()).containsExactly(Link.text("The file is empty"));
    }

    @Test
    void aFormNobodyTouchedHasNothingWrong() {
        assertThat(Fields.blank().errorSummary()).isEmpty();
        assertThat(Fields.of(new ReturnForm(null, null, null), List.of())
                        .input("amount", "?")
                        .value())
                .isNull();
        assertThat(Gallery.page("A").titled("Send", Fields.blank()).titleShown())
                .isEqualTo("Send – Social value – Shropshire Council");
    }

    @Test
    void takesParametersAsTheServerHandsThemOut() {
        var fields = Fields.of(Map.of("a", new String[] {"1", "2"}, "b", List.of("3"), "c", "4"), List.of());
        assertThat(fields.values("a")).containsExactly("1", "2");
        assertThat(fields.value("b")).isEqualTo("3");
        assertThat(fields.value("c")).isEqualTo("4");
    }
}
