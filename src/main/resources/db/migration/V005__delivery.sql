create schema delivery;

-- Better evidence ranks higher, so that "at least the grade asked" is one comparison.
create type delivery.grade as enum ('ASSERTED', 'DOCUMENTED', 'CONFIRMED', 'AUDITED');

create table delivery.contract (
    id uuid primary key,
    title text not null check (title <> ''),
    buyer uuid not null references organisation.organisation,
    supplier uuid not null references organisation.organisation,
    -- Missing is not zero: a value that nobody has stated is null, and then so are its currency and basis.
    amount numeric check (amount >= 0 and amount < 1e15),
    currency text check (currency ~ '^[A-Z]{3}$'),
    vat text check (vat in ('EXCLUDING', 'INCLUDING', 'UNKNOWN')),
    starts date not null,
    ends date not null,
    place text references organisation.place,
    category text not null,
    -- Where it comes from: an award made here, or a published release.
    procurement uuid,
    ocid text,
    award text,
    award_contract text,
    source text,
    begun_at timestamptz not null default now(),
    begun_by uuid not null,
    check (ends >= starts),
    check (starts >= date '1990-01-01' and ends < date '2200-01-01'),
    check (buyer <> supplier),
    check (num_nulls(amount, currency, vat) in (0, 3)),
    check (num_nonnulls(procurement, ocid) = 1 and num_nulls(ocid, award) in (0, 2))
);
-- The same award imported twice is one contract.
create unique index one_contract_per_award on delivery.contract (ocid, award, award_contract) nulls not distinct
    where ocid is not null;
create index contract_buyer on delivery.contract (buyer);
create index contract_supplier on delivery.contract (supplier);
create index contract_place on delivery.contract (place);

-- What a release left missing or odd, and what a person answered: never guessed.
create table delivery.answer (
    contract uuid not null references delivery.contract,
    about text not null,
    asked text not null,
    found text not null,
    answer text not null check (answer <> ''),
    answered_at timestamptz not null default now(),
    answered_by uuid not null,
    primary key (contract, about, asked)
);

-- A promise that the contract holds. A measure is promised once in a contract; more of it is a larger target.
create table delivery.commitment (
    id uuid primary key,
    contract uuid not null references delivery.contract,
    edition uuid not null,
    measure text not null check (measure <> ''),
    theme text not null,
    kind text not null check (kind in ('COUNT', 'POUNDS', 'SHARE', 'NARRATIVE', 'YES_NO')),
    unit text not null,
    -- What the measure is called, and how the promise will be kept and verified, in the bidder's words.
    name text not null check (name <> ''),
    words text not null,
    verification text not null,
    basis text not null check (basis in ('CRITERION', 'TERM')),
    -- Where less is better (a share of waste, say), bands are read the other way round.
    less_is_better boolean not null default false,
    asked delivery.grade not null,
    asked_because text not null,
    verifier uuid not null references organisation.organisation,
    because text not null,
    added_at timestamptz not null default now(),
    added_by uuid not null,
    unique (contract, edition, measure)
);
create index commitment_measure on delivery.commitment (edition, measure);
create index commitment_verifier on delivery.commitment (verifier);

-- A quarter is its first day. A row says that the quarter is asked for; a null amount, that nothing is promised in it.
create table delivery.target (
    commitment uuid not null references delivery.commitment,
    quarter date not null check (extract(day from quarter) = 1 and extract(month from quarter) in (1, 4, 7, 10)),
    promised numeric check (promised >= 0 and promised < 1e15),
    promised_of numeric check (promised_of > 0 and promised_of < 1e15),
    primary key (commitment, quarter)
);

-- A target agreed anew after confirmation: the promise as first made stays, and so does the reason.
create table delivery.target_change (
    id uuid primary key,
    commitment uuid not null,
    quarter date not null,
    number smallint not null check (number > 0),
    promised numeric check (promised >= 0 and promised < 1e15),
    promised_of numeric check (promised_of > 0 and promised_of < 1e15),
    because text not null check (because <> ''),
    changed_at timestamptz not null default now(),
    changed_by uuid not null,
    foreign key (commitment, quarter) references delivery.target,
    -- Two people who change the same target: one wins, the other sees it.
    unique (commitment, quarter, number)
);

create view delivery.current_target as
select t.commitment,
       t.quarter,
       case when c.id is null then t.promised else c.promised end as promised,
       case when c.id is null then t.promised_of else c.promised_of end as promised_of,
       coalesce(c.number, 0) as changes
from delivery.target t
left join delivery.target_change c
    on c.commitment = t.commitment and c.quarter = t.quarter
    and not exists (
        select from delivery.target_change later
        where later.commitment = c.commitment and later.quarter = c.quarter and later.number = c.number + 1);

-- The percentages of what is due at which the Act's words begin, agreed for each commitment; none were published.
create table delivery.bands (
    commitment uuid primary key references delivery.commitment,
    good numeric not null,
    approaching numeric not null,
    improvement numeric not null,
    agreed_at timestamptz not null default now(),
    agreed_by uuid not null,
    -- Where less is better the order turns round; the rules check which way this commitment runs.
    check ((good > approaching and approaching > improvement) or (good < approaching and approaching < improvement)),
    check (least(good, approaching, improvement) >= 0 and greatest(good, approaching, improvement) <= 1000)
);

-- The contract manager's first task. From here on returns are asked for, the contract is public, and its figures count.
create table delivery.confirmation (
    contract uuid primary key references delivery.contract,
    because text not null,
    confirmed_at timestamptz not null default now(),
    confirmed_by uuid not null
);

-- The supplier's report for one contract and one quarter. One without claims says "nothing this quarter".
create table delivery.return (
    id uuid primary key,
    contract uuid not null references delivery.confirmation,
    quarter date not null check (extract(day from quarter) = 1 and extract(month from quarter) in (1, 4, 7, 10)),
    replaces uuid,
    submitted_at timestamptz not null default now(),
    submitted_by uuid not null,
    unique (id, contract, quarter),
    -- A return is corrected once; the correction may then be corrected.
    unique (replaces),
    -- A correction is for the same contract and quarter as the return that it replaces.
    foreign key (replaces, contract, quarter) references delivery.return (id, contract, quarter)
);
-- One live return for each contract and quarter: a correction must name the return that it replaces.
create unique index one_first_return on delivery.return (contract, quarter) where replaces is null;
create index return_contract on delivery.return (contract, quarter);

create view delivery.live_return as
select r.* from delivery.return r
where not exists (select from delivery.return later where later.replaces = r.id);

-- An area by its code or its name, for a contract that gives either.
create view delivery.known_place as select code, name from organisation.place;

-- A contract with the names that people know it by.
create view delivery.contract_named as
select c.*, b.name as buyer_name, s.name as supplier_name, s.size as supplier_size, p.name as place_name, f.confirmed_at
from delivery.contract c
join organisation.organisation b on b.id = c.buyer
join organisation.organisation s on s.id = c.supplier
left join organisation.place p on p.code = c.place
left join delivery.confirmation f on f.contract = c.id;

-- A submitted period is locked; the contract manager may open it again for one correction, with a reason.
create table delivery.reopening (
    return uuid primary key references delivery.return,
    because text not null check (because <> ''),
    reopened_at timestamptz not null default now(),
    reopened_by uuid not null
);

-- What the supplier has typed so far. No fact: it is replaced as often as they save.
create table delivery.draft (
    contract uuid not null references delivery.contract,
    quarter date not null,
    typed jsonb not null,
    saved_at timestamptz not null default now(),
    saved_by uuid not null,
    primary key (contract, quarter)
);

-- The return's line for one commitment. Its key is the two together.
create table delivery.claim (
    return uuid not null references delivery.return,
    commitment uuid not null references delivery.commitment,
    -- A count or pounds: the part. A share: part of whole. Yes: 1 of 1; no: 0 of 1. A narrative: one statement.
    part numeric not null check (part >= 0 and part < 1e15),
    whole numeric check (whole > 0 and whole < 1e15),
    story text check (length(story) between 1 and 20000),
    done text not null check (length(done) <= 500),
    primary key (return, commitment)
);

-- A file on an organisation's evidence shelf; the bytes lie in the data directory under their SHA-256.
create table delivery.evidence (
    id uuid primary key,
    owner uuid not null references organisation.organisation,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    name text not null check (length(name) between 1 and 255),
    type text not null,
    size integer not null check (size between 1 and 20971520),
    added_at timestamptz not null default now(),
    added_by uuid not null,
    -- The same file twice is one file on the shelf.
    unique (owner, sha256)
);

create table delivery.claim_evidence (
    return uuid not null,
    commitment uuid not null,
    evidence uuid not null references delivery.evidence,
    primary key (return, commitment, evidence),
    foreign key (return, commitment) references delivery.claim
);
create index claim_evidence_file on delivery.claim_evidence (evidence);

-- What somebody who checks found of one claim. A second thought is the next number; the last one holds.
create table delivery.verification (
    id uuid primary key,
    return uuid not null,
    commitment uuid not null,
    number smallint not null check (number > 0),
    decision text not null check (decision in ('ACCEPT', 'QUERY', 'REFUSE')),
    grade delivery.grade,
    words text not null,
    -- The decision that an unchanged claim brought along from the return that was corrected.
    carried_from uuid references delivery.verification,
    decided_at timestamptz not null default now(),
    decided_by uuid not null,
    foreign key (return, commitment) references delivery.claim,
    -- Two people who decide at once: one wins, the other sees it.
    unique (return, commitment, number),
    check ((decision = 'ACCEPT') = (grade is not null)),
    check (decision = 'ACCEPT' or words <> '')
);

-- What was queried or refused is asked for by supplier, and is little.
create index verification_against on delivery.verification (return) where decision <> 'ACCEPT';

create view delivery.latest_verification as
select v.* from delivery.verification v
where not exists (
    select from delivery.verification later
    where later.return = v.return and later.commitment = v.commitment and later.number = v.number + 1);

-- The one place that says how a claim stands. CHECKED: accepted, on evidence below the grade asked; that is claimed,
-- not verified.
create view delivery.claim_state as
select c.return, c.commitment, c.part, c.whole, c.story, c.done,
       r.contract, r.quarter, r.submitted_at, r.submitted_by, k.asked,
       v.id as verification, coalesce(v.number, 0) as decisions, v.grade, v.words as said, v.decided_at, v.decided_by,
       v.carried_from,
       case when exists (select from delivery.return later where later.replaces = c.return) then 'REPLACED'
            when v.id is null then 'SUBMITTED'
            when v.decision = 'QUERY' then 'QUERIED'
            when v.decision = 'REFUSE' then 'REFUSED'
            when v.grade < k.asked then 'CHECKED'
            else 'VERIFIED' end as state
from delivery.claim c
join delivery.return r on r.id = c.return
join delivery.commitment k on k.id = c.commitment
left join delivery.latest_verification v on v.return = c.return and v.commitment = c.commitment;

-- The claims that wait to be checked: state SUBMITTED, said in the way that an index answers. A test holds the two together.
create view delivery.waiting_claim as
select c.return, c.commitment, c.part, c.whole, c.story, c.done, r.contract, r.quarter, r.submitted_at
from delivery.claim c
join delivery.return r on r.id = c.return
where not exists (select from delivery.verification v where v.return = c.return and v.commitment = c.commitment)
  and not exists (select from delivery.return later where later.replaces = r.id);

-- How one commitment stands in one quarter, and what that comes to in figures.
create view delivery.progress as
select t.commitment, t.quarter, k.contract, c.place, c.buyer, c.supplier, k.edition, k.measure, k.theme, k.kind,
       t.changes,
       t.promised as target, t.promised_of as target_of,
       r.id as return, s.part, s.whole, s.story, s.done, s.state, s.decisions, s.verification, s.grade, s.said,
       (t.promised is not null)::integer as targets,
       coalesce(t.promised, 0) as promised,
       coalesce(t.promised_of, 0) as promised_of,
       1 as expected,
       (r.id is not null)::integer as answered,
       (s.state is not null)::integer as claims,
       coalesce(s.part, 0) as claimed,
       coalesce(s.whole, 0) as claimed_of,
       coalesce((s.state = 'VERIFIED')::integer, 0) as verified_claims,
       case when s.state = 'VERIFIED' then s.part else 0 end as verified,
       case when s.state = 'VERIFIED' then coalesce(s.whole, 0) else 0 end as verified_of,
       coalesce((s.state = 'CHECKED')::integer, 0) as checked_claims,
       coalesce((s.state = 'QUERIED')::integer, 0) as queried_claims,
       coalesce((s.state = 'REFUSED')::integer, 0) as refused_claims
from delivery.current_target t
join delivery.commitment k on k.id = t.commitment
join delivery.contract c on c.id = k.contract
left join delivery.live_return r on r.contract = k.contract and r.quarter = t.quarter
left join delivery.claim_state s on s.return = r.id and s.commitment = k.id;

-- What counts: confirmed contracts only. Every published figure is a sum of these rows.
create view delivery.contribution as
select p.* from delivery.progress p
join delivery.confirmation f on f.contract = p.contract;

-- Sums of contributions, kept so that a page need not add millions. Scope ALL has the subject '', PLACE a GSS code ('' where
-- the place is not known), BUYER and SUPPLIER an organisation's id. A column of amounts means nothing without its count:
-- promised without targets is "nothing promised", not zero.
create table delivery.tally (
    scope text not null check (scope in ('ALL', 'PLACE', 'BUYER', 'SUPPLIER')),
    subject text not null,
    edition uuid not null,
    measure text not null,
    theme text not null,
    kind text not null,
    quarter date not null,
    targets bigint not null,
    promised numeric not null,
    promised_of numeric not null,
    expected bigint not null,
    answered bigint not null,
    claims bigint not null,
    claimed numeric not null,
    claimed_of numeric not null,
    verified_claims bigint not null,
    verified numeric not null,
    verified_of numeric not null,
    checked_claims bigint not null,
    queried_claims bigint not null,
    refused_claims bigint not null,
    primary key (scope, subject, edition, measure, theme, kind, quarter)
);

-- What facts have changed since: each writes its difference here in its own transaction, and only ever inserts, so that
-- writers never wait for one another. One worker moves these rows into delivery.tally. The sum of both is exact always.
create table delivery.tally_delta (like delivery.tally);
create index tally_delta_subject on delivery.tally_delta (scope, subject);

create view delivery.tallied as
select * from delivery.tally
union all
select * from delivery.tally_delta;

-- A published notice that somebody uploaded to begin contracts from; kept so that what was asked can be answered page by page.
create table delivery.notice (
    id uuid primary key,
    name text not null check (length(name) between 1 and 255),
    content bytea not null check (length(content) between 1 and 20971520),
    uploaded_at timestamptz not null default now(),
    uploaded_by uuid not null
);
