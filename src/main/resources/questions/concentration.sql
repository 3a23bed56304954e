-- How far spending rests on few suppliers: how many were paid, and the sum of the squares of what each was paid over the square of it all
-- (the Herfindahl-Hirschman index, from 0 to 1), each as its two parts so that nothing is rounded. Suppliers who paid back more than
-- they were paid are left out. Parameters: 1 the first day and 2 the last.
with paid as (
    select supplier, sum(amount) as amount
    from spend
    where bucket = 'named' and paid_on between cast(? as date) and cast(? as date)
    group by supplier
    having sum(amount) > 0)
select count(*) as suppliers,
       sum(amount) as total,
       sum(cast(amount as decimal(18, 2)) * cast(amount as decimal(18, 2))) as squares
from paid
