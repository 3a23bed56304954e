-- Suppliers paid from a day on and not in the time before it that is asked about (new), or before it and not since (lost), the most
-- money first. One parameter more: the day.
with {placed},
     began as (select cast(? as date) as day),
     each_supplier as (
         select supplier_id, max(supplier) as supplier,
                sum(case when paid_on < day then amount else 0 end) as before,
                count(case when paid_on < day then 1 end) as payments_before,
                sum(case when paid_on >= day then amount else 0 end) as now,
                count(case when paid_on >= day then 1 end) as payments_now
         from placed cross join began
         where bucket = 'named'
         group by supplier_id)
select case when payments_before = 0 then 'new' else 'lost' end as which, supplier_id, supplier, before, now
from each_supplier
where payments_before = 0 or payments_now = 0
order by which, before + now desc, supplier, supplier_id
