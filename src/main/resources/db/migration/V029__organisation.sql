-- An organisation with the name of its place, and a post with the names of its person and organisation: asked for in
-- several statements, which would otherwise be put together from parts.
create view organisation.organisation_named as
select o.id, o.name, o.sector, o.size, p.name as place_name
from organisation.organisation o left join organisation.place p on p.code = o.place;

create view organisation.post_named as
select c.id, c.role, c.organisation, o.name as organisation_name,
       p.id as person, p.name as person_name, p.email
from organisation.current_post c
join organisation.person p on p.id = c.person
join organisation.organisation o on o.id = c.organisation;
