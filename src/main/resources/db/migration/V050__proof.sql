create schema proof;

-- Entries of the public log about a supplier's contracts, written once, as the log grows.
create table proof.own_entry (
    link bigint primary key,
    log_index bigint not null,
    supplier uuid not null,
    contract uuid not null,
    act text not null,
    at timestamptz not null
);

create index own_entry_supplier on proof.own_entry (supplier, link desc);

-- Up to which link of the chain that was done.
create table proof.followed (
    one boolean primary key default true check (one),
    link bigint not null
);

insert into proof.followed (link) values (0);
