create schema market;

-- What an officer or analyst has noted of a market. A note is not changed; a later one says more.
create table market.note (
    id uuid primary key,
    organisation uuid not null references organisation.organisation,
    category text not null check (length(category) between 1 and 500),
    noted_on date not null,
    words text not null check (length(words) between 1 and 2000),
    noted_at timestamptz not null default now(),
    noted_by uuid not null
);
create index note_market on market.note (organisation, category);
