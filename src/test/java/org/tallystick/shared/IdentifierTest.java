package org.tallystick.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.tallystick.property.ForAll;
import org.tallystick.property.Property;
import org.tallystick.shared.Checked.Invalid;
import org.tallystick.shared.Checked.Valid;

class IdentifierTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "/examples/identifiers.csv", useHeadersInDisplayName = true, commentCharacter = '#')
    void isWrittenAsItsRegisterWritesIt(String scheme, String given, @Nullable String kept) {
        switch (Identifier.read(scheme, given)) {
            case Valid<Identifier>(var identifier) ->
                assertThat(identifier.id()).isEqualTo(kept);
            case Invalid<Identifier>(var problems) -> {
                assertThat(kept).isNull();
                assertThat(problems)
                        .singleElement()
                        .satisfies(problem -> assertThat(problem.message()).startsWith("Enter the "));
            }
        }
    }

    @Test
    void isNeverBuiltMalformed() {
        assertThatThrownBy(() -> new Identifier("GB-COH", "458577871"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("8 characters");
        assertThat(new Identifier("GB-COH", "7590785")).hasToString("GB-COH-07590785");
    }

    /// Whatever is typed: a problem or a value, and the value stays the same when it is read again.
    @Property
    void readingTwiceChangesNothing(@ForAll String given) {
        for (var scheme : new String[] {"GB-COH", "GB-CHC", "GB-SC", "GB-NIC", "GB-PPON", "GB-LAE"})
            if (Identifier.read(scheme, given) instanceof Valid<Identifier>(var once))
                assertThat(Identifier.read(once.scheme(), once.id())).isEqualTo(new Valid<>(once));
    }
}
