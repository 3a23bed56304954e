package org.tallystick.delivery.subcontract;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.delivery.contract.Contract;
import org.tallystick.delivery.contract.Contracts;
import org.tallystick.platform.page.Only;
import org.tallystick.platform.page.form.Choice;
import org.tallystick.platform.page.form.Fields;
import org.tallystick.platform.page.form.PostedForm;
import org.tallystick.platform.page.form.SentAgain;
import org.tallystick.platform.store.FileName;
import org.tallystick.platform.store.FileStore;
import org.tallystick.platform.store.FileStore.Keeping;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Quarter;
import org.tallystick.shared.Role;
import org.tallystick.shared.Today;
import org.tallystick.spending.file.ColumnRules;

/// What a supplier paid on to sub-contractors, quarter by quarter: told by the supplier, or by
/// whoever manages the contract. A file is sent, looked at and only then kept.
@Controller
@Only({Role.SUPPLIER, Role.CONTRACT_MANAGER})
@RequestMapping("/work/subcontracts/{contract}")
class SubcontractPages {

    private static final String USED =
            "Another file was already sent with this form. Choose this one again and send it with the new form";

    private static final String COLUMNS_USED =
            "This form was already sent with other columns. Choose them again in the new form.";

    private static final String MEANWHILE =
            "Someone has kept another file for this quarter since then. This is what yours would now replace.";

    private final Contracts contracts;
    private final Subcontracts subcontracts;
    private final SubcontractFiles telling;
    private final FileStore files;
    private final Today today;

    SubcontractPages(
            Contracts contracts, Subcontracts subcontracts, SubcontractFiles telling, FileStore files, Today today) {
        this.contracts = contracts;
        this.subcontracts = subcontracts;
        this.telling = telling;
        this.files = files;
        this.today = today;
    }

    private Contract mine(Actor actor, UUID contract) {
        return contracts
                .find(actor, contract)
                .filter(Contract::confirmed)
                .filter(each ->
                        actor.is(Role.SUPPLIER, each.supplier()) || actor.is(Role.CONTRACT_MANAGER, each.buyer()))
                .orElseThrow(NotFound::new);
    }

    @GetMapping
    ModelAndView ask(Actor actor, @PathVariable UUID contract, @RequestParam Map<String, String> all) {
        return page(
                actor, mine(actor, contract), Fields.of(Map.of("quarter", all.getOrDefault("quarter", "")), List.of()));
    }

    private ModelAndView page(Actor actor, Contract contract, Fields fields) {
        return new ModelAndView(
                "delivery/subcontract/subcontract",
                Map.of(
                        "contract", contract,
                        "supplier", actor.is(Role.SUPPLIER, contract.supplier()),
                        "told", subcontracts.of(contract.id()),
                        "quarters", Choice.each(quarters(contract), Quarter::toString, Quarter::inWords),
                        "key", UUID.randomUUID(),
                        "fields", fields));
    }

    /// The contract's quarters that have begun, the latest first.
    private List<Quarter> quarters(Contract contract) {
        var now = Quarter.of(today.inLondon());
        return contract.quarters().stream()
                .filter(each -> each.compareTo(now) <= 0)
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    @SentAgain
    @PostMapping
    ModelAndView send(
            Actor actor,
            @PathVariable UUID contract,
            @RequestParam Map<String, String> all,
            @RequestParam MultipartFile file)
            throws IOException {
        var of = mine(actor, contract);
        var key = PostedForm.of(all).key();
        var quarter = Quarter.read(all.getOrDefault("quarter", "")).filter(quarters(of)::contains);
        if (quarter.isEmpty()) return refused(actor, of, all, "quarter", "Choose the quarter in which it was paid");
        if (file.isEmpty()) return refused(actor, of, all, "file", "Choose a file that is not empty");
        var name = FileName.plain(file.getOriginalFilename());
        try (var bytes = file.getInputStream()) {
            return switch (files.keepTable(bytes, name, "payments")) {
                case Keeping.Refused(var because) -> refused(actor, of, all, "file", because);
                case Keeping.Kept kept ->
                    switch (telling.send(
                            actor,
                            key,
                            of,
                            quarter.get(),
                            name,
                            kept.sha256(),
                            subcontracts.remembered(actor, contract))) {
                        case SubcontractFiles.Sent.Read() -> to(of, key);
                        case SubcontractFiles.Sent.Refused(var because) ->
                            refused(actor, of, all, "file", "The file cannot be read. " + because);
                        case SubcontractFiles.Sent.Used() -> {
                            var again = refused(actor, of, all, "file", USED);
                            again.setStatus(HttpStatus.CONFLICT);
                            yield again;
                        }
                    };
            };
        }
    }

    private ModelAndView refused(
            Actor actor, Contract contract, Map<String, String> all, String field, String because) {
        var again = page(actor, contract, Fields.of(all, List.of(new Problem(field, because))));
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    private static ModelAndView to(Contract contract, UUID upload) {
        return new ModelAndView("redirect:/work/subcontracts/%s/uploads/%s".formatted(contract.id(), upload));
    }

    private static ModelAndView back(Contract contract) {
        return new ModelAndView("redirect:/work/subcontracts/" + contract.id());
    }

    private Upload sent(Actor actor, Contract contract, UUID upload) {
        return subcontracts.sent(actor, contract.id(), upload).orElseThrow(NotFound::new);
    }

    @GetMapping("/uploads/{upload}")
    ModelAndView look(Actor actor, @PathVariable UUID contract, @PathVariable UUID upload) {
        var of = mine(actor, contract);
        var file = sent(actor, of, upload);
        return file.kept() ? back(of) : look(of, file, "");
    }

    private ModelAndView look(Contract contract, Upload upload, String changed) {
        return new ModelAndView(
                "delivery/subcontract/look",
                Map.of(
                        "contract", contract,
                        "upload", upload,
                        "before", subcontracts.of(contract.id(), upload.quarter()),
                        "key", UUID.randomUUID(),
                        "changed", changed));
    }

    private ModelAndView look(Contract contract, Upload upload, String changed, HttpStatus status) {
        var again = look(contract, upload, changed);
        again.setStatus(status);
        return again;
    }

    /// Reads the file again with other columns, as one that is sent anew.
    @PostMapping("/uploads/{upload}/columns")
    ModelAndView columns(
            Actor actor, @PathVariable UUID contract, @PathVariable UUID upload, @RequestParam Map<String, String> all)
            throws IOException {
        var of = mine(actor, contract);
        var file = sent(actor, of, upload);
        var key = PostedForm.of(all).key();
        var chosen = ColumnRules.chosen(file.found().columns(), all);
        return switch (telling.send(actor, key, of, file.quarter(), file.filename(), file.sha256(), chosen)) {
            case SubcontractFiles.Sent.Read() -> to(of, key);
            case SubcontractFiles.Sent.Refused(var because) ->
                look(of, file, because, HttpStatus.UNPROCESSABLE_CONTENT);
            case SubcontractFiles.Sent.Used() -> look(of, file, COLUMNS_USED, HttpStatus.CONFLICT);
        };
    }

    @PostMapping("/uploads/{upload}/confirmation")
    ModelAndView keep(
            Actor actor, @PathVariable UUID contract, @PathVariable UUID upload, @RequestParam Map<String, String> all)
            throws IOException {
        var of = mine(actor, contract);
        var file = sent(actor, of, upload);
        if (file.found().wrong() != null) return look(of, file, "", HttpStatus.UNPROCESSABLE_CONTENT);
        if (telling.keep(actor, file, PostedForm.of(all).whole("seen").orElse(-1))) return back(of);
        var changed = subcontracts
                .keptElsewhere(contract, file.quarter(), file.sha256())
                .map(SubcontractRules::keptFor)
                .orElse(MEANWHILE);
        return look(of, file, changed, HttpStatus.CONFLICT);
    }
}
