-- How far the chain went when the public log of Merkle trees began. Its links are the log's first leaves, in their order, and this
-- head is the leaf after them. No row where there was no chain yet: then nothing was carried in.
create table ledger.carried (
    number bigint primary key check (number > 0),
    hash bytea not null check (length(hash) = 32),
    carried_at timestamptz not null default now()
);

insert into ledger.carried (number, hash) select number, hash from ledger.link order by number desc limit 1;

create trigger carried_is_append_only before insert or update or delete or truncate on ledger.carried
    for each statement execute function ledger.refuse();
