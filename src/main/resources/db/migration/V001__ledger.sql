create schema ledger;

-- What happened. Append only: the chain in ledger.link holds each entry's digest, so a change here is found.
-- The digest covers a salt, so that words could one day be erased on a lawful request and the chain still hold.
create table ledger.entry (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    actor uuid not null,
    actor_name text not null,
    act text not null,
    about_kind text not null,
    about text not null,
    because text not null,
    facts text not null,
    salt bytea not null,
    digest bytea not null check (length(digest) = 32)
);

create index entry_about on ledger.entry (about_kind, about);

-- Entries that are committed and not yet sealed into the chain; the sealer takes them out within about a second.
create table ledger.waiting (
    entry bigint primary key references ledger.entry
);

-- The chain: numbered from 1 without a gap, each hash covering the one before.
create table ledger.link (
    number bigint primary key check (number > 0),
    entry bigint not null unique references ledger.entry,
    sealed_at timestamptz not null,
    digest bytea not null check (length(digest) = 32),
    hash bytea not null check (length(hash) = 32)
);

-- This keeps honest programs honest; whoever owns the database can switch it off, and the verifier is for them.
create function ledger.refuse() returns trigger language plpgsql as $$
begin
    raise exception 'the ledger is append only';
end
$$;

create trigger link_is_append_only before update or delete or truncate on ledger.link
    for each statement execute function ledger.refuse();
create trigger entry_is_append_only before update or delete or truncate on ledger.entry
    for each statement execute function ledger.refuse();
