create schema consultation;

-- A body asks people something. Its address is chosen once, for it is printed on paper.
create table consultation.consultation (
    id uuid primary key,
    owner uuid not null references organisation.organisation,
    slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) between 3 and 60),
    begun_at timestamptz not null default now(),
    begun_by uuid not null
);
create index consultation_owner on consultation.consultation (owner);

-- The survey and all that is said about it, as its officers typed it: one row for each save.
-- Two who edit the same version collide here.
create table consultation.draft (
    id uuid primary key,
    consultation uuid not null references consultation.consultation,
    version int not null check (version > 0),
    plan jsonb not null,
    saved_at timestamptz not null default now(),
    saved_by uuid not null,
    unique (consultation, version)
);

-- What respondents saw: one document that never changes. A correction is the next edition, with its reason.
create table consultation.edition (
    consultation uuid not null references consultation.consultation,
    number int not null check (number > 0),
    key uuid not null unique,
    version int not null,
    document jsonb not null,
    because text not null check (number = 1 or because <> ''),
    published_at timestamptz not null default clock_timestamp(),
    published_by uuid not null,
    primary key (consultation, number),
    foreign key (consultation, version) references consultation.draft (consultation, version)
);

-- The mode and the window are promises to those who answer: they are given once. Only the close may move, and only later.
-- Replies on paper may be typed in for some days after it; contact details are deleted on a day that is named beforehand.
create table consultation.launch (
    consultation uuid primary key references consultation.consultation,
    mode text not null check (mode in ('NAMED', 'CONFIDENTIAL', 'ANONYMOUS')),
    opens timestamptz not null,
    closes timestamptz not null check (closes > opens),
    typing_until timestamptz not null check (typing_until >= closes),
    forget date check ((mode = 'ANONYMOUS') = (forget is null)),
    launched_at timestamptz not null default clock_timestamp(),
    launched_by uuid not null,
    unique (consultation, mode)
);

create table consultation.extension (
    id uuid primary key,
    consultation uuid not null references consultation.launch,
    closes timestamptz not null,
    because text not null check (because <> ''),
    made_at timestamptz not null default clock_timestamp(),
    made_by uuid not null
);
create index extension_consultation on consultation.extension (consultation);

-- Nothing is added after this, and nothing can be read before it.
create table consultation.closing (
    consultation uuid primary key references consultation.launch,
    responses bigint not null,
    closed_at timestamptz not null default clock_timestamp()
);

-- An instant is within the window from the opening on and strictly before the close.
create function consultation.within(at timestamptz, opens timestamptz, closes timestamptz) returns boolean
    language sql immutable return at >= opens and at < closes;

-- The window as it stands: an extension moves the close, and the days for typing with it.
create view consultation.current_window as
select l.consultation, c.owner, c.slug, l.mode, l.opens, later.closes,
       l.typing_until + (later.closes - l.closes) as typing_until, l.forget,
       case when g.consultation is not null then 'CLOSED'
            when clock_timestamp() < l.opens then 'COMING'
            when consultation.within(clock_timestamp(), l.opens, later.closes) then 'OPEN'
            else 'TYPING' end as state,
       (select max(e.number) from consultation.edition e where e.consultation = l.consultation) as edition
from consultation.launch l
join consultation.consultation c on c.id = l.consultation
cross join lateral (select greatest(l.closes, max(e.closes)) as closes
                    from consultation.extension e where e.consultation = l.consultation) later
left join consultation.closing g on g.consultation = l.consultation;

-- A group that was asked to answer, as a group: no list of its people is kept.
create table consultation.invitation (
    id uuid primary key,
    consultation uuid not null references consultation.consultation,
    name text not null check (name <> ''),
    email text not null,
    code text not null unique,
    made_at timestamptz not null default now(),
    made_by uuid not null
);
create index invitation_consultation on consultation.invitation (consultation);

create table consultation.invitation_sent (
    id uuid primary key,
    invitation uuid not null references consultation.invitation,
    sent_at timestamptz not null default clock_timestamp(),
    sent_by uuid not null
);
create index invitation_sent_invitation on consultation.invitation_sent (invitation);

-- What one respondent said. An anonymous answer carries a day and nothing else that points to a moment or a person:
-- its id is drawn at random and is on no receipt, and once its day is over it is written anew among that day's others
-- in random order ("settled"), so that neither its place nor its transaction tells when it came. When all is closed,
-- every anonymous answer is written anew once more, among all the others, and the days go too.
create table consultation.response (
    id uuid primary key,
    consultation uuid not null,
    mode text not null,
    edition int not null,
    channel text not null check (channel in ('ONLINE', 'PAPER', 'EMAIL', 'IMPORT')),
    answers jsonb not null,
    fingerprint bytea not null check (length(fingerprint) = 16),
    day date,
    received_at timestamptz,
    typed_by uuid,
    invitation uuid,
    settled boolean not null,
    check (day is not null or mode = 'ANONYMOUS' and settled),
    check (mode <> 'ANONYMOUS' or (received_at is null and typed_by is null and invitation is null))
);
create index response_consultation on consultation.response (consultation);
create index response_unsettled on consultation.response (consultation, day) where not settled;

-- That an answer arrived. For an anonymous one it leads nowhere: the reference comes from a key that only the
-- respondent's form had, and nothing joins it to what was said.
create table consultation.receipt (
    reference text primary key,
    consultation uuid not null,
    mode text not null,
    response uuid,
    check ((mode = 'ANONYMOUS') = (response is null))
);

-- Answers come many in one statement, and launches, editions and invitations are never deleted: so what foreign keys
-- would ask five times for each answer is asked once for all of them.
create function consultation.answers_belong() returns trigger language plpgsql as $$
begin
    if exists (select from fresh f
               where not exists (select from consultation.launch l where l.consultation = f.consultation and l.mode = f.mode)
                  or not exists (select from consultation.edition e where e.consultation = f.consultation and e.number = f.edition)
                  or f.invitation is not null and not exists
                      (select from consultation.invitation i where i.id = f.invitation and i.consultation = f.consultation)) then
        raise exception 'an answer names a consultation, mode, edition or group that is not there' using errcode = '23503';
    end if;
    return null;
end $$;
create trigger answers_belong after insert on consultation.response
    referencing new table as fresh for each statement execute function consultation.answers_belong();

create function consultation.receipts_belong() returns trigger language plpgsql as $$
begin
    if exists (select from fresh f
               where not exists (select from consultation.launch l where l.consultation = f.consultation and l.mode = f.mode)
                  or f.response is not null and not exists
                      (select from consultation.response r where r.id = f.response and r.consultation = f.consultation)) then
        raise exception 'a receipt names a consultation, mode or answer that is not there' using errcode = '23503';
    end if;
    return null;
end $$;
create trigger receipts_belong after insert on consultation.receipt
    referencing new table as fresh for each statement execute function consultation.receipts_belong();

-- A form by its key, which is the id of the answer that came from it: the key of one not yet sent stands nowhere.
create function consultation.form_of(key uuid) returns bytea
    language sql immutable return sha256('form'::bytea || uuid_send(key));

-- Who answered, apart from what was answered, until the day on which it is deleted.
create table consultation.contact (
    response uuid primary key references consultation.response,
    details jsonb not null
);

-- Again where details came in after the day, as with a reply on paper that is typed in late.
create table consultation.forgetting (
    consultation uuid not null references consultation.launch,
    contacts bigint not null,
    forgotten_at timestamptz not null default clock_timestamp(),
    primary key (consultation, forgotten_at)
);

-- A half-finished answer, locked with a code that only the respondent has.
create table consultation.saved_answer (
    id uuid primary key,
    consultation uuid not null references consultation.launch,
    mode text not null check (mode <> 'ANONYMOUS'),
    locked bytea not null,
    form bytea not null,
    saved_at timestamptz not null default now(),
    foreign key (consultation, mode) references consultation.launch (consultation, mode)
);
create index saved_answer_form on consultation.saved_answer (form);

-- A file sent for one question of a form, locked with the form's key: before the answer is sent nobody else has it.
-- Files of another form are never in reach, an anonymous answer has none, and what was sent is never written over.
-- What is neither saved nor sent goes after some days; what is not sent goes at the close.
create table consultation.file (
    id uuid primary key default gen_random_uuid(),
    consultation uuid not null references consultation.launch,
    mode text not null check (mode <> 'ANONYMOUS'),
    form bytea not null,
    item text not null,
    name text not null check (name <> ''),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    size int not null check (size between 1 and 10485760),
    kind text not null,
    locked bytea not null,
    kept_at timestamptz not null default clock_timestamp(),
    sending_at timestamptz,
    unique (form, item, sha256),
    foreign key (consultation, mode) references consultation.launch (consultation, mode)
);
create index file_consultation on consultation.file (consultation);

-- A file and the answer that it came with.
create view consultation.sent_file as
select f.id, f.consultation, f.item, r.answers -> f.item ->> 'name' as name, f.sha256, f.size, f.kind, f.locked, r.id as response
from consultation.file f
join consultation.response r on r.consultation = f.consultation and r.mode <> 'ANONYMOUS'
                            and consultation.form_of(r.id) = f.form and r.answers -> f.item ->> 'sha256' = f.sha256;
create index file_waiting on consultation.file (kept_at) where sending_at is null;

-- How many answers a day were asked to wait because too many came from one place. No place is kept.
create table consultation.held_back (
    consultation uuid not null references consultation.launch,
    day date not null,
    answers bigint not null check (answers > 0),
    primary key (consultation, day)
);

-- Files of responses as they were uploaded, so that what was tried is what is taken in.
create table consultation.upload (
    id uuid primary key,
    consultation uuid not null references consultation.launch,
    filename text not null,
    content bytea not null,
    uploaded_at timestamptz not null default now(),
    uploaded_by uuid not null
);

create table consultation.upload_taken (
    upload uuid primary key references consultation.upload,
    responses bigint not null,
    taken_at timestamptz not null default clock_timestamp(),
    taken_by uuid not null
);
