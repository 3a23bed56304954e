package org.tallystick.delivery.manager;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tallystick.delivery.contract.ContractList;
import org.tallystick.platform.page.form.Keys;
import org.tallystick.shared.Actor;
import org.tallystick.shared.NotFound;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;

/// Which of a manager's contracts a list shows, as its address says.
///
/// @param person the manager
/// @param buyer the organisation whose contracts they are; of several, the first unless the address
///   names another
/// @param buyers every organisation for which the manager may choose
record ContractFilter(
        UUID person,
        OrganisationId buyer,
        List<OrganisationId> buyers,
        String words,
        Show show,
        ContractList.Sort sort) {

    public enum Show {
        ALL("All contracts"),
        MINE("Contracts you look after"),
        WITHOUT_OWNER("Contracts that nobody looks after"),
        LATE("With a late return");

        private final String words;

        Show(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    static ContractFilter read(Actor actor, Map<String, String> query) {
        var buyers = actor.organisations(Role.CONTRACT_MANAGER).stream()
                .sorted(Comparator.comparing(OrganisationId::toString))
                .toList();
        if (buyers.isEmpty()) throw new NotFound();
        var named = query.getOrDefault("buyer", "");
        return new ContractFilter(
                actor.id(),
                buyers.stream()
                        .filter(each -> each.toString().equals(named))
                        .findFirst()
                        .orElse(buyers.getFirst()),
                buyers,
                query.getOrDefault("words", "").strip(),
                Keys.read(query.get("show"), Show.ALL),
                Keys.read(query.get("sort"), ContractList.Sort.LATENESS));
    }

    ContractList.Filter filter() {
        return ContractList.Filter.boughtBy(buyer)
                .withWords(words.isEmpty() ? null : words)
                .ownedBy(
                        switch (show) {
                            case MINE -> person;
                            case WITHOUT_OWNER -> ContractList.Filter.NOBODY;
                            case ALL, LATE -> null;
                        })
                .with(show == Show.LATE ? ContractList.State.LATE : ContractList.State.ANY);
    }

    public boolean narrows() {
        return !words.isEmpty() || show != Show.ALL;
    }

    /// "/work/contracts?show=late".
    public String address() {
        var query = new ArrayList<String>();
        if (!buyer.equals(buyers.getFirst())) query.add("buyer=" + buyer);
        if (!words.isEmpty()) query.add("words=" + URLEncoder.encode(words, StandardCharsets.UTF_8));
        if (show != Show.ALL) query.add("show=" + Keys.write(show));
        if (sort != ContractList.Sort.LATENESS) query.add("sort=" + Keys.write(sort));
        return query.isEmpty() ? "/work/contracts" : "/work/contracts?" + String.join("&", query);
    }

    /// The same list, its page of this number.
    public String address(int page) {
        return address() + (address().contains("?") ? "&" : "?") + "page=" + page;
    }
}
