-- What questions about places begin with: the payments asked about, each with where it went. {only} narrows them by what Only names.
-- Parameters: 1 the GSS codes that count as local, parted by commas ("-" for none); 2 the postcode districts, likewise; 3 the first
-- day and 4 the last; then a value for each narrowing.
local_authority as (select code from unnest(split(?, ',')) as t (code)),
     local_district as (select code from unnest(split(?, ',')) as t (code)),
     placed as (
         select s.*,
                case when a.code is not null or d.code is not null then 'local'
                     when s.authority is not null then 'elsewhere'
                     else 'unknown' end as place
         from spend s
         left join local_authority a on a.code = s.authority
         left join local_district d on d.code = s.district
         where s.paid_on between cast(? as date) and cast(? as date){only})
