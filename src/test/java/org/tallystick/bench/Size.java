package org.tallystick.bench;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallystick.delivery.figure.Tallies;
import org.tallystick.framework.Frameworks;
import org.tallystick.framework.Packs;
import org.tallystick.platform.organisation.Organisations;
import org.tallystick.platform.organisation.People;
import org.tallystick.platform.organisation.Sector;
import org.tallystick.platform.organisation.SignIns;
import org.tallystick.porch.Assembly;
import org.tallystick.shared.Actor;
import org.tallystick.shared.OrganisationId;
import org.tallystick.shared.Role;

/// Fills a data directory with contracts × 20 commitments × 12 quarters, all returned and nearly
/// all verified. Rows go in by set, in the order of their keys, and the sums are then built by the
/// same statement that `doctor` compares with.
final class Size {

    static final int COMMITMENTS = 20;
    static final int QUARTERS = 12;

    private Size() {}

    /// @param supplier with contracts whose entries are in the ledger
    /// @param measure promised in each contract, whose entries of one quarter are in the ledger
    /// @param contract a contract's id
    /// @param link the one-time link's secret of a councillor
    /// @param links such a secret for each role: at the council, and the supplier's at a supplier
    record Made(
            OrganisationId council,
            UUID supplier,
            UUID edition,
            String measure,
            UUID contract,
            String link,
            Map<Role, String> links,
            double seconds) {}

    static Made fill(String folder, int contracts) {
        var application = new SpringApplicationBuilder(Assembly.class)
                .web(WebApplicationType.NONE)
                .properties(Map.of("tallystick.data", folder));
        try (var house = application.run()) {
            var started = System.nanoTime();
            var organisations = house.getBean(Organisations.class);
            organisations.addPlace(Actor.SYSTEM, "E06000051", "Shropshire");
            var council = organisations.register(
                    Actor.SYSTEM,
                    new OrganisationId(UUID.randomUUID()),
                    new Organisations.Details("Council under load", Sector.PUBLIC, null, "E06000051"),
                    Map.of());
            var pack = Packs.frameworks().stream()
                    .filter(each -> each.place().equals("Thurrock"))
                    .findFirst()
                    .orElseThrow();
            var edition = house.getBean(Frameworks.class)
                    .loadPack(Actor.SYSTEM, council, pack)
                    .id();
            var db = house.getBean(JdbcClient.class);
            house.getBean(TransactionTemplate.class)
                    .executeWithoutResult(status -> rows(db, council, edition, contracts));
            db.sql("analyze").update();
            house.getBean(Tallies.class).rebuild();
            db.sql("analyze").update();
            entries(db, council);
            // As autovacuum does it within minutes.
            db.sql("vacuum analyze").update();
            var seconds = (System.nanoTime() - started) / 1e9;
            var links = new EnumMap<Role, String>(Role.class);
            for (var role : List.of(
                    Role.MEMBER, Role.OFFICER, Role.CONTRACT_MANAGER, Role.VERIFIER, Role.ADMINISTRATOR, Role.SUPPLIER))
                links.put(
                        role,
                        link(
                                house.getBean(People.class),
                                house.getBean(SignIns.class),
                                role,
                                role == Role.SUPPLIER ? new OrganisationId(id('o', 77)) : council));
            return new Made(
                    council,
                    id('o', 77),
                    edition,
                    db.sql("select min(measure) from delivery.commitment")
                            .query(String.class)
                            .single(),
                    id('c', 77),
                    Objects.requireNonNull(links.get(Role.MEMBER)),
                    Map.copyOf(links),
                    seconds);
        }
    }

    private static String link(People people, SignIns signIns, Role role, OrganisationId organisation) {
        var person = people.add(Actor.SYSTEM, UUID.randomUUID(), UUID.randomUUID() + "@bench.example", role.name());
        people.give(Actor.SYSTEM, UUID.randomUUID(), person.id(), organisation, role);
        return signIns.make(person.id()).orElseThrow();
    }

    /// The nth id of a kind; ids in order are what an index takes fastest.
    private static UUID id(char kind, long number) {
        return new UUID(((long) kind << 32) | 0x4000L, 0x8000_0000_0000_0000L | number);
    }

    private static void rows(JdbcClient db, OrganisationId council, UUID edition, int contracts) {
        // What follows keeps every rule by construction; checking each of millions of rows again
        // would test PostgreSQL.
        db.sql("set local session_replication_role = replica").update();
        var ids = """
                create function pg_temp.id(kind text, number bigint) returns uuid language sql immutable as
                $$ select (lpad(to_hex(ascii(kind)), 8, '0') || '-0000-4000-8' || lpad(to_hex(number), 15, '0'))::uuid $$
                """;
        db.sql(ids).update();
        set(db, council, edition, contracts, """
                insert into organisation.organisation (id, name, sector, size, place, registered_by)
                select pg_temp.id('o', n), 'Organisation ' || n, 'PRIVATE', 'SMALL', 'E06000051', :council
                from generate_series(1, 500) n
                """);
        set(db, council, edition, contracts, """
                insert into delivery.contract
                    (id, title, buyer, supplier, amount, currency, vat, starts, ends, place, category, ocid, award, begun_by)
                select pg_temp.id('c', n), 'Contract ' || n, :council, pg_temp.id('o', 1 + n % 500), 1000 * n, 'GBP',
                       'EXCLUDING', '2023-07-01', '2026-06-30', 'E06000051', 'services', 'bench-' || n, 'a', :council
                from generate_series(1, :contracts) n
                """);
        set(db, council, edition, contracts, """
                insert into delivery.commitment
                    (id, contract, edition, measure, theme, kind, unit, name, words, verification, basis, asked,
                     asked_because, verifier, because, added_by)
                select pg_temp.id('k', n * 20 + m), pg_temp.id('c', n), :edition, x.measure, x.theme, x.kind, x.unit,
                       x.name, '', '', 'CRITERION', 'ASSERTED', 'For the bench', :council, '', :council
                from generate_series(1, :contracts) n
                cross join lateral (
                    select row_number() over (order by one ->> 'reference') as m, one ->> 'reference' as measure,
                           theme ->> 'reference' as theme, one ->> 'kind' as kind, one ->> 'unit' as unit, one ->> 'name' as name
                    from framework.edition e,
                         jsonb_array_elements(e.document -> 'themes') theme,
                         jsonb_array_elements(theme -> 'measures') one
                    where e.id = :edition and one ->> 'kind' in ('COUNT', 'POUNDS', 'YES_NO')
                ) x
                where x.m <= 20
                """);
        set(db, council, edition, contracts, """
                insert into delivery.confirmation (contract, because, confirmed_by)
                select pg_temp.id('c', n), '', :council from generate_series(1, :contracts) n
                """);
        set(db, council, edition, contracts, """
                insert into delivery.target (commitment, quarter, promised, promised_of)
                select k.id, (date '2023-07-01' + q * interval '3 months')::date, case k.kind when 'YES_NO' then 1 else 5 end,
                       case k.kind when 'YES_NO' then 1 end
                from delivery.commitment k, generate_series(0, 11) q order by k.id, q
                """);
        set(db, council, edition, contracts, """
                insert into delivery.return (id, contract, quarter, submitted_by)
                select pg_temp.id('r', n * 12 + q), pg_temp.id('c', n),
                       (date '2023-07-01' + q * interval '3 months')::date, :council
                from generate_series(1, :contracts) n, generate_series(0, 11) q
                """);
        set(db, council, edition, contracts, """
                insert into delivery.claim (return, commitment, part, whole, done)
                select r.id, k.id, case k.kind when 'YES_NO' then 1 else 1 + abs(hashtext(r.id::text)) % 9 end,
                       case k.kind when 'YES_NO' then 1 end, 'Done'
                from delivery.return r join delivery.commitment k on k.contract = r.contract order by r.id, k.id
                """);
        set(db, council, edition, contracts, """
                insert into delivery.verification (id, return, commitment, number, decision, grade, words, decided_by)
                select pg_temp.id('v', row_number() over (order by c.return, c.commitment)), c.return, c.commitment, 1,
                       'ACCEPT', 'DOCUMENTED', '', :council
                from delivery.claim c join delivery.return r on r.id = c.return
                where r.quarter < date '2026-04-01' order by c.return, c.commitment
                """);
    }

    /// Enough of the ledger for some receipts: one measure in one quarter of every contract, and in
    /// all quarters of one supplier's. It reads what is kept, once there are statistics.
    private static void entries(JdbcClient db, OrganisationId council) {
        db.sql("""
                with acts as (
                    select n.contract, n.quarter, x.*
                    from delivery.kept_contribution n
                    join delivery.contract c on c.id = n.contract
                    cross join lateral (values
                        ('contract begun', 'contract', n.contract, 500),
                        ('commitments confirmed', 'contract', n.contract, 760),
                        ('commitment opened', 'commitment', n.commitment, 700),
                        ('return submitted', 'return', n.return, 1700),
                        ('claim accepted', 'verification', n.decided, 250)) x (act, kind, about, length)
                    where n.measure = (select min(measure) from delivery.commitment) and x.about is not null
                      and (n.quarter = date '2024-10-01'
                           or c.supplier = :supplier and x.kind in ('return', 'verification'))
                ), entries as (
                    insert into ledger.entry
                        (at, actor, actor_name, act, about_kind, about, because, facts, salt, digest)
                    select now(), :council, 'Bench', act, kind, about::text, 'For the bench',
                           '5:about,' || length || ':' || repeat('x', length) || ',',
                           sha256(convert_to(about::text || act, 'UTF8')), sha256(convert_to(act || about::text, 'UTF8'))
                    from acts order by quarter, contract, act
                    returning id, digest
                )
                insert into ledger.link (number, entry, sealed_at, digest, hash)
                select coalesce((select max(number) from ledger.link), 0) + row_number() over (order by id), id, now(),
                       digest, sha256(digest)
                from entries
                """)
                .param("council", council.value())
                .param("supplier", id('o', 77))
                .update();
    }

    private static void set(JdbcClient db, OrganisationId council, UUID edition, int contracts, String sql) {
        db.sql(sql)
                .param("council", council.value())
                .param("edition", edition)
                .param("contracts", contracts)
                .update();
    }
}
