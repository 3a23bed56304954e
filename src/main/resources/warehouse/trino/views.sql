-- What the questions ask of, for Trino with the hive connector over the same files: two external tables, made once, that only say
-- where the files lie. Trino has no views of one session, so the views stand before each question as its first named queries.
-- {location} is the warehouse's folder as the cluster names it, {schema} one for each location, {lines} the Parquet files of lines that are loaded, set by Engine:
-- a file that no manifest speaks of is not read. The catalog reads folders within folders (hive.recursive-directories).
create schema if not exists {schema};

create table if not exists lines (
    line integer, paid_on date, amount decimal(18, 2), supplier varchar, department varchar, purpose varchar, category varchar,
    vat_number varchar, invoice varchar, company_number varchar, charity_number varchar, postcode varchar, vcse varchar, sme varchar,
    invoiced_on varchar, authority varchar, district varchar)
with (external_location = '{location}/lines', format = 'PARQUET');

create table if not exists suppliers (
    spelling varchar, company_number varchar, charity_number varchar, supplier_id varchar, supplier varchar, method varchar,
    bucket varchar, authority varchar, postcode varchar, size varchar, sector varchar, signatory varchar, deprivation varchar)
with (external_location = '{location}/suppliers', format = 'PARQUET');

create view spend_line as
select regexp_extract("$path", '/publisher=([^/]+)/', 1) as publisher, line, paid_on, amount, supplier, department, purpose, category,
       vat_number, invoice, company_number, charity_number,
       postcode, vcse, sme, cast(nullif(invoiced_on, '') as date) as invoiced_on, nullif(authority, '') as authority, nullif(district, '') as district
from lines
where "$path" in {lines};

create view supplier_spelling as
select spelling, company_number, charity_number, supplier_id, supplier, method, bucket, nullif(authority, '') as authority, nullif(postcode, '') as postcode,
       nullif(split_part(postcode, ' ', 1), '') as district, size, sector, signatory, deprivation
from suppliers
where "$path" = '{location}/suppliers/suppliers.parquet';

create view spend as
select l.publisher, l.line, l.paid_on, l.invoiced_on, l.amount, l.supplier as spelling,
       coalesce(s.supplier_id, l.supplier) as supplier_id,
       coalesce(s.supplier, l.supplier) as supplier,
       coalesce(s.bucket, 'named') as bucket,
       coalesce(s.method, 'unmatched') as method,
       l.department, l.purpose, l.category,
       coalesce(s.authority, l.authority) as authority,
       coalesce(s.district, l.district) as district,
       coalesce(nullif(s.size, 'unknown'), case when upper(l.sme) in ('YES', 'Y', 'TRUE', 'SME') then 'sme' else 'unknown' end) as size,
       coalesce(nullif(s.sector, 'unknown'),
                case when l.charity_number <> '' or upper(l.vcse) in ('YES', 'Y', 'TRUE', 'VCSE') then 'vcse' else 'unknown' end) as sector,
       coalesce(s.signatory, 'unknown') as signatory,
       coalesce(s.deprivation, 'unknown') as deprivation
from spend_line l left join supplier_spelling s
     on s.spelling = l.supplier and s.company_number = l.company_number and s.charity_number = l.charity_number;
