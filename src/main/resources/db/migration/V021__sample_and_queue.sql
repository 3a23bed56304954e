-- Which claims are checked more closely is drawn after a return is in, from the hash of the entry in the ledger that follows
-- the return's own: nobody can know it before, and anybody can draw again after. One row for each return, corrections too.
create table delivery.draw (
    return uuid primary key references delivery.return,
    -- Whether an entry was written so that one follows soon.
    followed boolean not null default false,
    seed_number bigint,
    seed text check (seed ~ '^[0-9a-f]{64}$'),
    drawn_at timestamptz,
    check (num_nonnulls(seed_number, seed, drawn_at) in (0, 3))
);
create index draw_to_come on delivery.draw (return) where seed is null;
insert into delivery.draw (return) select id from delivery.return;

-- What was drawn stays drawn, whatever is corrected later.
create table delivery.drawn_claim (
    contract uuid not null references delivery.contract,
    quarter date not null,
    commitment uuid not null references delivery.commitment,
    return uuid not null references delivery.draw,
    number numeric not null check (number >= 0 and number < 1),
    rate numeric not null check (rate > 0 and rate <= 1),
    -- Drawn because nothing of the contract had been drawn for a year, and not by its number.
    least boolean not null,
    primary key (contract, quarter, commitment)
);

-- The claims that wait to be checked, with what their place in the queue rests on; written again in the transaction of each
-- fact about the contract. Worked out anew for every page, 200,000 of them took six seconds.
create table delivery.queued_claim (
    return uuid not null,
    commitment uuid not null,
    contract uuid not null references delivery.contract,
    verifier uuid not null,
    points integer not null,
    reasons text[] not null,
    submitted_at timestamptz not null,
    primary key (return, commitment)
);
create index queued_claim_place on delivery.queued_claim (verifier, points desc, submitted_at, return, commitment);
create index queued_claim_contract on delivery.queued_claim (contract);

-- A waiting claim with all that its place rests on but the supplier's past.
-- Contracts whose supplier has had another claim sent back since: a worker works out their places again.
create table delivery.queue_to_refresh (
    contract uuid primary key references delivery.contract
);

create view delivery.waiting_facts as
select w.return, w.commitment, w.part, w.whole, w.story, w.done, w.quarter, w.submitted_at, w.contract as held,
       k.verifier, k.kind, k.measure, k.name, k.unit, k.asked, t.promised, t.promised_of,
       d.number as drawn_number, d.rate as drawn_rate, coalesce(d.least, false) as drawn_least,
       (select count(*) from delivery.claim_evidence a
        where a.return = w.return and a.commitment = w.commitment) as files
from delivery.waiting_claim w
join delivery.commitment k on k.id = w.commitment
cross join lateral (
    -- Planned apart, so that it asks the index for each claim and does not read every target.
    select * from delivery.current_target t where t.commitment = w.commitment and t.quarter = w.quarter offset 0) t
left join delivery.drawn_claim d on d.contract = w.contract and d.quarter = w.quarter and d.commitment = w.commitment;
