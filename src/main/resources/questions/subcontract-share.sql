-- Of what suppliers paid on to sub-contractors: the part paid to local ones, elsewhere, and where the place is not known, by contract
-- and, in the row without one, in all. It is asked of what was returned under contracts alone: the publisher's own spending pays for
-- the same work, and the two are never added.
with {placed}
select publisher as contract,
       sum(case when place = 'local' then amount else 0 end) as local,
       sum(case when place = 'elsewhere' then amount else 0 end) as elsewhere,
       sum(case when place = 'unknown' then amount else 0 end) as unknown,
       sum(amount) as total,
       count(*) as payments
from placed
group by rollup (publisher)
order by publisher nulls last
