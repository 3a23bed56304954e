package org.tallystick.platform.ledger;

import java.nio.ByteBuffer;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tallystick.library.tlog.Bundle;

/// What the public log holds of each entry. `docs/ledger.md` states the bytes.
final class LeafRules {

    /// Acts that everybody may read of the moment they are sealed, for pages show them too. Any
    /// other act is in the log by its digest alone: bids before they are opened, scores before the
    /// award, contracts that are not confirmed, concerns, people and their posts. A leaf never
    /// changes, so that what is opened here is open for ever.
    static final Set<String> OPEN = Set.of(
            "charter edition published",
            "claim accepted",
            "claim queried",
            "claim refused",
            "commitments confirmed",
            "consultation extended",
            "consultation launched",
            "definition of local added",
            "definition of local withdrawn",
            "figure of a return corrected by its file",
            "findings published",
            "framework edition published",
            "mark awarded",
            "mark withdrawn",
            "period reopened",
            "return corrected",
            "return submitted",
            "spending file loaded",
            "target changed",
            "tender published");

    /// Acts by which a contract begins. They are in the log by their digest alone, for a contract is
    /// not public then; once it is confirmed, receipts and [Openings] show what they said.
    static final Set<String> OPENED_WITH_CONTRACT = Set.of("contract begun", "commitment opened");

    private LeafRules() {}

    /// The acts about a confirmed contract that everybody may read.
    static Set<String> ofConfirmed() {
        return Stream.concat(OPEN.stream(), OPENED_WITH_CONTRACT.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /// Whether an entry is in the log with its words.
    ///
    /// @param open the leaf that it would be
    static boolean isOpen(String act, byte[] open) {
        return OPEN.contains(act) && open.length <= Bundle.MOST_BYTES;
    }

    /// The leaf of an entry that everybody may read.
    ///
    /// @param shown the public part with the private digest
    static byte[] open(byte[] shown) {
        return leaf("entry", shown);
    }

    /// A leaf that can be held against the entry by those who have it, and says nothing to others:
    /// the digest covers the salt.
    static byte[] closed(byte[] digest) {
        return leaf("closed entry", digest);
    }

    /// The leaf that says where the chain had come to when the log began.
    static byte[] chainHead(long number, byte[] hash) {
        return leaf("chain head", joined(Entry.netstring(Long.toString(number)), hash));
    }

    /// The index of the leaf of a link.
    ///
    /// @param carried how many links were carried in
    static long index(long link, long carried) {
        return carried > 0 && link > carried ? link : link - 1;
    }

    private static byte[] leaf(String sort, byte[] rest) {
        return joined(Entry.netstring(sort), rest);
    }

    private static byte[] joined(byte[] first, byte[] rest) {
        return ByteBuffer.allocate(first.length + rest.length)
                .put(first)
                .put(rest)
                .array();
    }
}
