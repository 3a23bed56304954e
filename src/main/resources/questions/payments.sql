-- How many payments are there to be asked about?
select count(*) as payments from spend_line
