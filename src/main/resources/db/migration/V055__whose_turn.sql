-- Who looks after a contract, of the buyer's people. Each change is a row with its reason; the last one holds.
create table delivery.ownership (
    id uuid primary key,
    contract uuid not null references delivery.contract,
    number integer not null check (number > 0),
    -- A person's id; null where nobody looks after it any more.
    owner uuid,
    because text not null check (length(because) <= 1000),
    given_at timestamptz not null default now(),
    given_by uuid not null,
    -- Two people who change it at once: one wins, the other sees it.
    unique (contract, number)
);

create view delivery.current_owner as
select o.contract, o.owner, o.number
from delivery.ownership o
where not exists (select from delivery.ownership later where later.contract = o.contract and later.number = o.number + 1);

create view delivery.owner_named as
select o.contract, o.owner, o.number, p.name
from delivery.current_owner o left join organisation.person p on p.id = o.owner;

-- A list filters by owner, so each contract's kept row says who it is.
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
       coalesce(- extract(epoch from f.confirmed_at), 1) as by_news,
       o.owner
from delivery.contract c
cross join delivery.lateness l
join organisation.organisation b on b.id = c.buyer
join organisation.organisation s on s.id = c.supplier
left join delivery.confirmation f on f.contract = c.id
left join delivery.current_owner o on o.contract = c.id
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

alter table delivery.contract_standing add column owner uuid;
create index standing_owner on delivery.contract_standing (owner) where owner is not null;
-- What waits for a buyer's contract managers, without reading its other contracts.
create index standing_late on delivery.contract_standing (buyer, by_lateness, title_key, contract) where late > 0;
create index standing_unconfirmed on delivery.contract_standing (buyer) where not confirmed;

-- A return is checked on one page, so the queue is one row a return: as much as the rows of delivery.queued_claim come to,
-- written with them.
create table delivery.queued_return (
    return uuid not null references delivery.return,
    verifier uuid not null,
    contract uuid not null,
    quarter date not null,
    -- Whether it corrects a return that was sent back or reopened.
    answers boolean not null,
    claims integer not null,
    points integer not null,
    submitted_at timestamptz not null,
    primary key (return, verifier)
);
create index queued_return_place on delivery.queued_return (verifier, points desc, submitted_at, return) include (claims);
create index queued_return_contract on delivery.queued_return (contract);

create view delivery.queued_return_facts as
select q.return, q.verifier, q.contract, r.quarter, r.replaces is not null as answers,
       count(*)::integer as claims, max(q.points) as points, r.submitted_at
from delivery.queued_claim q join delivery.return r on r.id = q.return
group by q.return, q.verifier, q.contract, r.quarter, r.replaces, r.submitted_at;

insert into delivery.queued_return select * from delivery.queued_return_facts;

-- What was sent back and not answered, and what was decided last.
create index kept_line_queried on delivery.kept_line (contract, quarter) where state = 'QUERIED';
create index verification_decided on delivery.verification (decided_at desc, id) where carried_from is null;
