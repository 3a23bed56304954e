-- Every name that suppliers are paid under, with what its lines tell of it, the most money first. It asks the lines alone.
select coalesce(supplier, '') as spelling,
       max(company_number) as company_number,
       max(charity_number) as charity_number,
       max(postcode) as postcode,
       sum(amount) as amount,
       count(*) as payments
from spend_line
group by coalesce(supplier, '')
order by sum(abs(amount)) desc, spelling
