-- What a supplier's spending files gave for a promise: each time one row. Whether a claim came from files was read out of the
-- sentence that people see; now the claim's figures are held against these rows.
create table delivery.spend_measurement (
    id uuid primary key default gen_random_uuid(),
    commitment uuid not null references delivery.commitment,
    quarter date not null,
    local numeric(18, 2) not null,
    known numeric(18, 2) not null check (known > 0),
    unknown numeric(18, 2) not null,
    definition text not null,
    -- The line that was put into the draft of the return.
    done text not null,
    measured_at timestamptz not null default clock_timestamp(),
    measured_by uuid,
    check (local between 0 and known)
);
create index spend_measurement_commitment on delivery.spend_measurement (commitment, quarter, measured_at);

-- Once, from what was kept before: the corrections, and the claims whose line was written by a measurement.
insert into delivery.spend_measurement (id, commitment, quarter, local, known, unknown, definition, done, measured_at)
select id, commitment, quarter, local, known, unknown, definition, '', measured_at from delivery.spend_correction;
insert into delivery.spend_measurement (commitment, quarter, local, known, unknown, definition, done, measured_at)
select c.commitment, r.quarter, c.part, c.whole, m[2]::numeric, m[1], c.done, r.submitted_at
from delivery.claim c
join delivery.return r on r.id = c.return
cross join lateral regexp_match(c.done, '^Measured from spending files by “(.*)”: £[0-9.]+ of £[0-9.]+; £([0-9.]+) more has no known place$') m
where m is not null and c.whole > 0 and c.part between 0 and c.whole;

drop view delivery.open_spend_correction;
drop table delivery.spend_correction;

-- A return is in, its figure came from files, and they have been corrected since: what the latest files give.
create view delivery.open_spend_correction as
select s.id, s.commitment, s.quarter, s.local, s.known, s.unknown, s.definition, s.measured_at, k.name, k.contract,
       r.id as return
from delivery.spend_measurement s
join delivery.commitment k on k.id = s.commitment
join delivery.live_return r on r.contract = k.contract and r.quarter = s.quarter
join delivery.claim c on c.return = r.id and c.commitment = s.commitment
where (c.part, c.whole) is distinct from (s.local, s.known)
  and s.measured_at > r.submitted_at
  and exists (select from delivery.spend_measurement o
              where o.commitment = s.commitment and o.quarter = s.quarter and (o.local, o.known) = (c.part, c.whole))
  and not exists (select from delivery.spend_measurement later
                  where later.commitment = s.commitment and later.quarter = s.quarter and later.measured_at > s.measured_at);
