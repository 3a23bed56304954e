create schema progress;

-- A principle that a signatory keeps or plans to, measured from its own spending files by one of its definitions of local. It goes on
-- when the signatory signs again.
create table progress.measure (
    signatory uuid not null references signatory.signatory,
    principle text not null check (length(principle) between 1 and 50),
    definition uuid not null references localspend.definition,
    linked_at timestamptz not null default now(),
    linked_by uuid not null,
    primary key (signatory, principle)
);
create index measure_definition on progress.measure (definition);

-- Whose figures a signatory's are.
create view progress.signatory_of as select id, organisation from signatory.signatory;

-- What a quarter's files came to once, with the receipt of it. A later file drafts another line; none is ever changed.
create table progress.line (
    id uuid primary key,
    signatory uuid not null,
    principle text not null,
    quarter date not null check (quarter = date_trunc('quarter', quarter)),
    definition uuid not null references localspend.definition,
    definition_name text not null,
    local numeric(18, 2) not null,
    known numeric(18, 2) not null check (known > 0),
    unknown numeric(18, 2) not null,
    receipt jsonb not null,
    measured_at timestamptz not null,
    measured_by uuid not null,
    foreign key (signatory, principle) references progress.measure,
    check (local between 0 and known)
);
create index line_measure on progress.line (signatory, principle, quarter, measured_at);

-- Somebody of the charter's group has looked at it; once.
create table progress.decision (
    line uuid primary key references progress.line,
    accepted boolean not null,
    because text not null check (length(because) <= 2000),
    decided_at timestamptz not null default now(),
    decided_by uuid not null,
    -- A signatory is told why its figure does not count.
    check (accepted or because <> '')
);

create view progress.latest_line as
select distinct on (signatory, principle, quarter) * from progress.line
order by signatory, principle, quarter, measured_at desc, id;

-- How a line stands: what nobody looked at before a later file came says nothing any more.
create view progress.line_state as
select l.*, d.because,
       case when d.accepted and exists (
                select from progress.line later join progress.decision k on k.line = later.id and k.accepted
                where later.signatory = l.signatory and later.principle = l.principle and later.quarter = l.quarter
                  and later.measured_at > l.measured_at) then 'CORRECTED'
            when d.accepted then 'VERIFIED'
            when d.line is not null then 'REFUSED'
            when exists (select from progress.latest_line latest where latest.id = l.id) then 'WAITING' end as state,
       exists (select from progress.line earlier join progress.decision k on k.line = earlier.id and k.accepted
               where earlier.signatory = l.signatory and earlier.principle = l.principle and earlier.quarter = l.quarter
                 and earlier.measured_at < l.measured_at) as corrects
from progress.line l left join progress.decision d on d.line = l.id;
