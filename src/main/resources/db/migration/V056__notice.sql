-- What somebody was told, once each: the row is written with the act that makes it their turn, and with the mail that says so.
create table organisation.notice (
    id uuid primary key,
    -- What it is about, so that nobody is told twice: "claim queried 6f0c…".
    about text not null check (length(about) between 1 and 200),
    person uuid not null references organisation.person,
    subject text not null check (length(subject) between 1 and 300),
    words text not null check (length(words) <= 2000),
    -- The page that it leads to.
    path text not null check (path like '/%'),
    -- The one date that matters; null where there is none.
    due date,
    told_at timestamptz not null default now(),
    -- When a mail was written; null while it waits for the digest of the next morning, or where no mail is sent.
    mailed_at timestamptz,
    unique (about, person)
);
create index notice_unmailed on organisation.notice (person, told_at) where mailed_at is null;

-- How somebody wants to be told. No fact: it is replaced as often as they choose. Nobody's row means at once.
create table organisation.mail_choice (
    person uuid primary key references organisation.person,
    daily boolean not null,
    chosen_at timestamptz not null default now()
);

-- The secret of an address from which a calendar reads somebody's dates: only its hash is kept. A new one replaces it.
create table organisation.calendar_link (
    person uuid primary key references organisation.person,
    secret_hash bytea not null unique check (length(secret_hash) = 32),
    made_at timestamptz not null default now()
);

create view organisation.notice_addressed as
select n.*, p.email, p.name, coalesce(c.daily, false) as daily
from organisation.notice n
join organisation.person p on p.id = n.person
left join organisation.mail_choice c on c.person = n.person;
