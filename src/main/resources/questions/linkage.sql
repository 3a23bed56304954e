-- How well payments are linked to suppliers that are known: matched, unmatched, redacted, card purchases and those without a name, by money
-- and by lines. Parameters: 1 the first day and 2 the last.
select case when s.bucket is not null and s.bucket <> 'named' then s.bucket
            when s.method is not null and s.method <> 'unmatched' then 'matched'
            when coalesce(l.supplier, '') = '' then 'no name'
            else 'unmatched' end as linkage,
       sum(l.amount) as amount,
       count(*) as payments
from spend_line l left join supplier_spelling s on s.spelling = l.supplier
where l.paid_on between cast(? as date) and cast(? as date)
group by 1
order by 1
