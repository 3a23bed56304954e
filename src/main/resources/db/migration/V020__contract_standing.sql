-- A list of contracts is ordered and filtered by what its returns and claims come to. Working that out for every contract
-- before a page is cut took sixteen seconds at 10,000 contracts and 2.4 million claims, so it is kept: one row for each
-- contract, written again in the transaction of each fact about it (delivery/Deltas), and compared with the facts by doctor.
create extension if not exists pg_trgm;

-- The last quarter whose returns are past their deadline. It moves on four days a year, and lateness moves with it.
create table delivery.lateness (
    one boolean primary key default true check (one),
    last date not null
);
insert into delivery.lateness (last) values (date '1990-01-01');

create view delivery.contract_facts as
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
    from delivery.contribution n where n.contract = c.id) p;

create table delivery.contract_standing (
    contract uuid primary key references delivery.contract,
    title_key text not null,
    words text not null,
    buyer uuid not null,
    supplier uuid not null,
    place text,
    confirmed boolean not null,
    commitments integer not null,
    asked integer not null,
    returned integer not null,
    late integer not null,
    sent_late integer not null,
    claims bigint not null,
    verified bigint not null,
    waiting bigint not null,
    queried bigint not null,
    by_lateness numeric not null,
    by_value numeric not null,
    by_end numeric not null,
    by_news numeric not null
);
insert into delivery.contract_standing select * from delivery.contract_facts;

-- One index an order, so that the first page and the last read their rows and little else.
create index standing_by_lateness on delivery.contract_standing (by_lateness, title_key, contract);
create index standing_by_value on delivery.contract_standing (by_value, title_key, contract);
create index standing_by_end on delivery.contract_standing (by_end, title_key, contract);
create index standing_by_news on delivery.contract_standing (by_news, title_key, contract);
create index standing_by_title on delivery.contract_standing (title_key, contract);
create index standing_buyer on delivery.contract_standing (buyer);
create index standing_supplier on delivery.contract_standing (supplier);
create index standing_place on delivery.contract_standing (place);
create index standing_words on delivery.contract_standing using gin (words gin_trgm_ops);
create index commitment_theme on delivery.commitment (edition, theme, contract);
