package org.tallystick.spending.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tallystick.library.place.Local;
import org.tallystick.shared.OrganisationId;
import org.tallystick.spending.asking.ResultTable;
import org.tallystick.spending.publisher.Definition;
import org.tallystick.spending.publisher.Publisher;

class FiltersTest {

    /// Else the next press of the button would quietly ask for all of them.
    @Test
    void whatIsAskedForCanBeChosenHoweverManyHaveMoreMoney() {
        var council = new OrganisationId(UUID.randomUUID());
        var definition = new Definition(UUID.randomUUID(), council, Local.of("Here", Set.of("E06000051")));
        var wanted = ShareFilter.read(
                new Publisher(council, "council", "Council", true),
                List.of(definition),
                Map.of("category", "Category 99"));
        var many = new ResultTable(
                List.of("category"),
                IntStream.range(0, 100)
                        .mapToObj(at -> List.of("Category " + at))
                        .toList());
        var none = new ResultTable(List.of("quarter", "department"), List.of());
        var category = Filters.of(wanted, List.of(definition), none, none, many, none).selects().stream()
                .filter(each -> each.question().name().equals("category"))
                .findFirst()
                .orElseThrow();
        assertThat(category.choices()).hasSize(62);
        assertThat(category.choices())
                .filteredOn(category::chosen)
                .singleElement()
                .satisfies(each -> assertThat(each.text()).isEqualTo("Category 99"));
    }
}
