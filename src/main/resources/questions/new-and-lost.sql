-- Suppliers paid in a period and not in as long a time before it (new), or before it and not in it (lost). Parameters: 1 to 4 the first day of the
-- period, 5 the first day of the time before it, 6 the last day of the period.
with each_supplier as (
    select supplier,
           sum(case when paid_on < cast(? as date) then amount else 0 end) as before,
           count(case when paid_on < cast(? as date) then 1 end) as payments_before,
           sum(case when paid_on >= cast(? as date) then amount else 0 end) as now,
           count(case when paid_on >= cast(? as date) then 1 end) as payments_now
    from spend
    where bucket = 'named' and paid_on between cast(? as date) and cast(? as date)
    group by supplier)
select case when payments_before = 0 then 'new' else 'lost' end as which, supplier, before, now
from each_supplier
where payments_before = 0 or payments_now = 0
order by which, before + now desc, supplier
