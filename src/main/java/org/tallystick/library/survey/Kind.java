package org.tallystick.library.survey;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a question asks for.
public sealed interface Kind {

    /// Who answers; never compulsory.
    record Contact(List<Part> parts) implements Kind {

        public enum Part {
            NAME("name"),
            ORGANISATION("organisation"),
            EMAIL("email"),
            TELEPHONE("telephone");

            private final String key;

            Part(String key) {
                this.key = key;
            }

            /// As survey files, forms and columns name it.
            public String key() {
                return key;
            }

            public static Optional<Part> of(String key) {
                for (var part : values()) if (part.key.equals(key)) return Optional.of(part);
                return Optional.empty();
            }
        }

        public Contact {
            parts = List.copyOf(parts);
        }
    }

    record OneOf(List<Option> options) implements Kind {
        public OneOf {
            options = List.copyOf(options);
        }
    }

    /// @param most how many may be chosen; none where all may
    record ManyOf(List<Option> options, @Nullable Integer most) implements Kind {
        public ManyOf {
            options = List.copyOf(options);
        }
    }

    /// Statements, each answered on the same scale.
    record Rated(List<Option> scale, List<Statement> statements) implements Kind {
        public Rated {
            scale = List.copyOf(scale);
            statements = List.copyOf(statements);
        }
    }

    /// @param places the decimal places that an answer may have
    /// @param unit what is counted, like "measures"
    record NumberIn(
            BigDecimal least,
            BigDecimal most,
            int places,
            @Nullable Words unit) implements Kind {}

    /// One line.
    record ShortText(int most) implements Kind {}

    /// As many lines as it takes.
    record LongText(int most) implements Kind {}

    /// The options put in order, the preferred one first.
    ///
    /// @param most how many are to be put in order; none where all may
    record Ranked(List<Option> options, @Nullable Integer most) implements Kind {
        public Ranked {
            options = List.copyOf(options);
        }
    }

    /// A file, from organisations.
    record Upload() implements Kind {}

    /// What can be chosen, in the survey's order; nothing for kinds without options.
    default List<Option> choices() {
        return switch (this) {
            case OneOf(var options) -> options;
            case ManyOf(var options, var _) -> options;
            case Ranked(var options, var _) -> options;
            case Rated(var scale, var _) -> scale;
            case Contact _, NumberIn _, ShortText _, LongText _, Upload _ -> List.of();
        };
    }
}
