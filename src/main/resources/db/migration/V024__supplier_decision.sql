-- What people decided about suppliers' names. The list in the warehouse's folder, which the command line reads, is made from
-- these rows. They are never changed: taking a decision back is a row too.
create table localspend.supplier_decision (
    key uuid primary key,
    number bigint generated always as identity unique,
    -- The name as it is published, with the numbers that the payments give for it; '' where they give none.
    spelling text not null,
    company_number text not null,
    charity_number text not null,
    -- Which entry of which register it means; null where it means none.
    scheme text,
    id text,
    undoes uuid references localspend.supplier_decision,
    -- A person's id, or a name as the command line was given it.
    decided_by text not null,
    because text not null,
    decided_at timestamptz not null,
    check ((scheme is null) = (id is null)),
    check (undoes is null or scheme is null)
);
create index supplier_decision_undoes on localspend.supplier_decision (undoes);

-- The decision that holds for each name with its numbers: the last that was not taken back.
create view localspend.standing_supplier_decision as
select distinct on (d.spelling, d.company_number, d.charity_number) d.*
from localspend.supplier_decision d
where d.undoes is null
  and not exists (select from localspend.supplier_decision u where u.undoes = d.key)
order by d.spelling, d.company_number, d.charity_number, d.number desc;
