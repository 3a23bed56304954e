create schema multiplier;

-- LM3: what an organisation spent, what those who received it spent locally, and what those who received that did; each with how many of
-- those asked told it. A survey is not changed; a later one says more.
create table multiplier.survey (
    id uuid primary key,
    organisation uuid not null references organisation.organisation,
    name text not null check (length(name) between 1 and 200),
    amount_1 numeric(18, 2) not null check (amount_1 > 0),
    -- Nobody spends more of the money than they received.
    amount_2 numeric(18, 2) not null check (amount_2 between 0 and amount_1),
    amount_3 numeric(18, 2) not null check (amount_3 between 0 and amount_2),
    asked_1 integer not null check (asked_1 > 0),
    asked_2 integer not null check (asked_2 > 0),
    asked_3 integer not null check (asked_3 > 0),
    answered_1 integer not null check (answered_1 between 0 and asked_1),
    answered_2 integer not null check (answered_2 between 0 and asked_2),
    answered_3 integer not null check (answered_3 between 0 and asked_3),
    entered_at timestamptz not null default now(),
    entered_by uuid not null
);
create index survey_organisation on multiplier.survey (organisation, entered_at);

-- What an organisation assumes that a pound spent locally is worth to the place. The latest row holds; one without a value says that
-- nothing is assumed any more.
create table multiplier.assumption (
    id uuid primary key,
    organisation uuid not null references organisation.organisation,
    value numeric(5, 2) check (value between 1 and 10),
    source text not null check (length(source) <= 500),
    because text not null check (length(because) between 1 and 2000),
    stated_at timestamptz not null default now(),
    stated_by uuid not null,
    -- An assumption without a source is not shown to anybody.
    check (value is null or source <> '')
);

create view multiplier.standing_assumption as
select distinct on (organisation) * from multiplier.assumption order by organisation, stated_at desc, id;
