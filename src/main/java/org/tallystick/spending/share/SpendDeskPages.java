package org.tallystick.spending.share;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.platform.page.Only;
import org.tallystick.shared.Actor;
import org.tallystick.shared.Role;
import org.tallystick.spending.file.Upload;
import org.tallystick.spending.file.Uploads;
import org.tallystick.spending.publisher.Definition;
import org.tallystick.spending.publisher.Definitions;
import org.tallystick.spending.publisher.Publisher;
import org.tallystick.spending.publisher.Publishers;
import org.tallystick.spending.warehouse.Manifest;
import org.tallystick.spending.warehouse.Warehouse;

/// Where officers and analysts begin: what is loaded, and what waits.
@Controller
@Only({Role.OFFICER, Role.ANALYST, Role.SUPPLIER})
class SpendDeskPages {

    private final Publishers publishers;
    private final Uploads uploads;
    private final Definitions definitions;
    private final Warehouse warehouse;

    SpendDeskPages(Publishers publishers, Uploads uploads, Definitions definitions, Warehouse warehouse) {
        this.publishers = publishers;
        this.uploads = uploads;
        this.definitions = definitions;
        this.warehouse = warehouse;
    }

    /// What one publisher has here.
    ///
    /// @param loaded the files that are loaded, the newest first
    /// @param open those on their way
    public record Side(Publisher publisher, List<Manifest> loaded, List<Upload> open, List<Definition> definitions) {}

    @GetMapping("/work/spend")
    ModelAndView desk(Actor actor) {
        var sides = publishers.mine(actor).stream()
                .map(each -> new Side(
                        each,
                        warehouse.manifests(each.key()).stream()
                                .sorted(newestFirst())
                                .toList(),
                        uploads.open(each),
                        definitions.of(each.organisation())))
                .toList();
        return new ModelAndView("spending/share/desk", Map.of("sides", sides));
    }

    private static Comparator<Manifest> newestFirst() {
        return Comparator.comparing(Manifest::period).reversed().thenComparing(Manifest::name);
    }
}
