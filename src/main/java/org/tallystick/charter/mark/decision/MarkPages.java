package org.tallystick.charter.mark.decision;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.tallystick.charter.mark.Agreement;
import org.tallystick.charter.mark.Mark;
import org.tallystick.charter.mark.MarkDesk;
import org.tallystick.charter.mark.MarkRules;
import org.tallystick.charter.mark.Marks;
import org.tallystick.charter.mark.Scheme;
import org.tallystick.charter.mark.Schemes;
import org.tallystick.charter.mark.credential.Credentials;
import org.tallystick.platform.organisation.Size;
import org.tallystick.platform.page.Open;
import org.tallystick.platform.page.list.Twins;
import org.tallystick.shared.NotFound;

/// Checking a mark: by its number, its address or the organisation's name; the status page of each;
/// the credential, the keys and the list of what was withdrawn.
@Controller
@Open
public class MarkPages {

    private static final MediaType JWT = MediaType.valueOf("application/vc+jwt");

    private final Marks marks;
    private final MarkDesk desk;
    private final Schemes schemes;
    private final Credentials credentials;
    private final String site;
    private final InstantSource clock;

    MarkPages(
            Marks marks,
            MarkDesk desk,
            Schemes schemes,
            Credentials credentials,
            @Value("${tallystick.address}") String site,
            InstantSource clock) {
        this.clock = clock;
        this.marks = marks;
        this.desk = desk;
        this.schemes = schemes;
        this.credentials = credentials;
        this.site = site;
    }

    /// A mark in a list.
    public record Line(
            int number,
            String organisation,
            String charter,
            Mark.State state,
            String from,
            String until,
            String address) {}

    private Line line(Mark mark) {
        var signatory = desk.signatory(mark.signatory());
        return new Line(
                java.util.Objects.requireNonNull(mark.number()),
                desk.name(signatory),
                desk.charterName(signatory),
                mark.state(),
                String.valueOf(mark.decidedOn()),
                String.valueOf(mark.expiresOn()),
                mark.address());
    }

    @GetMapping("/marks")
    ModelAndView check(@RequestParam(required = false) @Nullable String find) {
        var wanted = find == null || find.length() > 300 ? "" : find.strip();
        var here = List.of(
                site, ServletUriComponentsBuilder.fromCurrentContextPath().toUriString());
        var number =
                here.stream().flatMap(each -> number(wanted, each).stream()).findFirst();
        var found = number.flatMap(marks::awarded);
        if (found.isPresent()) return new ModelAndView("redirect:" + found.get().address());
        var elsewhere = number.isEmpty() && wanted.matches("(?i)https?://.*|.*/marks/.*");
        var lines = marks.awarded().stream()
                .map(this::line)
                .filter(each -> takes(each, wanted))
                .toList();
        return new ModelAndView(
                "charter/mark/decision/marks",
                Map.of(
                        "find", wanted,
                        "elsewhere", elsewhere,
                        "lines", lines,
                        "charters", desk.published(),
                        "signs", credentials.signs()));
    }

    /// The number of a mark of this site, typed by itself or as its address: an address of another
    /// site says nothing about a mark of ours.
    public static Optional<Integer> number(String typed, String site) {
        var host = Pattern.quote(site.replaceFirst("^https?://", "").replaceFirst("/$", ""));
        var address = Pattern.compile("(?i)(?:(?:(?:https?://)?" + host + ")?/marks/|marks/)?([0-9]{1,9})/?");
        var found = address.matcher(typed);
        return found.matches() ? Optional.of(Integer.valueOf(found.group(1))) : Optional.empty();
    }

    private static boolean takes(Line line, String wanted) {
        return line.organisation().toLowerCase(Locale.UK).contains(wanted.toLowerCase(Locale.UK));
    }

    @GetMapping("/marks.csv")
    ResponseEntity<byte[]> csv() {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("number", "organisation", "charter", "state", "from", "until", "address"));
        for (var mark : marks.awarded()) {
            var each = line(mark);
            rows.add(List.of(
                    String.valueOf(each.number()),
                    each.organisation(),
                    each.charter(),
                    each.state().words(),
                    each.from(),
                    each.until(),
                    each.address()));
        }
        return Twins.csv("marks", rows);
    }

    @GetMapping("/marks.json")
    ResponseEntity<byte[]> json() {
        return Twins.json(marks.awarded().stream().map(this::line).toList());
    }

    private Mark find(int number) {
        return marks.awarded(number).orElseThrow(NotFound::new);
    }

    @GetMapping("/marks/{number:[0-9]+}")
    ModelAndView one(@PathVariable int number) {
        var mark = find(number);
        var signatory = desk.signatory(mark.signatory());
        var model = new LinkedHashMap<String, Object>();
        model.put("mark", mark);
        model.put("signatory", signatory);
        model.put("name", desk.name(signatory));
        model.put("charter", desk.charterName(signatory));
        model.put("scheme", schemes.find(mark.scheme()).orElseThrow());
        model.put("signs", credentials.signs());
        return new ModelAndView("charter/mark/decision/mark", model);
    }

    @GetMapping("/marks/{number:[0-9]+}.jwt")
    ResponseEntity<String> credential(@PathVariable int number) {
        return file(credentials.of(find(number)).orElseThrow(NotFound::new), "mark-" + number + ".jwt");
    }

    @GetMapping("/marks/status.jwt")
    ResponseEntity<String> status() {
        return file(credentials.statusList(clock.instant()).orElseThrow(NotFound::new), "status.jwt");
    }

    private static ResponseEntity<String> file(String token, String name) {
        return ResponseEntity.ok()
                .contentType(JWT)
                .cacheControl(CacheControl.noCache())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(token);
    }

    @GetMapping("/marks/keys.json")
    ResponseEntity<byte[]> keys() {
        return Twins.json(credentials.keys());
    }

    /// What one size of signatory is asked for under a scheme.
    public record Asked(Size size, Agreement.Terms terms) {}

    /// What the Mark of a charter asks: the scheme that holds.
    @GetMapping("/marks/schemes/{charter:[0-9a-f-]+}")
    ModelAndView asks(@PathVariable UUID charter) {
        return scheme(charter, schemes.latest(charter));
    }

    /// An edition of the scheme, by which marks were awarded in its time.
    @GetMapping("/marks/schemes/{charter:[0-9a-f-]+}/{number:[0-9]+}")
    ModelAndView asked(@PathVariable UUID charter, @PathVariable int number) {
        var found = schemes.of(charter).stream().filter(each -> each.number() == number);
        return scheme(charter, Optional.of(found.findFirst().orElseThrow(NotFound::new)));
    }

    private ModelAndView scheme(UUID charter, Optional<Scheme> scheme) {
        var edition = desk.published().stream()
                .filter(each -> each.charter().id().equals(charter))
                .findFirst()
                .orElseThrow(NotFound::new);
        var asked = new ArrayList<Asked>();
        for (var size : Size.values())
            scheme.flatMap(each -> MarkRules.starting(each.scheme(), size))
                    .ifPresent(terms -> asked.add(new Asked(size, terms)));
        return new ModelAndView(
                "charter/mark/decision/asked",
                Map.of(
                        "edition", edition,
                        "scheme", scheme,
                        "all", schemes.of(charter),
                        "asked", asked));
    }
}
