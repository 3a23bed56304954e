create schema organisation;

-- An area with a council of its own, by its GSS code.
create table organisation.place (
    code text primary key,
    name text not null unique
);

-- A public body, a firm, a charity: whoever buys, supplies or signs.
create table organisation.organisation (
    id uuid primary key,
    name text not null check (name <> ''),
    sector text not null check (sector in ('PUBLIC', 'PRIVATE', 'VCSE', 'SOCIAL_ENTERPRISE', 'OTHER', 'UNKNOWN')),
    -- Head count decides: micro 0-9, small 10-49, medium 50-249, large 250 and more; null where nobody has said.
    size text check (size in ('MICRO', 'SMALL', 'MEDIUM', 'LARGE')),
    place text references organisation.place,
    registered_at timestamptz not null default now(),
    registered_by uuid not null
);

create table organisation.identifier (
    scheme text not null,
    id text not null,
    organisation uuid not null references organisation.organisation,
    primary key (scheme, id)
);
create index identifier_organisation on organisation.identifier (organisation);

create table organisation.person (
    id uuid primary key,
    email text not null,
    name text not null,
    added_at timestamptz not null default now()
);
-- One person has one address, however they type its capitals.
create unique index one_person_per_email on organisation.person (lower(email));

-- A role held at an organisation, from a moment on; ending it is a row of its own.
create table organisation.post (
    id uuid primary key,
    person uuid not null references organisation.person,
    organisation uuid not null references organisation.organisation,
    role text not null check (role in ('OFFICER', 'EVALUATOR', 'CONTRACT_MANAGER', 'VERIFIER', 'SUPPLIER', 'SIGNATORY', 'GROUP',
                                       'MEMBER', 'ANALYST', 'ADMINISTRATOR')),
    given_at timestamptz not null default now(),
    given_by uuid not null
);
create index post_person on organisation.post (person);
create index post_organisation on organisation.post (organisation);

create table organisation.post_end (
    post uuid primary key references organisation.post,
    ended_at timestamptz not null default now(),
    ended_by uuid not null,
    because text not null
);

create view organisation.current_post as
select p.* from organisation.post p
where not exists (select from organisation.post_end e where e.post = p.id);

-- A one-time link: only the hash of its secret is kept.
create table organisation.sign_in_link (
    secret_hash bytea primary key,
    person uuid not null references organisation.person,
    made_at timestamptz not null default now(),
    expires_at timestamptz not null
);

-- A link is used once: the primary key decides, even when two people press at the same moment.
create table organisation.sign_in (
    secret_hash bytea primary key references organisation.sign_in_link,
    at timestamptz not null default now()
);
