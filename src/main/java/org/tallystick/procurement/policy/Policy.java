package org.tallystick.procurement.policy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.shared.VatBasis;

/// A rule of statute, of central government or of a council on social value in tenders, kept as
/// data.
///
/// @param id like "bradford"
/// @param source where it is written
/// @param from the first tender date to which it applies; null where the source names none
/// @param until the last such date; null while it holds
/// @param threshold null where contracts of every value are meant
/// @param exempt the kinds of contract that it leaves out
/// @param underTheAct whether it covers public contracts of the Procurement Act 2023 only: those
///   below the Act's threshold are left out, and the value is estimated as schedule 3 says, with
///   options to extend
public record Policy(
        String id,
        String name,
        String source,
        Confidence confidence,
        Binds binds,
        boolean underTheAct,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        @Nullable Threshold threshold,
        Set<ContractKind> exempt,
        List<Requirement> requirements) {

    public Policy {
        exempt = Set.copyOf(exempt);
        requirements = List.copyOf(requirements);
        if (requirements.isEmpty()) throw new IllegalArgumentException(id + " requires nothing");
    }

    public enum Confidence {
        PRIMARY("read in the body's own text"),
        SECONDARY("as others report it"),
        UNVERIFIED("unverified: the body's own text was not seen");

        private final String words;

        Confidence(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /// Whom it binds: everyone, central government (others may adopt it), or only who adopts it.
    public enum Binds {
        EVERYONE,
        CENTRAL_GOVERNMENT,
        ADOPTERS
    }

    /// Kinds that some rules leave out. Asked of the officer; unknown is a case of its own.
    public enum ContractKind {
        ORDINARY("A contract for goods or services"),
        WORKS("A contract for works"),
        FRAMEWORK("A framework"),
        CALL_OFF("A contract called off under a framework"),
        CONCESSION("A concession"),
        LIGHT_TOUCH("A light touch contract"),
        PRIVATE_UTILITY("A contract of a private utility"),
        DEFENCE("A defence contract of the Ministry of Defence"),
        UNKNOWN("Not known");

        private final String words;

        ContractKind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public enum Body {
        CENTRAL("Central government, an agency or a non-departmental body"),
        OTHER("A council, the NHS, police or another body"),
        UNKNOWN("Not known");

        private final String words;

        Body(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public enum Comparator {
        MORE_THAN("more than"),
        AT_LEAST("at least");

        private final String words;

        Comparator(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        boolean holds(BigDecimal value, BigDecimal threshold) {
            return switch (this) {
                case MORE_THAN -> value.compareTo(threshold) > 0;
                case AT_LEAST -> value.compareTo(threshold) >= 0;
            };
        }
    }

    /// @param vat UNKNOWN where the source does not say; the figure is then compared as it is
    ///   written
    /// @param below the value from which the policy no longer applies, null where there is none
    public record Threshold(
            Comparator comparator,
            BigDecimal pounds,
            VatBasis vat,
            @Nullable BigDecimal below) {}

    /// @param number how many or how much; null where the kind needs none
    /// @param waivable whether a reason in writing may stand in its place
    /// @param ground the only ground on which it may be waived; null where any reason will do
    /// @param above the value above which it is asked for, where that is not the policy's threshold
    public record Requirement(
            Kind kind,
            @Nullable BigDecimal number,
            boolean waivable,
            @Nullable String ground,
            @Nullable BigDecimal above) {}

    public enum Kind {
        OUTCOMES_AT_LEAST,
        MEASURES_AT_MOST,
        EMPLOYMENT_AND_SKILLS,
        WEIGHT_AT_LEAST,
        WEIGHT_EXACTLY,
        QUANTITATIVE_SHARE,
        TWO_SCORED_QUESTIONS,
        KPIS_AT_LEAST
    }
}
