create schema mark;

-- A way to award the Mark under a charter, as one document that never changes. The latest holds; agreements name theirs.
create table mark.scheme (
    id uuid primary key,
    charter uuid not null references charter.charter,
    number integer not null check (number > 0),
    document jsonb not null,
    because text not null check (length(because) between 1 and 2000),
    adopted_at timestamptz not null default now(),
    adopted_by uuid not null,
    -- Two people who adopt at once: one wins, the other sees it.
    unique (charter, number)
);

create view mark.latest_scheme as
select s.* from mark.scheme s
where not exists (select from mark.scheme later where later.charter = s.charter and later.number > s.number);

-- What was agreed with a signatory under a scheme: which measures, and their targets. A later one replaces it.
create table mark.agreement (
    id uuid primary key,
    signatory uuid not null references signatory.signatory,
    scheme uuid not null references mark.scheme,
    number integer not null check (number > 0),
    document jsonb not null,
    agreed_at timestamptz not null default now(),
    agreed_by uuid not null,
    unique (signatory, number)
);

create view mark.current_agreement as
select a.* from mark.agreement a
where not exists (select from mark.agreement later where later.signatory = a.signatory and later.number > a.number);

-- The first of two: what is proposed, with a finding for every target. The findings are kept as they were found.
create table mark.proposal (
    id uuid primary key,
    agreement uuid not null references mark.agreement,
    signatory uuid not null references signatory.signatory,
    first_quarter date not null,
    last_quarter date not null,
    findings jsonb not null,
    earned boolean not null,
    reasons text not null check (length(reasons) between 1 and 4000),
    conditions text not null check (length(conditions) <= 2000),
    proposed_at timestamptz not null default now(),
    proposed_by uuid not null,
    check (last_quarter >= first_quarter),
    -- A condition is attached to a mark that is awarded.
    check (earned or conditions = '')
);
create index proposal_signatory on mark.proposal (signatory);

-- The second of two, who is never the first. Nothing is decided until somebody else agrees.
create table mark.decision (
    proposal uuid primary key references mark.proposal,
    number integer generated always as identity unique,
    proposed_by uuid not null,
    agreed boolean not null,
    words text not null check (length(words) <= 2000),
    decided_at timestamptz not null default now(),
    decided_by uuid not null,
    -- The last day on which the signatory may appeal: ten working days on.
    appeal_by date not null,
    -- The last day of a mark that is awarded.
    expires_on date,
    check (decided_by <> proposed_by),
    check (agreed or words <> '')
);

-- The first of two who withdraw a mark.
create table mark.withdrawal (
    id uuid primary key,
    proposal uuid not null references mark.decision,
    because text not null check (length(because) between 1 and 2000),
    proposed_at timestamptz not null default now(),
    proposed_by uuid not null
);
create index withdrawal_proposal on mark.withdrawal (proposal);

-- The second, who is never the first: until then the mark is held.
create table mark.withdrawal_decision (
    withdrawal uuid primary key references mark.withdrawal,
    proposed_by uuid not null,
    agreed boolean not null,
    words text not null check (length(words) <= 2000),
    decided_at timestamptz not null default now(),
    decided_by uuid not null,
    appeal_by date not null,
    check (decided_by <> proposed_by),
    check (agreed or words <> '')
);

-- A signatory's appeal: against the decision, or against a withdrawal.
create table mark.appeal (
    id uuid primary key,
    proposal uuid not null references mark.decision,
    -- Empty for the decision itself.
    withdrawal uuid references mark.withdrawal_decision,
    words text not null check (length(words) between 1 and 4000),
    appealed_at timestamptz not null default now(),
    appealed_by uuid not null,
    -- Each is appealed once.
    unique nulls not distinct (proposal, withdrawal)
);

create table mark.appeal_outcome (
    appeal uuid primary key references mark.appeal,
    upheld boolean not null,
    words text not null check (length(words) between 1 and 2000),
    heard_at timestamptz not null default now(),
    heard_by uuid not null
);

-- A withdrawal that two agreed on and no appeal has overturned. The words of an overturned one are not shown any more.
create view mark.standing_withdrawal as
select w.proposal, w.id, w.because, d.decided_at, d.appeal_by
from mark.withdrawal w join mark.withdrawal_decision d on d.withdrawal = w.id and d.agreed
where not exists (select from mark.appeal a join mark.appeal_outcome o on o.appeal = a.id and o.upheld
                  where a.withdrawal = w.id);

-- The one place that says how a decision stands. An upheld appeal against a refusal sets it aside: it is proposed anew. Against
-- an award it strikes out the conditions; against a withdrawal it gives the mark back.
create view mark.mark_state as
select p.id, p.agreement, p.signatory, p.first_quarter, p.last_quarter, p.findings, p.earned, p.reasons, p.proposed_at,
       p.proposed_by, d.number, d.agreed, d.words, d.decided_at, d.decided_by, d.appeal_by, d.expires_on,
       case when od.upheld then '' else p.conditions end as conditions,
       w.id as withdrawal, w.because as withdrawn_because, w.decided_at as withdrawn_at, w.appeal_by as withdrawal_appeal_by,
       a.scheme,
       case when d.proposal is null then 'PROPOSED'
            when not d.agreed then 'NOT_AGREED'
            when not p.earned and od.upheld then 'SET_ASIDE'
            when not p.earned then 'REFUSED'
            when w.id is not null then 'WITHDRAWN'
            when d.expires_on < (now() at time zone 'Europe/London')::date then 'EXPIRED'
            -- The Mark is for signatories: it lapses with the signature.
            when not s.listed then 'LAPSED'
            else 'HELD' end as state
from mark.proposal p
join signatory.signatory_state s on s.signatory = p.signatory
join mark.agreement a on a.id = p.agreement
left join mark.decision d on d.proposal = p.id
left join mark.standing_withdrawal w on w.proposal = p.id
left join mark.appeal ad on ad.proposal = p.id and ad.withdrawal is null
left join mark.appeal_outcome od on od.appeal = ad.id;

-- Every public key that ever signed a credential. The private key is in the settings only; an old public key stays, so that
-- what it signed can be checked.
create table mark.signing_key (
    kid text primary key,
    public_key text not null check (public_key ~ '^[A-Za-z0-9_-]{43}$'),
    since timestamptz not null default now()
);
