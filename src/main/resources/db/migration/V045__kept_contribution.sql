-- A receipt of all contracts read 2.4 million contributions through every join to list a few. So what the view says is kept: one
-- line for each commitment and quarter of a confirmed contract, written again in the transaction of each fact about it
-- (delivery/Deltas), and compared with the facts by doctor. Sums are worked out from the line, and stored nowhere twice.
create table delivery.kept_line (
    contract uuid not null,
    edition uuid not null,
    measure text not null,
    quarter date not null,
    commitment uuid not null,
    theme text not null,
    kind text not null,
    changes integer not null,
    target numeric,
    target_of numeric,
    return uuid,
    part numeric,
    whole numeric,
    state text,
    -- The decision that holds, and the same as it was first made: another where a correction brought it along unchanged.
    verification uuid,
    decided uuid,
    grade delivery.grade,
    -- A measure is promised once in a contract.
    primary key (contract, edition, measure, quarter)
);

-- The lines with what each adds.
create view delivery.kept_contribution as
select k.*,
       (target is not null)::integer as targets,
       coalesce(target, 0) as promised,
       coalesce(target_of, 0) as promised_of,
       1 as expected,
       (return is not null)::integer as answered,
       (state is not null)::integer as claims,
       coalesce(part, 0) as claimed,
       coalesce(whole, 0) as claimed_of,
       coalesce((state = 'VERIFIED')::integer, 0) as verified_claims,
       case when state = 'VERIFIED' then part else 0 end as verified,
       case when state = 'VERIFIED' then coalesce(whole, 0) else 0 end as verified_of,
       coalesce((state = 'CHECKED')::integer, 0) as checked_claims,
       coalesce((state = 'QUERIED')::integer, 0) as queried_claims,
       coalesce((state = 'REFUSED')::integer, 0) as refused_claims
from delivery.kept_line k;

create view delivery.contribution_facts as
select n.contract, n.edition, n.measure, n.quarter, n.commitment, n.theme, n.kind, n.changes, n.target, n.target_of,
       n.return, n.part, n.whole, n.state, n.verification, coalesce(v.carried_from, n.verification) as decided, n.grade
from delivery.contribution n
left join delivery.verification v on v.id = n.verification;

insert into delivery.kept_line
    (contract, edition, measure, quarter, commitment, theme, kind, changes, target, target_of, return, part, whole, state,
     verification, decided, grade)
select * from delivery.contribution_facts order by contract, edition, measure, quarter;

-- Everything that a sum needs is in the index, so that one measure's quarter is read from its pages alone.
create index kept_by_measure on delivery.kept_line (edition, measure, quarter, contract)
    include (kind, target, target_of, part, whole, state);

-- What a list keeps of each contract is added up from these lines, after each fact.
create or replace view delivery.contract_facts as
select c.id as contract,
       lower(c.title) as title_key,
       lower(c.title || ' ' || b.name || ' ' || s.name) as words,
       c.buyer, c.supplier, c.place,
       f.contract is not null as confirmed,
       k.commitments, a.asked, r.returned, greatest(0, a.asked - r.returned) as late,
       r.sent_late, p.claims, p.verified, p.waiting, p.queried,
       -- What the orders are: each ascending, then by title and id.
       (- greatest(0, a.asked - r.returned))::numeric as by_lateness,
       coalesce(- c.amount, 1) as by_value,
       (c.ends - date '1990-01-01')::numeric as by_end,
       coalesce(- extract(epoch from f.confirmed_at), 1) as by_news
from delivery.contract c
cross join delivery.lateness l
join organisation.organisation b on b.id = c.buyer
join organisation.organisation s on s.id = c.supplier
left join delivery.confirmation f on f.contract = c.id
cross join lateral (select count(*)::integer as commitments from delivery.commitment k where k.contract = c.id) k
cross join lateral (
    select case when f.contract is null then 0 else greatest(0, 1
        + (extract(year from least(c.ends, l.last)) * 4 + extract(quarter from least(c.ends, l.last)))
        - (extract(year from c.starts) * 4 + extract(quarter from c.starts)))::integer end as asked) a
cross join lateral (
    select count(*) filter (where r.quarter <= l.last)::integer as returned,
           -- The last day in time is 30 days after the quarter's own last day.
           count(*) filter (where (r.submitted_at at time zone 'Europe/London')::date
               > (r.quarter + interval '3 months' + interval '29 days')::date)::integer as sent_late
    from delivery.return r where r.contract = c.id and r.replaces is null) r
cross join lateral (
    select coalesce(sum(n.claims), 0) as claims,
           coalesce(sum(n.verified_claims), 0) as verified,
           coalesce(sum(n.claims - n.verified_claims - n.checked_claims - n.queried_claims - n.refused_claims), 0) as waiting,
           coalesce(sum(n.queried_claims + n.refused_claims), 0) as queried
    from delivery.kept_contribution n where n.contract = c.id) p;
