create schema subcontract;

-- A file of what a supplier paid on under a contract, as it was sent, with what its reading came to. Nothing of it counts before whoever
-- sent it has seen that and keeps it.
create table subcontract.upload (
    id uuid primary key,
    contract uuid not null references delivery.contract,
    quarter date not null check (quarter = date_trunc('quarter', quarter)),
    filename text not null check (length(filename) between 1 and 200),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    found jsonb not null,
    sent_at timestamptz not null default now(),
    sent_by uuid not null,
    unique (id, contract, quarter)
);

-- A file that was kept. The latest of a quarter holds, and the warehouse follows it: its lines are there, apart from the buyer's own
-- spending.
create table subcontract.file (
    id uuid primary key,
    contract uuid not null,
    quarter date not null,
    number integer not null check (number > 0),
    -- A file without a payment tells nothing and is refused.
    payments bigint not null check (payments > 0),
    aside bigint not null check (aside >= 0),
    total numeric(18, 2) not null,
    kept_at timestamptz not null default now(),
    kept_by uuid not null,
    foreign key (id, contract, quarter) references subcontract.upload (id, contract, quarter),
    -- Of two who keep a file at once, each having seen the same before it, one wins and the other sees that.
    unique (contract, quarter, number)
);

create view subcontract.latest_file as
select distinct on (f.contract, f.quarter) f.*, u.filename, u.sha256, u.found
from subcontract.file f join subcontract.upload u on u.id = f.id
order by f.contract, f.quarter, f.number desc;
