package org.tallystick.spending.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tallystick.library.place.Postcodes;

class TileMapTest {

    /// Great Britain's postcode areas, each once.
    @Test
    void everyAreaHasOneSquare() {
        assertThat(TileMap.areas()).doesNotHaveDuplicates();
        assertThat(TileMap.areas())
                .allSatisfy(area -> assertThat(Postcodes.builtIn().areas().contains(area))
                        .as(area)
                        .isTrue());
        // NPT is Newport's old form, and GIR a bank's own.
        var all = new TreeSet<>(Postcodes.builtIn().areas());
        all.removeAll(List.of("NPT", "GIR"));
        assertThat(TileMap.areas()).containsAll(all);
    }

    @Test
    void theMostIsDarkestAndNothingIsPale() {
        var map = TileMap.of(Map.of(
                "SY", new BigDecimal("1000"),
                "TF", new BigDecimal("100"),
                "LE", new BigDecimal("-5")));
        assertThat(map.tiles())
                .filteredOn(tile -> tile.shade() > 0)
                .extracting(tile -> tile.area() + tile.shade())
                .containsExactly("SY5", "TF2");
        assertThat(map.legend()).last().isEqualTo("up to £1,000");
    }
}
