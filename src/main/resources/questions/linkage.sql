-- How well payments are linked to suppliers that are known: matched, unmatched, redacted, card purchases and those without a name, by money
-- and by lines.
with {placed}
select case when bucket <> 'named' then bucket
            when method <> 'unmatched' then 'matched'
            when spelling = '' then 'no name'
            else 'unmatched' end as linkage,
       sum(amount) as amount,
       count(*) as payments
from placed
group by 1
order by 1
