create schema framework;

-- What the editions of one owner have in common: its name.
create table framework.framework (
    id uuid primary key,
    owner uuid not null,
    name text not null check (name <> ''),
    begun_at timestamptz not null default now(),
    begun_by uuid not null
);
-- An owner has one framework of a name, whatever its capitals: the same pack loaded twice finds the first.
create unique index one_framework_per_name on framework.framework (owner, lower(name));

-- A draft as it stood after each save; the next save names the version that its maker saw.
create table framework.draft (
    id uuid primary key,
    framework uuid not null references framework.framework,
    version int not null check (version > 0),
    document jsonb not null check (jsonb_typeof(document) = 'object'),
    saved_at timestamptz not null default now(),
    saved_by uuid not null,
    -- Of two people who save at the same moment one is first, and the other is shown what changed.
    unique (framework, version)
);

-- A published edition: one document, never changed. What rests on it names it.
create table framework.edition (
    id uuid primary key,
    framework uuid not null references framework.framework,
    number int not null check (number > 0),
    document jsonb not null,
    -- The draft it was published from; none for a pack. A draft is published once.
    draft uuid unique references framework.draft,
    published_at timestamptz not null default now(),
    published_by uuid not null,
    unique (framework, number),
    -- The document says which edition it is.
    constraint edition_numbers_itself check ((document ->> 'number')::int = number)
);

-- What was recorded stays: to correct an edition, publish the next.
create function framework.refuse() returns trigger language plpgsql as $$
begin
    raise exception 'what was recorded in %.% never changes', tg_table_schema, tg_table_name;
end
$$;
create trigger edition_never_changes before update or delete or truncate on framework.edition
    for each statement execute function framework.refuse();
create trigger draft_keeps_every_version before update or delete or truncate on framework.draft
    for each statement execute function framework.refuse();

create view framework.latest_edition as
select distinct on (framework) * from framework.edition order by framework, number desc;

-- A draft given up, with the reason.
create table framework.draft_end (
    draft uuid primary key references framework.draft,
    because text not null check (because <> ''),
    ended_at timestamptz not null default now(),
    ended_by uuid not null
);

-- The draft under way: the last version, unless it was published or given up.
create view framework.current_draft as
select latest.* from (select distinct on (framework) * from framework.draft order by framework, version desc) latest
where not exists (select from framework.edition e where e.draft = latest.id)
  and not exists (select from framework.draft_end d where d.draft = latest.id);

-- A measure held to be the same as, part of, or near another framework's measure.
create table framework.crosswalk (
    id uuid primary key,
    framework uuid not null references framework.framework,
    measure text not null check (measure <> ''),
    other_framework uuid not null references framework.framework,
    other_measure text not null check (other_measure <> ''),
    relation text not null check (relation in ('SAME', 'PART_OF', 'NEAR')),
    because text not null check (because <> ''),
    declared_at timestamptz not null default now(),
    declared_by uuid not null,
    -- Within one framework a measure stands for itself.
    check (framework <> other_framework)
);
create index crosswalk_measure on framework.crosswalk (framework, measure);
create index crosswalk_other on framework.crosswalk (other_framework, other_measure);

create table framework.crosswalk_end (
    crosswalk uuid primary key references framework.crosswalk,
    because text not null check (because <> ''),
    ended_at timestamptz not null default now(),
    ended_by uuid not null
);

create view framework.current_crosswalk as
select c.* from framework.crosswalk c
where not exists (select from framework.crosswalk_end e where e.crosswalk = c.id);

-- Whether a council uses a framework's £ values: each switch is a row, the last one holds, none is off.
create table framework.proxy_switch (
    id uuid primary key,
    number bigint generated always as identity unique,
    council uuid not null,
    framework uuid not null references framework.framework,
    turned_on boolean not null,
    because text not null check (because <> ''),
    switched_at timestamptz not null default now(),
    switched_by uuid not null
);
create index proxy_switch_council on framework.proxy_switch (council, framework, number desc);

-- A spreadsheet kept as it was uploaded, until somebody accepts it into a draft or leaves it.
create table framework.upload (
    id uuid primary key,
    framework uuid not null references framework.framework,
    filename text not null,
    -- No file is larger than 20 MB.
    content bytea not null check (octet_length(content) <= 20 * 1024 * 1024),
    uploaded_at timestamptz not null default now(),
    uploaded_by uuid not null
);
