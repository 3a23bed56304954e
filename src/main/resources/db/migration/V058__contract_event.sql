-- What happened in a contract, as its page draws it: one row an event, from the facts themselves. What was decided on one return on
-- one day is one event. Why a return was reopened is between the council and the supplier, and not here.
create view delivery.contract_event as
select c.id as contract, c.begun_at as at, 'BEGUN' as kind, null::date as quarter, '' as name, '' as words,
       0 as accepted, 0 as queried, 0 as refused
from delivery.contract c
union all
select f.contract, f.confirmed_at, 'CONFIRMED', null, '', '', 0, 0, 0 from delivery.confirmation f
union all
select r.contract, r.submitted_at, case when r.replaces is null then 'SENT' else 'CORRECTED' end, r.quarter, '', '', 0, 0, 0
from delivery.return r
union all
select r.contract, o.reopened_at, 'REOPENED', r.quarter, '', '', 0, 0, 0
from delivery.reopening o join delivery.return r on r.id = o.return
union all
select r.contract, max(v.decided_at), 'DECIDED', r.quarter, '', '',
       count(*) filter (where v.decision = 'ACCEPT')::integer,
       count(*) filter (where v.decision = 'QUERY')::integer,
       count(*) filter (where v.decision = 'REFUSE')::integer
from delivery.return r join delivery.verification v on v.return = r.id and v.carried_from is null
group by r.contract, r.id, r.quarter, (v.decided_at at time zone 'Europe/London')::date
union all
select k.contract, max(h.changed_at), 'TARGET', null, k.name, h.because, 0, 0, 0
from delivery.target_change h join delivery.commitment k on k.id = h.commitment
group by k.contract, k.name, h.because, coalesce(h.proposal, h.id)
union all
select c.id, c.ends::timestamp at time zone 'Europe/London', 'ENDS', null, '', '', 0, 0, 0 from delivery.contract c;
