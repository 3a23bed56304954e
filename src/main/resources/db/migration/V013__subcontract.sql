create schema subcontract;

-- A quarter's file of what a supplier paid on under a contract, as it was sent. A later one of the quarter takes its place; its lines
-- are in the warehouse, apart from the buyer's own spending.
create table subcontract.file (
    id uuid primary key,
    contract uuid not null references delivery.contract,
    quarter date not null check (quarter = date_trunc('quarter', quarter)),
    filename text not null check (length(filename) between 1 and 200),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    lines_sha256 text not null check (lines_sha256 ~ '^[0-9a-f]{64}$'),
    -- A file without a payment tells nothing and is refused.
    payments bigint not null check (payments > 0),
    aside bigint not null check (aside >= 0),
    total numeric(18, 2) not null,
    loaded_at timestamptz not null default now(),
    loaded_by uuid not null
);
create index file_contract on subcontract.file (contract, quarter, loaded_at);

create view subcontract.latest_file as
select distinct on (contract, quarter) * from subcontract.file order by contract, quarter, loaded_at desc, id;
