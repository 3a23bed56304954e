-- How far spending rests on few suppliers: how many were paid, and the sum of the squares of what each was paid over the square of it all
-- (the Herfindahl-Hirschman index, from 0 to 1), each as its two parts so that nothing is rounded. Suppliers who paid back more than
-- they were paid are left out. With nineteen digits the product has thirty-eight, as many as either engine can hold.
-- "everything" is what was paid to anybody, named or not.
with {placed},
     paid as (
         select supplier_id, sum(amount) as amount
         from placed
         where bucket = 'named'
         group by supplier_id
         having sum(amount) > 0)
select count(*) as suppliers,
       sum(amount) as total,
       sum(cast(amount as decimal(19, 2)) * cast(amount as decimal(19, 2))) as squares,
       (select sum(amount) from placed where amount > 0) as everything
from paid
