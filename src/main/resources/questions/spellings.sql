-- Every name that suppliers are paid under, parted by the numbers that its lines give, the most money first. It asks the lines alone.
select supplier as spelling,
       company_number,
       charity_number,
       max(postcode) as postcode,
       sum(amount) as amount,
       count(*) as payments
from spend_line
group by supplier, company_number, charity_number
order by sum(abs(amount)) desc, spelling, company_number, charity_number
