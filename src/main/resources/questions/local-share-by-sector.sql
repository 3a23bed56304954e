-- The local share by the sector of the supplier: what is paid to charities and social enterprises (vcse), and where.
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
select sector,
       sum(case when place = 'local' then amount else 0 end) as local,
       sum(case when place = 'elsewhere' then amount else 0 end) as elsewhere,
       sum(case when place = 'unknown' then amount else 0 end) as unknown,
       sum(amount) as total,
       count(*) as payments
from placed
group by sector
order by sector
