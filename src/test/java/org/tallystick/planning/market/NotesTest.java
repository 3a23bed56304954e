package org.tallystick.planning.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.tallystick.Browser;
import org.tallystick.OnPostgres;
import org.tallystick.library.place.Postcodes;
import org.tallystick.shared.Role;
import org.tallystick.spending.warehouse.Loading;
import org.tallystick.spending.warehouse.Warehouse;

/// A note that cannot be kept is refused in a sentence.
@OnPostgres
class NotesTest {

    private static final Map<String, String> NOTE =
            Map.of("words", "Two firms mean to bid", "on.day", "1", "on.month", "4", "on.year", "2026");

    @Autowired
    ApplicationContext house;

    @Autowired
    Warehouse warehouse;

    @TempDir
    Path folder;

    private Browser analyst(String name, String category) throws Exception {
        var analyst = Browser.of(house, Browser.council(house, name), Role.ANALYST);
        analyst.get("/work/spend");
        var key = Warehouse.slug(name);
        var definitions = "/work/spend/" + key + "/definitions";
        analyst.send(analyst.get(definitions), definitions, Map.of("name", "Near", "districts", "SY2"));
        var file = folder.resolve("april.csv");
        Files.writeString(
                file, "Date,Supplier,Amount,Category,Postcode\n01/04/2026,Acme,43.20," + category + ",SY2 6ND\n");
        new Loading(warehouse, Postcodes.builtIn()).load(key, "april.csv", file);
        return analyst;
    }

    /// The form that adds, not the one above it that chooses what is shown.
    private static Browser.Answer send(Browser who, Browser.Answer page, String path, Map<String, String> changes) {
        var typed = new HashMap<String, String>();
        for (var input : page.page()
                .expectFirst("form[method=post][action=" + path + "]")
                .select("input")) typed.put(input.attr("name"), input.val());
        typed.putAll(changes);
        return who.post(path, typed);
    }

    @Test
    void aNoteThatIsTooLongOrWithoutADayIsRefused() throws Exception {
        var name = "Council " + UUID.randomUUID();
        var analyst = analyst(name, "Roads");
        var path = "/work/spend/" + Warehouse.slug(name) + "/market";
        var form = analyst.get(path);
        var wordy = new HashMap<>(NOTE);
        wordy.put("words", "x".repeat(30_000));
        wordy.put("on.month", "13");
        var refused = send(analyst, form, path, wordy);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Enter a note of at most 2,000 characters", "Enter a day, month and year");
        assertThat(send(analyst, form, path, NOTE).text()).contains("Two firms mean to bid");
        var other = new HashMap<>(NOTE);
        other.put("words", "Three firms");
        var used = send(analyst, form, path, other);
        assertThat(used.status()).isEqualTo(409);
        assertThat(used.text()).contains("Another note was already sent with this form");
    }

    @Test
    void aCategoryThatIsTooLongTakesNoNotes() throws Exception {
        var name = "Council " + UUID.randomUUID();
        var analyst = analyst(name, "Roads and " + "more ".repeat(120) + "roads");
        var path = "/work/spend/" + Warehouse.slug(name) + "/market";
        var refused = send(analyst, analyst.get(path), path, NOTE);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("Notes are kept for categories of at most 500");
    }
}
