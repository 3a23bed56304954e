package org.tallystick.delivery.contract;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.ocds.ContractFacts;
import org.tallystick.library.ocds.Question;
import org.tallystick.shared.Money;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.VatBasis;

/// What a person answered where a published release is silent or odd. A null leaves what the
/// release says.
///
/// @param supplier who answers for the returns, where the release names several
/// @param value what it is worth, where the release is silent or odd
/// @param vat on which basis the release's own value is stated
/// @param place the GSS code or the name of the area that the contract serves; null where it is not
///   known
/// @param words the answer to each question, as it is to be kept
public record Answers(
        @Nullable String title,
        @Nullable OrganisationId buyer,
        @Nullable OrganisationId supplier,
        @Nullable Money value,
        @Nullable VatBasis vat,
        @Nullable LocalDate starts,
        @Nullable LocalDate ends,
        @Nullable String place,
        Map<Question.About, String> words) {

    /// Nothing answered yet.
    public static final Answers NONE = new Answers(null, null, null, null, null, null, null, null, Map.of());

    public Answers {
        words = Map.copyOf(words);
    }

    @Nullable
    String title(ContractFacts facts) {
        return title == null ? facts.title() : title;
    }

    @Nullable
    LocalDate starts(ContractFacts facts) {
        return starts == null ? facts.first() : starts;
    }

    @Nullable
    LocalDate ends(ContractFacts facts) {
        return ends == null ? facts.last() : ends;
    }

    /// The value as answered; else as the release states it, on the basis answered.
    @Nullable
    Money value(@Nullable Money stated) {
        if (value != null || stated == null || vat == null) return value == null ? stated : value;
        return new Money(stated.amount(), stated.currency(), vat);
    }

    List<Question> unanswered(List<Question> asked) {
        return asked.stream()
                .filter(question -> words.getOrDefault(question.about(), "").isBlank())
                .toList();
    }
}
