package org.tallystick.platform.page.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.web.server.ResponseStatusException;
import org.tallystick.shared.Problem;

/// One rule each for what is posted, whichever room's form it is.
class PostedFormTest {

    /// PostgreSQL keeps no NUL; XML holds few other control characters, and no half of a pair.
    @Test
    void whatNoDocumentMayHoldIsShownAsAMark() {
        var form = PostedForm.of(Map.of("a", " one\0two\u0001\uD800\r\nthree\rfour\t "));
        assertThat(form.text("a")).isEqualTo("one\uFFFDtwo\uFFFD\uFFFD\nthree\nfour");
        assertThat(form.texts("a")).noneMatch(each -> each.contains("\0"));
        assertThat(form.single().get("a")).doesNotContain("\0");
        assertThat(form.fields(List.of()).value("a")).doesNotContain("\0");
        assertThat(PostedForm.clean(" x\0 ")).isEqualTo("x\uFFFD");
    }

    @Test
    void whatWasNotPostedIsEmpty() {
        var form = PostedForm.of(Map.of("blank", "  ", "none", List.of()));
        for (var name : List.of("blank", "none", "absent")) {
            assertThat(form.text(name)).isEmpty();
            assertThat(form.has(name)).isFalse();
            assertThat(form.id(name)).isEmpty();
            assertThat(form.whole(name)).isEmpty();
            assertThat(form.day(name)).isEmpty();
        }
        assertThat(form.texts("absent")).isEmpty();
    }

    /// What the page put there and is missing or not readable is refused as 400, in every room.
    @Test
    void aMissingKeyIsUnreadable() {
        for (var typed : List.of("", "x", "1-1-1-1-1", "00000000-0000-0000-0000-00000000000g")) {
            var form = PostedForm.of(Map.of("key", typed, "seen", "-1"));
            assertThatThrownBy(form::key)
                    .isInstanceOfSatisfying(
                            ResponseStatusException.class,
                            each -> assertThat(each.getStatusCode().value()).isEqualTo(400));
            assertThatThrownBy(form::seen).isInstanceOf(ResponseStatusException.class);
        }
        var key = UUID.randomUUID();
        var form = PostedForm.of(Map.of("key", " " + key + " ", "seen", "3"));
        assertThat(form.key()).isEqualTo(key);
        assertThat(form.seen()).isEqualTo(3);
    }

    @Test
    void severalTextsOfOneNameAreAllKept() {
        var form = PostedForm.of(Map.of("box", List.of("a", "b")));
        assertThat(form.texts("box")).containsExactly("a", "b");
        assertThat(form.text("box")).isEqualTo("a");
        assertThat(form.single()).isEqualTo(Map.of("box", "a"));
    }

    @Test
    void textThatIsMissingOrTooLongIsNamed() {
        var form = PostedForm.of(Map.of("words", "a".repeat(11)));
        var problems = new ArrayList<Problem>();
        form.needed("words", 10, "Enter the words", problems);
        form.needed("title", 10, "Enter the title", problems);
        form.within("title", 10, problems);
        assertThat(problems)
                .containsExactly(
                        new Problem("words", "Shorten this to 10 characters: it has 11"),
                        new Problem("title", "Enter the title"));
    }
}
