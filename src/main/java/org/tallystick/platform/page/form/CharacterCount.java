package org.tallystick.platform.page.form;

import org.jspecify.annotations.Nullable;

/// Several lines of text with a limit that counts down; the server still has to check it.
///
/// @param threshold the share of the limit, in percent, from which the count shows; null for always
/// @param note says the limit, with `%{count}` for its number; null for the usual English
public record CharacterCount(
        Textarea textarea,
        int most,
        Counting counting,
        @Nullable Integer threshold,
        @Nullable String note) implements Asks<CharacterCount> {

    /// What is counted. CHARACTERS counts as people do (an emoji is one), LENGTH as most servers
    /// do.
    public enum Counting {
        UNSAID,
        LENGTH,
        CHARACTERS,
        WORDS
    }

    public CharacterCount {
        if (most < 1) throw new IllegalArgumentException("a limit of " + most);
    }

    public static CharacterCount of(String name, String label, int most) {
        return new CharacterCount(Textarea.of(name, label), most, Counting.UNSAID, null, null);
    }

    public static CharacterCount ofWords(String name, String label, int most) {
        return new CharacterCount(Textarea.of(name, label), most, Counting.WORDS, null, null);
    }

    @Override
    public Question question() {
        return textarea.question();
    }

    @Override
    public CharacterCount asking(Question another) {
        return with(textarea.asking(another));
    }

    public CharacterCount with(Textarea another) {
        return new CharacterCount(another, most, counting, threshold, note);
    }

    public CharacterCount value(@Nullable String typed) {
        return with(textarea.value(typed));
    }

    public CharacterCount rows(int lines) {
        return with(textarea.rows(lines));
    }

    public CharacterCount threshold(@Nullable Integer percent) {
        return new CharacterCount(textarea, most, counting, percent, note);
    }

    public CharacterCount note(@Nullable String words) {
        return new CharacterCount(textarea, most, counting, threshold, words);
    }

    /// The question with the limit's note among its descriptions.
    public Question described() {
        var info = question().id() + "-info";
        var others = question().describedBy();
        return question().describedBy(others == null ? info : info + " " + others);
    }

    /// What the script says while somebody types, in Welsh; null where it speaks its own English.
    ///
    /// @param words with `#` for the number
    public @Nullable String welsh(String words) {
        return question().welsh() ? words.replace("#", "%{count}") : null;
    }

    public @Nullable String thresholdShown() {
        return threshold == null ? null : threshold.toString();
    }

    public @Nullable String countType() {
        return counting == Counting.UNSAID ? null : Keys.write(counting);
    }

    public String noteShown() {
        var unit = counting == Counting.WORDS ? "words" : "characters";
        var words = note == null ? "You can enter up to %{count} " + unit : note;
        return words.replace("%{count}", String.valueOf(most));
    }
}
