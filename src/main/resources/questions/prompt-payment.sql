-- How soon suppliers are paid, where both days are known: within 30 days of the invoice, later, and the payments that tell no invoice's
-- date, or one behind the payment's own.
with {placed},
     waited as (
         select amount,
                case when invoiced_on is null or invoiced_on > paid_on then 'unknown'
                     when paid_on <= invoiced_on + interval '30' day then 'within 30 days'
                     else 'later' end as waited
         from placed
         where amount > 0)
select waited, sum(amount) as amount, count(*) as payments
from waited
group by waited
order by waited
