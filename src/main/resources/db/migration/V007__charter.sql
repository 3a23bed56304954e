create schema charter;

create table charter.charter (
    id uuid primary key,
    owner uuid not null references organisation.organisation,
    name text not null check (name <> ''),
    begun_at timestamptz not null default now(),
    begun_by uuid not null
);
create unique index one_charter_of_a_name on charter.charter (owner, lower(name));

-- The text under way. Every save is a row, so that a comment and an approval name exactly what they are about.
create table charter.draft (
    id uuid primary key,
    charter uuid not null references charter.charter,
    version integer not null check (version > 0),
    document jsonb not null,
    saved_at timestamptz not null default now(),
    saved_by uuid not null,
    -- Two people who save at once: one wins, the other sees it.
    unique (charter, version)
);

-- What somebody says of a draft: of one principle, or of the whole where `about` is empty.
create table charter.comment (
    id uuid primary key,
    draft uuid not null references charter.draft,
    about text not null,
    words text not null check (length(words) between 1 and 4000),
    said_at timestamptz not null default now(),
    said_by uuid not null
);
create index comment_draft on charter.comment (draft);

create table charter.comment_answer (
    comment uuid primary key references charter.comment,
    words text not null check (length(words) between 1 and 4000),
    answered_at timestamptz not null default now(),
    answered_by uuid not null
);

-- The bodies that are to adopt the charter, each through its own approval.
create table charter.member (
    charter uuid not null references charter.charter,
    body uuid not null references organisation.organisation,
    approval text not null check (approval in ('CABINET_THEN_COUNCIL', 'COUNCIL', 'BOARD', 'GOVERNING_BODY')),
    added_at timestamptz not null default now(),
    added_by uuid not null,
    primary key (charter, body)
);

-- What one step of a body's approval decided on one version of the text. A changed text is approved anew.
create table charter.approval (
    id uuid primary key,
    draft uuid not null references charter.draft,
    charter uuid not null,
    body uuid not null,
    step smallint not null check (step in (1, 2)),
    adopted boolean not null,
    decided_on date not null,
    minute text not null check (length(minute) between 1 and 500),
    recorded_at timestamptz not null default now(),
    recorded_by uuid not null,
    foreign key (charter, body) references charter.member,
    -- A step decides once on one text.
    unique (draft, body, step)
);

-- A published charter: one document that never changes, and the version of the text that was adopted.
create table charter.edition (
    id uuid primary key,
    charter uuid not null references charter.charter,
    number integer not null check (number > 0),
    document jsonb not null,
    draft uuid not null unique references charter.draft,
    published_at timestamptz not null default now(),
    published_by uuid not null,
    unique (charter, number)
);

create view charter.latest_edition as
select e.* from charter.edition e
where not exists (select from charter.edition later where later.charter = e.charter and later.number > e.number);

create schema signatory;

-- A signing under way: what was typed so far. No fact: it is replaced as often as they save, and emptied when they sign.
create table signatory.signing (
    id uuid primary key,
    secret_hash bytea not null unique,
    edition uuid not null references charter.edition,
    -- Five pages of words, and no more: whoever fills them needs no account.
    typed jsonb not null check (octet_length(typed::text) <= 600000),
    saved_at timestamptz not null default now()
);

-- The link that was mailed to whoever signs; the database keeps its hash only. It signs while the form still names the
-- address that it was sent to.
create table signatory.signing_link (
    secret_hash bytea primary key,
    signing uuid not null references signatory.signing,
    sent_to text not null check (sent_to <> ''),
    made_at timestamptz not null default now(),
    expires_at timestamptz not null
);
create index signing_link_signing on signatory.signing_link (signing);

-- One organisation under one charter, however often it signs and renews: its address stays the same.
create table signatory.signatory (
    id uuid primary key,
    charter uuid not null references charter.charter,
    organisation uuid not null references organisation.organisation,
    since timestamptz not null default now(),
    unique (charter, organisation)
);

create table signatory.signature (
    id uuid primary key,
    signatory uuid not null references signatory.signatory,
    number smallint not null check (number > 0),
    edition uuid not null references charter.edition,
    size text not null check (size in ('MICRO', 'SMALL', 'MEDIUM', 'LARGE')),
    position text not null check (length(position) between 1 and 200),
    signed_at timestamptz not null default now(),
    signed_by uuid not null,
    -- Whether whoever signed acted for the organisation already, or registered it by signing.
    own boolean not null,
    expires_on date not null,
    -- The latest signature of a signatory holds: two at once are one.
    unique (signatory, number)
);

-- "We do this, and here is how", "we will, by these dates", or "not yet".
create table signatory.answer (
    signature uuid not null references signatory.signature,
    principle text not null,
    answer text not null check (answer in ('DOES', 'WILL', 'NOT_YET')),
    how text not null check (length(how) <= 2000),
    primary key (signature, principle),
    check (answer <> 'DOES' or how <> '')
);

-- A step of a timetabled plan.
create table signatory.milestone (
    id uuid primary key,
    signature uuid not null,
    principle text not null,
    number smallint not null check (number > 0),
    words text not null check (length(words) between 1 and 500),
    due date not null,
    -- The same step of the signature before: one that is late, or done, goes on when its signatory signs again.
    carries uuid references signatory.milestone,
    foreign key (signature, principle) references signatory.answer,
    unique (signature, principle, number)
);

-- A step is done once, with one line that shows it.
create table signatory.milestone_done (
    milestone uuid primary key references signatory.milestone,
    shown text not null check (length(shown) between 1 and 500),
    done_at timestamptz not null default now(),
    done_by uuid not null
);

-- What an officer found of a signature; the last one holds.
create table signatory.review (
    id uuid primary key,
    signature uuid not null references signatory.signature,
    number smallint not null check (number > 0),
    decision text not null check (decision in ('ACCEPT', 'QUERY', 'MORE', 'END')),
    words text not null check (length(words) <= 2000),
    decided_at timestamptz not null default now(),
    decided_by uuid not null,
    -- Two officers who decide at once: one wins, the other sees it.
    unique (signature, number),
    check (decision = 'ACCEPT' or words <> '')
);

create table signatory.review_reply (
    review uuid primary key references signatory.review,
    words text not null check (length(words) between 1 and 2000),
    replied_at timestamptz not null default now(),
    replied_by uuid not null
);

create table signatory.leaving (
    signature uuid primary key references signatory.signature,
    because text not null check (length(because) <= 1000),
    left_at timestamptz not null default now(),
    left_by uuid not null
);

-- The one place that says how a signatory stands. Who signs again after leaving or after being taken off the list, or for an
-- organisation that they do not act for, waits until an officer accepts; nothing of it is public before.
create view signatory.signatory_state as
with latest as (
    select s.id as signatory, s.charter, s.organisation, s.since, g.id as signature, g.number, g.edition, g.size, g.position,
           g.signed_at, g.signed_by, g.expires_on, coalesce(r.number, 0) as decisions, r.id as review, l.left_at,
           r.decision, r.words as said, r.decided_at,
           case when l.signature is not null then 'LEFT'
                when r.decision = 'END' then 'ENDED'
                when g.expires_on < (now() at time zone 'Europe/London')::date then 'EXPIRED'
                when exists (
                    select from signatory.signature before
                    join signatory.signature after on after.signatory = s.id and after.number = before.number + 1
                    where before.signatory = s.id
                      and (not after.own
                           or exists (select from signatory.leaving where signature = before.id)
                           or 'END' = (select decision from signatory.review where signature = before.id
                                       order by number desc limit 1))
                      and not exists (select from signatory.review accepted
                                      join signatory.signature again on again.id = accepted.signature
                                      where again.signatory = s.id and again.number > before.number
                                        and accepted.decision = 'ACCEPT')) then 'WAITING'
                when r.decision = 'ACCEPT' then 'ACCEPTED'
                when r.decision is not null and exists (select from signatory.review_reply where review = r.id) then 'ANSWERED'
                when r.decision is not null then 'QUERIED'
                else 'SIGNED' end as state
    from signatory.signatory s
    join signatory.signature g on g.signatory = s.id
        and not exists (select from signatory.signature later where later.signatory = s.id and later.number > g.number)
    left join signatory.review r on r.signature = g.id
        and not exists (select from signatory.review later where later.signature = g.id and later.number > r.number)
    left join signatory.leaving l on l.signature = g.id
)
select *, state in ('SIGNED', 'ACCEPTED', 'QUERIED', 'ANSWERED') as listed from latest;

-- A case study, or an offer to charities: a discount, space, volunteers.
create table signatory.card (
    id uuid primary key,
    signatory uuid not null references signatory.signatory,
    kind text not null check (kind in ('CASE_STUDY', 'DISCOUNT', 'SPACE', 'VOLUNTEERS')),
    title text not null check (length(title) between 1 and 200),
    words text not null check (length(words) between 1 and 4000),
    added_at timestamptz not null default now(),
    added_by uuid not null
);
create index card_signatory on signatory.card (signatory);

create table signatory.card_end (
    card uuid primary key references signatory.card,
    ended_at timestamptz not null default now(),
    ended_by uuid not null
);

create view signatory.current_card as
select c.* from signatory.card c where not exists (select from signatory.card_end e where e.card = c.id);

-- A concern about a signatory. Of an anonymous one nothing is kept by which its sender could be found: the day only,
-- a random id, and no entry in the journal until it is decided on.
create table signatory.concern (
    id uuid primary key,
    signatory uuid not null references signatory.signatory,
    words text not null check (length(words) between 1 and 4000),
    contact text check (length(contact) between 3 and 300),
    on_day date not null default (now() at time zone 'Europe/London')::date
);
create index concern_signatory on signatory.concern (signatory);

create table signatory.concern_answer (
    concern uuid primary key references signatory.concern,
    words text not null check (length(words) between 1 and 4000),
    answered_at timestamptz not null default now(),
    answered_by uuid not null
);

-- What became of a concern, in words that everyone may read.
create table signatory.concern_outcome (
    concern uuid primary key references signatory.concern,
    outcome text not null check (outcome in ('BORNE_OUT', 'PARTLY', 'NOT_BORNE_OUT', 'NOT_FOR_US')),
    words text not null check (length(words) between 1 and 2000),
    decided_at timestamptz not null default now(),
    decided_by uuid not null
);

-- A reminder is mailed once to each person: the row is written with the mail, or not at all. A step that goes on into the next
-- signature is not a new one.
create table signatory.reminder (
    about uuid not null,
    kind text not null check (kind in ('SOON', 'LATE', 'ENDS')),
    person uuid not null,
    sent_at timestamptz not null default now(),
    primary key (about, kind, person)
);
