create schema finding;

-- A closed consultation's answers by column, for tallies: codes only, no text that anybody wrote. Packed once, with and
-- without answers that repeat another; beside them how many were asked each item.
create table finding.packed (
    consultation uuid not null references consultation.closing,
    repeats boolean not null,
    content bytea not null,
    asked jsonb not null,
    packed_at timestamptz not null default now(),
    primary key (consultation, repeats)
);

-- What the public reads of a closed consultation: one document that never changes. The first one fixes the tables;
-- a later one may say more ("we did"), with the same tables, for two sets of tables together could give away what each hides.
create table finding.publication (
    consultation uuid not null references consultation.closing,
    number int not null check (number > 0),
    key uuid not null unique,
    document jsonb not null,
    published_at timestamptz not null default clock_timestamp(),
    published_by uuid not null,
    primary key (consultation, number)
);

-- The same tables in every publication of one consultation.
create function finding.same_tables() returns trigger language plpgsql as $$
begin
    if exists (select 1 from finding.publication p
               where p.consultation = new.consultation and p.document -> 'tables' <> new.document -> 'tables') then
        raise exception 'the tables of a consultation are published once';
    end if;
    return new;
end $$;
create trigger same_tables before insert on finding.publication for each row execute function finding.same_tables();

-- Published is published.
create function finding.never_changes() returns trigger language plpgsql as $$
begin
    raise exception 'a publication never changes';
end $$;
create trigger never_changes before update or delete on finding.publication for each row execute function finding.never_changes();


-- What people wrote in their own words, copied from the closed consultation once, under ids that lead to no response.
create table finding.collected (
    consultation uuid primary key references consultation.closing,
    comments bigint not null,
    collected_at timestamptz not null default now()
);

create table finding.comment (
    id uuid primary key default gen_random_uuid(),
    consultation uuid not null references finding.collected deferrable initially deferred,
    item text not null,
    text text not null check (text <> ''),
    quotable boolean not null,
    words tsvector not null generated always as (to_tsvector('english', text)) stored,
    unique (id, quotable)
);
create index comment_item on finding.comment (consultation, item);
create index comment_words on finding.comment using gin (words);

-- What comments are found to speak of: one frame of codes for each question. A code's names and what it was merged
-- into are rows, so that nothing that was coded is lost.
create table finding.code (
    id uuid primary key,
    consultation uuid not null references finding.collected,
    item text not null,
    made_at timestamptz not null default clock_timestamp(),
    made_by uuid not null
);
create index code_item on finding.code (consultation, item);

create table finding.code_name (
    id uuid primary key,
    code uuid not null references finding.code,
    name text not null check (name <> ''),
    named_at timestamptz not null default clock_timestamp(),
    named_by uuid not null
);
create index code_name_code on finding.code_name (code);

-- A code goes into another once.
create table finding.code_merge (
    code uuid primary key references finding.code,
    into_code uuid not null references finding.code check (into_code <> code),
    merged_at timestamptz not null default clock_timestamp(),
    merged_by uuid not null
);

-- Each code, the code that it is now after all merges, and that one's name.
create view finding.current_code as
with recursive goes as (
    select id as code, id as now from finding.code
    union
    select g.code, m.into_code from goes g join finding.code_merge m on m.code = g.now
)
select g.code, c.id as now, c.consultation, c.item,
       (select n.name from finding.code_name n where n.code = c.id order by n.named_at desc, n.id limit 1) as name
from goes g join finding.code c on c.id = g.now
where not exists (select from finding.code_merge m where m.code = g.now);

-- What one person found in one comment; their latest word counts. Whoever settles has seen what others found.
create table finding.coding (
    id uuid primary key,
    comment uuid not null references finding.comment,
    coder uuid not null,
    codes uuid[] not null,
    settles boolean not null,
    coded_at timestamptz not null default clock_timestamp()
);
create index coding_comment on finding.coding (comment);

create view finding.current_coding as
select latest.comment, latest.coder, latest.settles, latest.coded_at,
       array(select distinct c.now from unnest(latest.codes) given join finding.current_code c on c.code = given) as codes
from (select distinct on (comment, coder) * from finding.coding order by comment, coder, coded_at desc, id) latest;

-- What a comment is counted under: as it was settled last; else what all who coded it found.
create view finding.counted_code as
select distinct t.comment, code
from finding.current_coding t cross join unnest(t.codes) code
where case when exists (select from finding.current_coding s where s.comment = t.comment and s.settles)
           then t.settles and t.coded_at = (select max(s.coded_at) from finding.current_coding s where s.comment = t.comment and s.settles)
           else not exists (select from finding.current_coding o where o.comment = t.comment and not o.codes @> array[code]) end;

-- A comment as others may read it; what was written stays beside it. The latest counts.
create table finding.redaction (
    id uuid primary key,
    comment uuid not null references finding.comment,
    shown text not null,
    because text not null check (because <> ''),
    redacted_at timestamptz not null default clock_timestamp(),
    redacted_by uuid not null
);
create index redaction_comment on finding.redaction (comment);

-- Whether a comment is published as a quote; the latest word counts. Only one whose writer allows it.
create table finding.quote (
    id uuid primary key,
    comment uuid not null,
    quotable boolean not null default true check (quotable),
    quoted boolean not null,
    chosen_at timestamptz not null default clock_timestamp(),
    chosen_by uuid not null,
    foreign key (comment, quotable) references finding.comment (id, quotable)
);
create index quote_comment on finding.quote (comment);

-- A comment with all that was done to it.
create view finding.current_comment as
select m.*, r.shown, r.because,
       coalesce((select q.quoted from finding.quote q where q.comment = m.id order by q.chosen_at desc, q.id limit 1), false) as quoted
from finding.comment m
left join lateral (select d.shown, d.because from finding.redaction d where d.comment = m.id
                   order by d.redacted_at desc, d.id limit 1) r on true;

-- What was decided because of it, as the room that decides tells it: the page shows each beneath "We did", with the way
-- to the decision. The published documents stay as they are.
create table finding.decision (
    id uuid primary key,
    consultation uuid not null references consultation.closing,
    words text not null check (words <> ''),
    address text not null check (address ~ '^/[^/]'),
    decided_on date not null,
    told_at timestamptz not null default clock_timestamp(),
    told_by uuid not null
);
create index decision_consultation on finding.decision (consultation);
