package org.tallystick.subcontract;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.tallystick.delivery.Contract;
import org.tallystick.delivery.Contracts;
import org.tallystick.page.Choice;
import org.tallystick.page.Fields;
import org.tallystick.page.Only;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.Problem;
import org.tallystick.shared.Quarter;
import org.tallystick.shared.Role;
import org.tallystick.shared.Today;
import org.tallystick.spend.SetAside;
import org.tallystick.store.FileStore;
import org.tallystick.store.FileStore.Keeping;
import org.tallystick.store.FileType;

import java.io.IOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// What a supplier paid on to sub-contractors, quarter by quarter: told by the supplier, or by
/// whoever manages the contract.
@Controller
@Only({Role.SUPPLIER, Role.CONTRACT_MANAGER})
@RequestMapping("/work/subcontracts/{contract}")
public class SubcontractPages {

    private static final int LONGEST_NAME = 200;
    private static final Set<FileType> READ =
            EnumSet.of(FileType.CSV, FileType.TEXT, FileType.XLSX, FileType.ODS);

    private final Contracts contracts;
    private final Subcontracts subcontracts;
    private final FileStore files;
    private final Today today;

    SubcontractPages(Contracts contracts, Subcontracts subcontracts, FileStore files, Today today) {
        this.contracts = contracts;
        this.subcontracts = subcontracts;
        this.files = files;
        this.today = today;
    }

    /// One quarter's file with what was set aside of it.
    public record Quarterly(PaidOn file, List<SetAside> aside) {
        public Quarterly {
            aside = List.copyOf(aside);
        }
    }

    private Contract mine(Actor actor, UUID contract) {
        return contracts
                .find(actor, contract)
                .filter(Contract::confirmed)
                .filter(
                        each ->
                                actor.is(Role.SUPPLIER, each.supplier())
                                        || actor.is(Role.CONTRACT_MANAGER, each.buyer()))
                .orElseThrow(NotFound::new);
    }

    @GetMapping
    ModelAndView ask(
            Actor actor, @PathVariable UUID contract, @RequestParam Map<String, String> all)
            throws IOException {
        return page(
                actor,
                mine(actor, contract),
                Fields.of(Map.of("quarter", all.getOrDefault("quarter", "")), List.of()));
    }

    private ModelAndView page(Actor actor, Contract contract, Fields fields) throws IOException {
        var model = new HashMap<String, Object>();
        var told = new java.util.ArrayList<Quarterly>();
        for (var each : subcontracts.of(contract.id()))
            told.add(
                    new Quarterly(
                            each,
                            each.aside() == 0
                                    ? List.of()
                                    : subcontracts.aside(actor, contract, each.quarter())));
        model.put("contract", contract);
        model.put("supplier", actor.is(Role.SUPPLIER, contract.supplier()));
        model.put("told", told);
        model.put("quarters", Choice.each(quarters(contract), Quarter::toString, Quarter::inWords));
        model.put("key", UUID.randomUUID());
        model.put("fields", fields);
        return new ModelAndView("subcontract/subcontract", model);
    }

    /// The contract's quarters that have begun, the latest first.
    private List<Quarter> quarters(Contract contract) {
        var now = Quarter.of(today.inLondon());
        return contract.quarters().stream()
                .filter(each -> each.compareTo(now) <= 0)
                .sorted(java.util.Comparator.reverseOrder())
                .toList();
    }

    @PostMapping
    ModelAndView tell(
            Actor actor,
            @PathVariable UUID contract,
            @RequestParam Map<String, String> all,
            @RequestParam MultipartFile file)
            throws IOException {
        var of = mine(actor, contract);
        var quarter = Quarter.read(all.getOrDefault("quarter", "")).filter(quarters(of)::contains);
        if (quarter.isEmpty())
            return refused(actor, of, all, "quarter", "Choose the quarter in which it was paid");
        if (file.isEmpty())
            return refused(actor, of, all, "file", "Choose a file that is not empty");
        var name = name(file);
        try (var bytes = file.getInputStream()) {
            return switch (files.keep(bytes, name)) {
                case Keeping.Refused(var because) -> refused(actor, of, all, "file", because);
                case Keeping.Kept(var _, var type, var _) when !READ.contains(type) ->
                        refused(
                                actor,
                                of,
                                all,
                                "file",
                                "This is a %s. Send the payments as CSV, Excel or OpenDocument"
                                        .formatted(type.words()));
                case Keeping.Kept kept ->
                        answer(
                                actor,
                                of,
                                all,
                                subcontracts.tell(actor, key(all), of, quarter.get(), name, kept));
            };
        }
    }

    private ModelAndView answer(
            Actor actor, Contract contract, Map<String, String> all, Subcontracts.Told told)
            throws IOException {
        return switch (told) {
            case Subcontracts.Told.Kept _ ->
                    new ModelAndView("redirect:/work/subcontracts/" + contract.id());
            case Subcontracts.Told.Refused(var because) ->
                    refused(actor, contract, all, "file", because);
            case Subcontracts.Told.Used() -> {
                var again =
                        refused(
                                actor,
                                contract,
                                all,
                                "file",
                                "Another file was sent with this form already. Choose this one"
                                        + " again and send it: the form is new");
                again.setStatus(HttpStatus.CONFLICT);
                yield again;
            }
        };
    }

    private ModelAndView refused(
            Actor actor, Contract contract, Map<String, String> all, String field, String because)
            throws IOException {
        var again = page(actor, contract, Fields.of(all, List.of(new Problem(field, because))));
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }

    private static UUID key(Map<String, String> all) {
        return Optional.of(all.getOrDefault("key", ""))
                .filter(text -> text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                .map(UUID::fromString)
                .orElseThrow(NotFound::new);
    }

    private static String name(MultipartFile file) {
        var own =
                Objects.requireNonNullElse(file.getOriginalFilename(), "")
                        .replaceAll("^.*[/\\\\]", "")
                        .replaceAll("\\p{Cntrl}", "")
                        .strip();
        if (own.isEmpty()) return "file";
        return own.length() > LONGEST_NAME ? own.substring(own.length() - LONGEST_NAME) : own;
    }
}
