-- A target is agreed anew by two: one proposes, for some or all quarters at once, and somebody else agrees. Where more is asked
-- of the supplier, that is the supplier.
create table delivery.target_proposal (
    id uuid primary key,
    contract uuid not null references delivery.contract,
    commitment uuid not null references delivery.commitment,
    because text not null check (length(because) between 1 and 2000),
    -- Whether more is asked in a quarter than before: then only the supplier can agree.
    harder boolean not null,
    proposed_at timestamptz not null default now(),
    proposed_by uuid not null,
    -- The role in which they proposed it.
    proposed_as text not null check (proposed_as in ('CONTRACT_MANAGER', 'SUPPLIER')),
    unique (id, proposed_by)
);
create index target_proposal_contract on delivery.target_proposal (contract);

create table delivery.proposed_target (
    proposal uuid not null references delivery.target_proposal,
    quarter date not null,
    -- How often the target had changed when this was proposed.
    seen integer not null,
    promised numeric check (promised >= 0 and promised < 1e15),
    promised_of numeric check (promised_of > 0 and promised_of < 1e15),
    primary key (proposal, quarter)
);

create table delivery.target_decision (
    proposal uuid primary key,
    proposed_by uuid not null,
    agreed boolean not null,
    words text not null check (length(words) <= 2000),
    decided_at timestamptz not null default now(),
    decided_by uuid not null,
    decided_as text not null check (decided_as in ('CONTRACT_MANAGER', 'OFFICER', 'SUPPLIER')),
    -- Nobody agrees to what they proposed; they may take it back.
    check (not agreed or decided_by <> proposed_by),
    foreign key (proposal, proposed_by) references delivery.target_proposal (id, proposed_by)
);

create view delivery.open_target_proposal as
select p.*, c.buyer, c.supplier, k.name, k.kind, k.unit
from delivery.target_proposal p
join delivery.commitment k on k.id = p.commitment
join delivery.contract c on c.id = p.contract
where not exists (select from delivery.target_decision d where d.proposal = p.id);

-- What a change rests on; null for those of before two were asked.
alter table delivery.target_change add column proposal uuid references delivery.target_proposal;

-- Each change with what it replaced and by which roles it was agreed.
create view delivery.target_history as
select h.commitment, k.contract, k.kind, h.quarter, h.number, h.promised, h.promised_of, h.because, h.changed_at,
       case when b.commitment is null then t.promised else b.promised end as before,
       case when b.commitment is null then t.promised_of else b.promised_of end as before_of,
       p.proposed_as, d.decided_as
from delivery.target_change h
join delivery.target t on t.commitment = h.commitment and t.quarter = h.quarter
join delivery.commitment k on k.id = h.commitment
left join delivery.target_change b on b.commitment = h.commitment and b.quarter = h.quarter and b.number = h.number - 1
left join delivery.target_proposal p on p.id = h.proposal
left join delivery.target_decision d on d.proposal = h.proposal;
