-- The market gap list: categories in which much is spent and little of it stays, with how many local suppliers were paid for such work.
with {placed}
select category,
       sum(case when place = 'local' then amount else 0 end) as local,
       sum(case when place = 'elsewhere' then amount else 0 end) as elsewhere,
       sum(case when place = 'unknown' then amount else 0 end) as unknown,
       sum(amount) as total,
       count(*) as payments,
       count(distinct case when place = 'local' then supplier_id end) as local_suppliers,
       count(distinct supplier_id) as suppliers
from placed
where bucket = 'named'
group by category
having sum(amount) > 0
order by sum(case when place = 'elsewhere' then amount else 0 end) desc, category
