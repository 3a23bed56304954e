package org.tallystick.library.ocds;

import static org.tallystick.library.ocds.Question.About.BUYER;
import static org.tallystick.library.ocds.Question.About.SUPPLIER;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.library.ocds.Release.Number;
import org.tallystick.library.ocds.Release.Party;
import org.tallystick.library.ocds.Release.Reference;
import org.tallystick.shared.Checked.Invalid;
import org.tallystick.shared.Checked.Valid;
import org.tallystick.shared.Identifier;

/// Who buys and who supplies, as a release names them.
final class BodyRules {

    /// Registers that list public bodies (org-id.guide; GB-PPON is the Procurement Act 2023's own).
    /// Others are real registers, but a buyer's number there does not say which public body it is:
    /// GB-UKPRN lists training providers.
    private static final Set<String> PUBLIC_BODIES = Set.of(
            "GB-PPON", "GB-GOR", "GB-GOV", "GB-GOVUK", "GB-LAE", "GB-LANI", "GB-LAS", "GB-NHS", "GB-PLA", "GB-SRS");

    /// Numbers that a portal gave to an account, which is not a register of organisations.
    private static final Set<String> ACCOUNTS = Set.of("GB-CFS", "GB-FTS");

    private static final int NAMED = 5;

    private BodyRules() {}

    /// @param body null where no buyer is named
    record Buyer(@Nullable Body body, List<Question> asks) {}

    record Suppliers(List<Body> bodies, List<Question> asks) {}

    static Buyer buyer(Release release) {
        var buyers =
                release.parties().stream().filter(party -> party.is("buyer")).toList();
        var asks = new ArrayList<Question>();
        if (buyers.size() > 1)
            asks.add(new Question(
                    BUYER, "The release names several buyers. Which one manages the contract?", names(buyers)));
        var party = party(release.buyer(), byId(release));
        if (party == null && release.buyer().name() == null && buyers.size() == 1) party = buyers.getFirst();
        var name = name(release.buyer(), party);
        if (name == null) {
            if (asks.isEmpty()) asks.add(new Question(BUYER, "No buyer is named. Which public body is the buyer?", ""));
            return new Buyer(null, asks);
        }
        var numbers = numbers(party);
        asks.addAll(malformed(BUYER, name, numbers));
        if (numbers.kept().stream().noneMatch(number -> PUBLIC_BODIES.contains(number.scheme())))
            asks.add(new Question(BUYER, unregistered(numbers), name + shown(numbers)));
        return new Buyer(body(name, party, numbers), asks);
    }

    private static String unregistered(Numbers numbers) {
        return numbers.kept().isEmpty()
                ? "The buyer has no identifier. Which public body is it?"
                : "The buyer's identifier is not from a register of public bodies. Which public" + " body is it?";
    }

    /// Those whom the award names, each once; where it names none or is not in the release, those
    /// who are suppliers among the parties, who are then asked about.
    static Suppliers suppliers(Release release, Deal deal) {
        var asks = new ArrayList<Question>();
        var awarded = deal.award() == null ? List.<Reference>of() : deal.award().suppliers();
        var references = awarded.isEmpty() ? partiesAsSuppliers(release) : awarded;
        var bodies = new LinkedHashMap<String, Body>();
        var without = new LinkedHashSet<String>();
        var parties = byId(release);
        int unnamed = 0;
        for (var reference : references) {
            var party = party(reference, parties);
            var name = name(reference, party);
            if (name == null) {
                unnamed++;
                continue;
            }
            var numbers = numbers(party);
            var key = reference.id() == null ? name : reference.id();
            if (bodies.putIfAbsent(key, body(name, party, numbers)) != null) continue;
            asks.addAll(malformed(SUPPLIER, name, numbers));
            if (numbers.kept().isEmpty()) without.add(name);
        }
        if (awarded.isEmpty())
            asks.add(new Question(
                    SUPPLIER,
                    "The release lists suppliers, but not who holds this contract. Which of" + " them does?",
                    names(bodies)));
        else if (bodies.size() > 1)
            asks.add(new Question(
                    SUPPLIER,
                    "There are several suppliers. Is it one contract together, one each, or" + " a framework?",
                    names(bodies)));
        if (unnamed > 0)
            asks.add(new Question(SUPPLIER, "A supplier has no name. Who is it?", unnamed + " without a name"));
        if (!without.isEmpty())
            asks.add(new Question(
                    SUPPLIER,
                    without.size() == 1
                            ? "The supplier has no identifier. What is its company or" + " charity number?"
                            : without.size()
                                    + " suppliers have no identifier. What are their"
                                    + " company or charity numbers?",
                    listed(without)));
        return new Suppliers(List.copyOf(bodies.values()), asks);
    }

    private static List<Reference> partiesAsSuppliers(Release release) {
        return release.parties().stream()
                .filter(party -> party.is("supplier"))
                .map(party -> new Reference(party.id(), party.name()))
                .toList();
    }

    private static Map<String, Party> byId(Release release) {
        var parties = new HashMap<String, Party>();
        for (var party : release.parties()) if (party.id() != null) parties.putIfAbsent(party.id(), party);
        return parties;
    }

    private static @Nullable Party party(Reference reference, Map<String, Party> parties) {
        return reference.id() == null ? null : parties.get(reference.id());
    }

    private static @Nullable String name(Reference reference, @Nullable Party party) {
        return reference.name() != null || party == null ? reference.name() : party.name();
    }

    /// The numbers that hold, and the text of those that do not, each with what is wrong.
    private record Numbers(List<Identifier> kept, List<String> malformed) {}

    private static Numbers numbers(@Nullable Party party) {
        var kept = new LinkedHashSet<Identifier>();
        var malformed = new ArrayList<String>();
        for (var number : party == null ? List.<Number>of() : party.numbers()) {
            var scheme = Objects.requireNonNullElse(number.scheme(), "");
            if (ACCOUNTS.contains(scheme)) continue;
            switch (Identifier.read(scheme, Objects.requireNonNullElse(number.id(), ""))) {
                case Valid<Identifier>(var identifier) -> kept.add(identifier);
                case Invalid<Identifier>(var problems) ->
                    malformed.add((scheme + " " + number.id()).strip()
                            + ": "
                            + problems.getFirst().message());
            }
        }
        return new Numbers(List.copyOf(kept), malformed);
    }

    private static List<Question> malformed(Question.About about, String name, Numbers numbers) {
        return numbers.malformed().stream()
                .map(found -> new Question(about, "The identifier of " + name + " is malformed. What is it?", found))
                .toList();
    }

    private static Body body(String name, @Nullable Party party, Numbers numbers) {
        return party == null
                ? new Body(name, numbers.kept(), null, null, null)
                : new Body(name, numbers.kept(), party.scale(), party.vcse(), party.postcode());
    }

    private static String shown(Numbers numbers) {
        return numbers.kept().stream().map(number -> ", " + number).collect(Collectors.joining());
    }

    private static String names(LinkedHashMap<String, Body> bodies) {
        return listed(bodies.values().stream().map(Body::name).toList());
    }

    private static String names(List<Party> parties) {
        return listed(parties.stream()
                .map(party -> Objects.requireNonNullElse(party.name(), "?"))
                .toList());
    }

    private static String listed(Collection<String> names) {
        var more = names.size() - NAMED;
        return names.stream().limit(NAMED).collect(Collectors.joining("; "))
                + (more > 0 ? "; and " + more + " more" : "");
    }
}
