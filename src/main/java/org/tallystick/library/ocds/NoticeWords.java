package org.tallystick.library.ocds;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What the notices of the Procurement Act 2023 are called and tell, by the codes that Find a
/// Tender gives them (find-tender.service.gov.uk, notice types). UK6 and UK7 tell of an award.
final class NoticeWords {

    private static final Map<String, String> TELLS = Map.ofEntries(
            Map.entry("UK1", "a pipeline notice, which only plans a procurement"),
            Map.entry("UK2", "a preliminary market engagement notice, which only plans a procurement"),
            Map.entry("UK3", "a planned procurement notice, which only plans a procurement"),
            Map.entry("UK4", "a tender notice, which only invites tenders"),
            Map.entry("UK5", "a transparency notice, which only says that a contract is to be awarded directly"),
            Map.entry("UK8", "a contract payment notice, which reports payments under a contract"),
            Map.entry("UK9", "a contract performance notice, which reports how a contract went"),
            Map.entry("UK10", "a contract change notice, which says how a contract was changed"),
            Map.entry("UK11", "a contract termination notice, which says that a contract has ended"),
            Map.entry("UK12", "a procurement termination notice, which says that a procurement ended without an award"),
            Map.entry("UK13", "a dynamic market intention notice, which is about a market and not a contract"),
            Map.entry("UK14", "a dynamic market establishment notice, which is about a market and not a contract"),
            Map.entry("UK15", "a dynamic market modification notice, which is about a market and not a contract"),
            Map.entry("UK16", "a dynamic market cessation notice, which is about a market and not a contract"),
            Map.entry("UK17", "a payments compliance notice, which says how soon a body pays"));

    /// Those that tell of a contract which has begun before.
    private static final List<String> LATER = List.of("UK8", "UK9", "UK10", "UK11");

    private NoticeWords() {}

    /// What the latest of the release's notices is; empty where none is known by its code.
    static Optional<String> tells(Release release) {
        return latest(release, List.copyOf(TELLS.keySet()));
    }

    /// The same of a notice about a contract that has begun before.
    static Optional<String> later(Release release) {
        return latest(release, LATER);
    }

    private static Optional<String> latest(Release release, List<String> among) {
        return release.notices().stream()
                .filter(among::contains)
                .max((a, b) -> Integer.compare(number(a), number(b)))
                .map(code -> Objects.requireNonNull(TELLS.get(code)));
    }

    private static int number(String code) {
        return Integer.parseInt(code.substring(2));
    }
}
