create schema procurement;

-- A buyer adopts a policy or drops it; the latest row counts.
create table procurement.adoption (
    id uuid primary key,
    buyer uuid not null references organisation.organisation,
    policy text not null,
    adopts boolean not null,
    because text not null,
    set_at timestamptz not null default clock_timestamp(),
    set_by uuid not null
);
create index adoption_buyer on procurement.adoption (buyer, policy, set_at);

create view procurement.adopted_policy as
select buyer, policy
from (select distinct on (buyer, policy) buyer, policy, adopts
      from procurement.adoption
      order by buyer, policy, set_at desc, id) latest
where adopts;

-- Something that a body means to buy. Its row is also the lock that submitting, opening, scoring and awarding share.
create table procurement.procurement (
    id uuid primary key,
    buyer uuid not null references organisation.organisation,
    made_at timestamptz not null default now(),
    made_by uuid not null
);
create index procurement_buyer on procurement.procurement (buyer);

-- The tender as its officers type it, one row for each time it was saved; two who edit the same version collide here.
create table procurement.plan (
    id uuid primary key,
    procurement uuid not null references procurement.procurement,
    version int not null check (version > 0),
    form jsonb not null,
    saved_at timestamptz not null default now(),
    saved_by uuid not null,
    unique (procurement, version)
);

-- The public half of the key that bids are sealed to. The private half is nowhere: any two openers' keys make it.
create table procurement.tender_key (
    id uuid primary key,
    procurement uuid not null references procurement.procurement,
    public_key bytea not null,
    made_at timestamptz not null default clock_timestamp(),
    made_by uuid not null,
    unique (id, procurement)
);
create index tender_key_procurement on procurement.tender_key (procurement, made_at);

-- An officer who may open; of the opening key only the hash is kept, to recognise it.
create table procurement.opener (
    tender_key uuid not null references procurement.tender_key,
    person uuid not null,
    name text not null,
    number int not null check (number between 1 and 255),
    key_hash bytea not null check (length(key_hash) = 32),
    primary key (tender_key, person),
    unique (tender_key, number)
);

-- An opening key is shown once.
create table procurement.collection (
    tender_key uuid not null,
    person uuid not null,
    collected_at timestamptz not null default now(),
    primary key (tender_key, person),
    foreign key (tender_key, person) references procurement.opener
);

-- A published tender never changes; only its deadline may be moved, by an approved extension.
create table procurement.tender (
    procurement uuid primary key references procurement.procurement,
    version int not null,
    tender_key uuid not null,
    document jsonb not null,
    deadline timestamptz not null,
    published_at timestamptz not null default now(),
    published_by uuid not null,
    foreign key (procurement, version) references procurement.plan (procurement, version),
    foreign key (tender_key, procurement) references procurement.tender_key (id, procurement)
);

create table procurement.extension (
    id uuid primary key,
    procurement uuid not null references procurement.tender,
    deadline timestamptz not null,
    because text not null check (because <> ''),
    proposed_at timestamptz not null default clock_timestamp(),
    proposed_by uuid not null,
    unique (id, proposed_by)
);

-- Four eyes: whoever proposed a later deadline does not approve it.
create table procurement.extension_approval (
    extension uuid primary key,
    proposed_by uuid not null,
    approved_at timestamptz not null default clock_timestamp(),
    approved_by uuid not null check (approved_by <> proposed_by),
    foreign key (extension, proposed_by) references procurement.extension (id, proposed_by)
);

-- A deadline is the first moment that is too late: half-open, to the microsecond.
create function procurement.in_time(at timestamptz, deadline timestamptz) returns boolean
    language sql immutable return at < deadline;

create view procurement.current_tender as
select t.procurement, p.buyer, t.version, t.tender_key, t.document, t.published_at,
       greatest(t.deadline, (select max(e.deadline)
                             from procurement.extension e
                             join procurement.extension_approval a on a.extension = e.id
                             where e.procurement = t.procurement)) as deadline
from procurement.tender t join procurement.procurement p on p.id = t.procurement;

-- A bidder's draft, locked with a secret that only the bidder has.
create table procurement.draft (
    id uuid primary key,
    procurement uuid not null references procurement.tender,
    secret_hash bytea not null unique check (length(secret_hash) = 32),
    version int not null check (version > 0),
    locked bytea not null,
    saved_at timestamptz not null default now()
);
create index draft_procurement on procurement.draft (procurement);

-- A bid as it was handed in, sealed to the tender's key. Earlier ones are kept; the highest number counts.
create table procurement.submission (
    id uuid primary key,
    bid uuid not null references procurement.draft,
    number int not null check (number > 0),
    reference text not null unique,
    sealed bytea not null,
    sha256 bytea not null check (sha256 = sha256(sealed)),
    received_at timestamptz not null,
    unique (bid, number)
);

-- Handing in again after a withdrawal makes a higher number, and so a bid again.
create table procurement.withdrawal (
    id uuid primary key,
    bid uuid not null,
    number int not null,
    withdrawn_at timestamptz not null,
    unique (bid, number),
    foreign key (bid, number) references procurement.submission (bid, number)
);

create view procurement.live_submission as
select s.*, d.procurement
from procurement.submission s join procurement.draft d on d.id = s.bid
where not exists (select from procurement.submission later where later.bid = s.bid and later.number > s.number)
  and not exists (select from procurement.withdrawal w where w.bid = s.bid and w.number = s.number);

-- Bids are opened once, by two of the openers together.
create table procurement.opening (
    procurement uuid primary key references procurement.tender,
    tender_key uuid not null,
    first_officer uuid not null,
    second_officer uuid not null check (second_officer <> first_officer),
    opened_at timestamptz not null default clock_timestamp(),
    foreign key (tender_key, procurement) references procurement.tender_key (id, procurement),
    foreign key (tender_key, first_officer) references procurement.opener,
    foreign key (tender_key, second_officer) references procurement.opener
);

-- What was read at the opening; no content where the sealed bytes did not open.
create table procurement.opened_bid (
    bid uuid primary key,
    procurement uuid not null references procurement.opening,
    number int not null,
    supplier text not null,
    content jsonb,
    unique (bid, procurement),
    foreign key (bid, number) references procurement.submission (bid, number)
);
create index opened_bid_procurement on procurement.opened_bid (procurement);

create table procurement.evaluator (
    procurement uuid not null references procurement.procurement,
    person uuid not null,
    name text not null,
    named_at timestamptz not null default now(),
    named_by uuid not null,
    primary key (procurement, person)
);

-- Each evaluator says of each bid whether there is a conflict of interest, and which.
create table procurement.interest (
    procurement uuid not null,
    person uuid not null,
    bid uuid not null,
    conflict boolean not null,
    words text not null,
    declared_at timestamptz not null default now(),
    primary key (person, bid),
    unique (person, bid, conflict),
    check (not conflict or words <> ''),
    foreign key (procurement, person) references procurement.evaluator,
    foreign key (bid, procurement) references procurement.opened_bid (bid, procurement)
);

-- A score stands only on a declaration of no conflict: the foreign key carries the answer "no".
create table procurement.score (
    person uuid not null,
    bid uuid not null,
    measure text not null,
    question text not null check (question in ('DELIVERY', 'VERIFICATION')),
    points int not null check (points between 0 and 5),
    because text not null check (because <> ''),
    scored_at timestamptz not null default clock_timestamp(),
    conflict boolean not null default false check (not conflict),
    primary key (person, bid, measure, question),
    foreign key (person, bid, conflict) references procurement.interest (person, bid, conflict)
);
create index score_bid on procurement.score (bid);

-- Whoever has finished changes no score of theirs any more, and may see the others'.
create table procurement.finish (
    procurement uuid not null,
    person uuid not null,
    finished_at timestamptz not null default now(),
    primary key (procurement, person),
    foreign key (procurement, person) references procurement.evaluator
);

-- The agreed score beside the originals; the highest number counts.
create table procurement.agreement (
    id uuid primary key,
    procurement uuid not null,
    bid uuid not null,
    measure text not null,
    question text not null check (question in ('DELIVERY', 'VERIFICATION')),
    number int not null check (number > 0),
    points int not null check (points between 0 and 5),
    because text not null check (because <> ''),
    agreed_at timestamptz not null default now(),
    agreed_by uuid not null,
    unique (bid, measure, question, number),
    foreign key (bid, procurement) references procurement.opened_bid (bid, procurement)
);

create view procurement.agreed_score as
select distinct on (bid, measure, question) *
from procurement.agreement
order by bid, measure, question, number desc;

-- The evaluation's hash says which scores the proposer saw: the approver approves those and no others.
create table procurement.award_proposal (
    id uuid primary key,
    procurement uuid not null references procurement.opening,
    bid uuid not null,
    supplier uuid not null references organisation.organisation,
    amount numeric(17, 2) not null check (amount >= 0),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    vat text not null check (vat in ('EXCLUDING', 'INCLUDING', 'UNKNOWN')),
    starts date not null,
    ends date not null check (ends >= starts),
    because text not null check (because <> ''),
    evaluation_hash text not null,
    proposed_at timestamptz not null default clock_timestamp(),
    proposed_by uuid not null,
    unique (id, procurement, proposed_by),
    foreign key (bid, procurement) references procurement.opened_bid (bid, procurement)
);
create index award_proposal_procurement on procurement.award_proposal (procurement);

-- One award for a procurement; four eyes; the evaluation as it stood, never changed again.
create table procurement.award (
    procurement uuid primary key,
    proposal uuid not null,
    proposed_by uuid not null,
    approved_by uuid not null check (approved_by <> proposed_by),
    approved_at timestamptz not null default now(),
    contract uuid not null unique,
    evaluation jsonb not null,
    foreign key (proposal, procurement, proposed_by)
        references procurement.award_proposal (id, procurement, proposed_by)
);

-- What each bidder is told, drafted from the reasons that were typed.
create table procurement.summary (
    bid uuid primary key,
    procurement uuid not null references procurement.award,
    document jsonb not null,
    foreign key (bid, procurement) references procurement.opened_bid (bid, procurement)
);

-- The database's clock decides.
create view procurement.procurement_state as
select p.id, p.buyer, p.made_at,
       case when exists (select from procurement.award a where a.procurement = p.id) then 'AWARDED'
            when exists (select from procurement.opening o where o.procurement = p.id) then 'EVALUATING'
            when t.procurement is null then 'PLANNED'
            when not procurement.in_time(clock_timestamp(), t.deadline) then 'CLOSED'
            else 'OPEN' end as state,
       t.deadline
from procurement.procurement p left join procurement.current_tender t on t.procurement = p.id;
