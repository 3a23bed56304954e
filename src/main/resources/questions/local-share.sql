-- Of spending, by {by}: the part paid to local suppliers, the part paid elsewhere, and the part whose place is not known.
with {placed}
select {columns}sum(case when place = 'local' then amount else 0 end) as local,
       sum(case when place = 'elsewhere' then amount else 0 end) as elsewhere,
       sum(case when place = 'unknown' then amount else 0 end) as unknown,
       sum(amount) as total,
       count(*) as payments
from placed
{group}
