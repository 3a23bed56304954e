package org.tallystick.charter.mark.credential;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tallystick.charter.mark.Mark;
import org.tallystick.charter.mark.Marks;
import org.tallystick.charter.signatory.Signatories;
import org.tallystick.charter.text.Charter;
import org.tallystick.charter.text.Charters;
import org.tallystick.platform.ledger.About;
import org.tallystick.platform.ledger.SealedEntries;
import org.tallystick.platform.organisation.Organisation;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.shared.CommandRefused;
import org.tallystick.shared.UkTime;

/// The Mark as a file that anyone can check without asking us: an Open Badges 3.0 credential signed
/// as a JSON Web Token, with a W3C Bitstring Status List for what was withdrawn. `docs/mark.md`
/// states the form.
@Component
public class Credentials {

    /// How long a list of withdrawn marks is good for.
    private static final Duration GOOD_FOR = Duration.ofDays(7);

    private final JdbcClient db;
    private final SealedEntries entries;
    private final Marks marks;
    private final Signatories signatories;
    private final Charters charters;
    private final Organisations organisations;
    private final String site;
    private final Optional<MarkKey> key;

    Credentials(
            JdbcClient db,
            SealedEntries entries,
            Marks marks,
            Signatories signatories,
            Charters charters,
            Organisations organisations,
            Environment environment,
            @Value("${tallystick.address}") String site,
            @Value("${tallystick.mark.key:}") String jwk) {
        this.db = db;
        this.entries = entries;
        this.marks = marks;
        this.signatories = signatories;
        this.charters = charters;
        this.organisations = organisations;
        this.site = site;
        this.key = key(jwk, environment.acceptsProfiles(Profiles.of("demo")));
        key.ifPresent(this::keep);
    }

    /// The demo makes a key of its own at each start; a real site signs only with one that was set.
    private static Optional<MarkKey> key(String jwk, boolean demo) {
        if (jwk.isBlank()) return demo ? Optional.of(MarkKey.create()) : Optional.empty();
        try {
            var read = MarkKey.read(jwk);
            if (read.d().isEmpty()) throw new IllegalArgumentException("d is missing");
            return Optional.of(read);
        } catch (IllegalArgumentException wrong) {
            throw new CommandRefused(
                    "The setting tallystick.mark.key is not an Ed25519 key: "
                            + wrong.getMessage()
                            + ". Make one with: bin/tallystick mark key",
                    wrong);
        }
    }

    private void keep(MarkKey signing) {
        db.sql("insert into mark.signing_key (kid, public_key) values (:kid, :key) on conflict do nothing")
                .param("kid", signing.kid())
                .param("key", signing.x())
                .update();
    }

    /// Every public key that ever signed, as a JSON Web Key Set.
    public Map<String, Object> keys() {
        var keys =
                db
                        .sql("select public_key from mark.signing_key order by since, kid")
                        .query(String.class)
                        .list()
                        .stream()
                        .map(x -> new MarkKey(x, "").publicJwk())
                        .toList();
        return Map.of("keys", keys);
    }

    public boolean signs() {
        return key.isPresent();
    }

    /// The credential of a mark; empty where this site has no key.
    public Optional<String> of(Mark mark) {
        return key.map(signing -> signing.token(claims(mark)));
    }

    private Map<String, Object> claims(Mark mark) {
        var signatory = signatories.find(mark.signatory()).orElseThrow();
        var edition = charters.edition(signatory.edition()).orElseThrow();
        var holder = organisations.find(signatory.organisation()).orElseThrow();
        var from = UkTime.instant(day(mark.decidedOn()).atStartOfDay()).orElseThrow();
        var until =
                UkTime.instant(day(mark.expiresOn()).plusDays(1).atStartOfDay()).orElseThrow();
        var subject = site + "/organisations/" + holder.id();
        var claims = head("OpenBadgeCredential", site + mark.address(), edition, from);
        claims.put("name", name(edition));
        claims.put("validUntil", until.toString());
        claims.put("credentialSubject", subject(mark, edition, holder, subject));
        claims.put("credentialStatus", status(mark));
        claims.put("evidence", evidence(mark));
        claims.put("sub", subject);
        claims.put("exp", until.getEpochSecond());
        return claims;
    }

    private static LocalDate day(@org.jspecify.annotations.Nullable LocalDate day) {
        return Objects.requireNonNull(day);
    }

    private LinkedHashMap<String, Object> head(String type, String id, Charter.Edition edition, Instant from) {
        var owner = organisations
                .find(edition.charter().owner())
                .map(Organisation::name)
                .orElse(edition.text().owner());
        return head(type, id, site + edition.charter().address(), owner, from);
    }

    private LinkedHashMap<String, Object> head(String type, String id, String issuer, String name, Instant from) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put(
                "@context",
                List.of(
                        "https://www.w3.org/ns/credentials/v2",
                        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"));
        claims.put("id", id);
        claims.put("type", List.of("VerifiableCredential", type));
        claims.put("issuer", Map.of("id", issuer, "type", List.of("Profile"), "name", name, "url", site));
        claims.put("validFrom", from.toString());
        claims.put("iss", issuer);
        claims.put("jti", id);
        claims.put("nbf", from.getEpochSecond());
        return claims;
    }

    private static String name(Charter.Edition edition) {
        return "Mark of the " + edition.text().charter();
    }

    private Map<String, Object> subject(Mark mark, Charter.Edition edition, Organisation holder, String subject) {
        var achievement = new LinkedHashMap<String, Object>();
        achievement.put("id", site + "/marks/schemes/" + edition.charter().id());
        achievement.put("type", List.of("Achievement"));
        achievement.put("name", name(edition));
        achievement.put(
                "description",
                "Awarded to a signatory that showed, through contract monitoring, that it keeps what was agreed.");
        achievement.put("criteria", Map.of("narrative", mark.findings().because()));
        var all = new LinkedHashMap<String, Object>();
        all.put("id", subject);
        all.put("type", List.of("AchievementSubject"));
        all.put(
                "identifier",
                List.of(Map.of(
                        "type",
                        "IdentityObject",
                        "hashed",
                        false,
                        "identityType",
                        "name",
                        "identityHash",
                        holder.name())));
        all.put("achievement", achievement);
        return all;
    }

    /// The receipts that the findings rest on, and the award in the public log.
    private List<Map<String, Object>> evidence(Mark mark) {
        var all = new ArrayList<Map<String, Object>>();
        for (var finding : mark.findings().findings())
            for (var figure : finding.figures()) {
                var receipt = figure.receipt(finding.measure(), mark.first(), mark.last(), day(mark.decidedOn()));
                all.add(evidence(
                        site + receipt.replaceFirst("\\?", ".json?"),
                        "Receipt: %s, %s".formatted(finding.name(), figure.title()),
                        figure.amount()));
            }
        for (var entry : entries.about(List.of(About.of("mark", mark.id()))).entries())
            if (entry.act().equals("mark awarded") && entry.index() != null)
                all.add(evidence(
                        site + "/log/entries/" + entry.index() + ".tlog-proof",
                        "The award, in the public log",
                        "Entry " + entry.index()));
        return all;
    }

    private static Map<String, Object> evidence(String id, String name, String narrative) {
        return Map.of("id", id, "type", List.of("Evidence"), "name", name, "narrative", narrative);
    }

    private Map<String, Object> status(Mark mark) {
        var list = site + "/marks/status.jwt";
        var status = new LinkedHashMap<String, Object>();
        status.put("id", list + "#" + mark.number());
        status.put("type", "BitstringStatusListEntry");
        status.put("statusPurpose", "revocation");
        status.put("statusListIndex", String.valueOf(mark.number()));
        status.put("statusListCredential", list);
        return status;
    }

    /// The list of what does not hold any more, though its time is not over; empty where this site
    /// has no key.
    public Optional<String> statusList(Instant now) {
        var gone = marks.awarded().stream()
                .filter(each -> each.state() == Mark.State.WITHDRAWN || each.state() == Mark.State.LAPSED)
                .map(each -> Objects.requireNonNull(each.number()))
                .toList();
        var id = site + "/marks/status.jwt";
        var claims = head("BitstringStatusListCredential", id, site + "/marks", site, now);
        // A list from before a withdrawal must not do for ever.
        claims.put("validUntil", now.plus(GOOD_FOR).toString());
        var subject = new LinkedHashMap<String, Object>();
        subject.put("id", id + "#list");
        subject.put("type", "BitstringStatusList");
        subject.put("statusPurpose", "revocation");
        subject.put("encodedList", StatusBits.encode(gone));
        claims.put("credentialSubject", subject);
        return key.map(signing -> signing.token(claims));
    }
}
