-- A tender whose deadline has passed, and who was awarded it: for everybody who looks for what came of it.
create view procurement.past_tender as
select t.procurement as id, t.buyer, t.document -> 'tender' ->> 'title' as title, t.deadline, p.supplier, a.approved_at
from procurement.current_tender t
left join procurement.award a on a.procurement = t.procurement
left join procurement.award_proposal p on p.id = a.proposal
where not procurement.in_time(clock_timestamp(), t.deadline);
