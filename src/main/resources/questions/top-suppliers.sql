-- The suppliers paid most, with their share of all that is spent with named suppliers.
-- Parameters, the same for every question about what is local: 1 the GSS codes that count as local, parted by commas; 2 the postcode
-- districts, parted by commas ("-" for none); 3 the first day and 4 the last.
with local_authority as (select code from unnest(split(?, ',')) as t (code)),
     local_district as (select code from unnest(split(?, ',')) as t (code)),
     placed as (
         select s.*,
                case when a.code is not null or d.code is not null then 'local'
                     when s.authority is not null then 'elsewhere'
                     else 'unknown' end as place
         from spend s
         left join local_authority a on a.code = s.authority
         left join local_district d on d.code = s.district
         where s.paid_on between cast(? as date) and cast(? as date))
select supplier, place,
       sum(amount) as paid,
       count(*) as payments,
       min(paid_on) as first_paid,
       max(paid_on) as last_paid
from placed
where bucket = 'named'
group by supplier, place
order by paid desc, supplier, place
