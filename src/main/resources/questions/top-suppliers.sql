-- The thousand suppliers paid most, where they are, and what registers say of them.
with {placed}
select supplier_id, max(supplier) as supplier,
       case when max(case when place = 'local' then 1 else 0 end) = 1 then 'local'
            when max(case when place = 'elsewhere' then 1 else 0 end) = 1 then 'elsewhere'
            else 'unknown' end as place,
       max(authority) as authority,
       case when max(case when signatory = 'yes' then 1 else 0 end) = 1 then 'yes'
            when max(case when signatory = 'no' then 1 else 0 end) = 1 then 'no'
            else 'unknown' end as signatory,
       min(deprivation) as deprivation,
       sum(amount) as paid,
       count(*) as payments,
       min(paid_on) as first_paid,
       max(paid_on) as last_paid
from placed
where bucket = 'named'
group by supplier_id
order by paid desc, supplier, supplier_id
fetch first 1000 rows only
