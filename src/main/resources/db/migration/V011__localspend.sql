create schema localspend;

-- Whose spending is kept. The key is the folder of its lines in the warehouse and part of its address, and never changes.
create table localspend.publisher (
    organisation uuid primary key references organisation.organisation,
    key text not null unique check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(key) <= 80),
    added_at timestamptz not null default now(),
    added_by uuid not null
);

-- A spending file as it was sent; its bytes are kept by their SHA-256.
create table localspend.upload (
    id uuid primary key,
    organisation uuid not null references localspend.publisher,
    filename text not null check (length(filename) between 1 and 200),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    bytes bigint not null check (bytes > 0),
    uploaded_at timestamptz not null default now(),
    uploaded_by uuid not null
);
create index upload_organisation on localspend.upload (organisation, uploaded_at);

-- Which heading means what, where the guess was corrected. The latest holds; 0 is the guess.
create table localspend.choice (
    id uuid primary key,
    upload uuid not null references localspend.upload,
    number integer not null check (number > 0),
    headings jsonb not null,
    chosen_at timestamptz not null default now(),
    chosen_by uuid not null,
    -- Two people who correct at once: one wins, the other sees it.
    unique (upload, number)
);

-- What the reading of a file with one choice of columns came to.
create table localspend.reading (
    upload uuid not null references localspend.upload,
    choice integer not null check (choice >= 0),
    found jsonb not null,
    read_at timestamptz not null default now(),
    primary key (upload, choice)
);

-- Somebody has looked at what was found. From here on columns are chosen no more.
create table localspend.confirmation (
    upload uuid primary key references localspend.upload,
    confirmed_at timestamptz not null default now(),
    confirmed_by uuid not null
);

-- Its lines are in the warehouse. Nothing is loaded that nobody confirmed.
create table localspend.loading (
    upload uuid primary key references localspend.confirmation,
    lines_sha256 text not null check (lines_sha256 ~ '^[0-9a-f]{64}$'),
    loaded_at timestamptz not null default now()
);

create view localspend.latest_choice as
select c.* from localspend.choice c
where not exists (select from localspend.choice later where later.upload = c.upload and later.number > c.number);

-- What was chosen for the publisher's last file that was confirmed: it is taken for the next one.
create view localspend.remembered_choice as
select distinct on (u.organisation) u.organisation, c.headings
from localspend.latest_choice c
join localspend.upload u on u.id = c.upload
join localspend.confirmation k on k.upload = c.upload
order by u.organisation, k.confirmed_at desc, u.id;

create view localspend.upload_state as
select u.*, p.key as publisher, coalesce(c.number, 0) as choice, coalesce(c.headings, '{}') as headings,
       r.found, k.confirmed_by, l.loaded_at
from localspend.upload u
join localspend.publisher p on p.organisation = u.organisation
left join localspend.latest_choice c on c.upload = u.id
left join localspend.reading r on r.upload = u.id and r.choice = coalesce(c.number, 0)
left join localspend.confirmation k on k.upload = u.id
left join localspend.loading l on l.upload = u.id;

-- What counts as local. A definition never changes, because figures name it; a wrong one is withdrawn.
create table localspend.definition (
    id uuid primary key,
    organisation uuid not null references organisation.organisation,
    name text not null check (length(name) between 1 and 100),
    authorities text[] not null,
    districts text[] not null,
    holds_from date,
    holds_until date,
    added_at timestamptz not null default now(),
    added_by uuid not null,
    check (cardinality(authorities) + cardinality(districts) between 1 and 400),
    check (holds_until >= holds_from)
);
create index definition_organisation on localspend.definition (organisation);

create table localspend.withdrawal (
    definition uuid primary key references localspend.definition,
    because text not null check (length(because) between 1 and 2000),
    withdrawn_at timestamptz not null default now(),
    withdrawn_by uuid not null
);

create view localspend.standing_definition as
select d.* from localspend.definition d
where not exists (select from localspend.withdrawal w where w.definition = d.id);

-- A promise that is measured from the supplier's own spending files, by one definition of local. It is delivery's, and stands here
-- because it names a definition.
create table delivery.spend_measure (
    commitment uuid primary key references delivery.commitment,
    definition uuid not null references localspend.definition,
    linked_at timestamptz not null default now(),
    linked_by uuid not null
);
create index spend_measure_definition on delivery.spend_measure (definition);

-- A return is in, and the file that its figure was measured from was corrected after it: what the figure would be now. The return stays
-- as it was sent; the latest row holds.
create table delivery.spend_correction (
    id uuid primary key default gen_random_uuid(),
    commitment uuid not null references delivery.commitment,
    quarter date not null,
    local numeric(18, 2) not null,
    known numeric(18, 2) not null check (known > 0),
    unknown numeric(18, 2) not null,
    definition text not null,
    measured_at timestamptz not null default now(),
    check (local between 0 and known)
);
create index spend_correction_commitment on delivery.spend_correction (commitment, quarter, measured_at);

-- Those that the standing return does not say yet.
create view delivery.open_spend_correction as
select s.*, k.name, k.contract, r.id as return
from delivery.spend_correction s
join delivery.commitment k on k.id = s.commitment
join delivery.live_return r on r.contract = k.contract and r.quarter = s.quarter
join delivery.claim c on c.return = r.id and c.commitment = s.commitment
where (c.part, c.whole) is distinct from (s.local, s.known)
  and s.measured_at > r.submitted_at
  and not exists (select from delivery.spend_correction later
                  where later.commitment = s.commitment and later.quarter = s.quarter and later.measured_at > s.measured_at);
