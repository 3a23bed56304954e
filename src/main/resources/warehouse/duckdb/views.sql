-- What the questions ask of, for DuckDB over the warehouse's files. {lines} and {suppliers} are lists of Parquet files, set by
-- Warehouse; everything else differs from warehouse/trino/views.sql in syntax alone.
create view spend_line as
select publisher, line, paid_on, amount, supplier, department, purpose, category, vat_number, invoice, company_number, charity_number,
       postcode, vcse, sme, cast(nullif(invoiced_on, '') as date) as invoiced_on, nullif(authority, '') as authority, nullif(district, '') as district
from read_parquet({lines}, hive_partitioning = true, hive_types = {'publisher': varchar, 'period': varchar});

-- One row for each spelling of a supplier's name, with the numbers that its lines give. Two firms may share a name: it is supplier_id
-- that parts them, and that brings the spellings of one together.
create view supplier_spelling as
select spelling, company_number, charity_number, supplier_id, supplier, method, bucket, nullif(authority, '') as authority, nullif(postcode, '') as postcode,
       nullif(split_part(postcode, ' ', 1), '') as district, size, sector, signatory, deprivation
from read_parquet({suppliers});

-- Spending with what is known of the supplier. Where its register has a place, that is taken before the payment's own postcode.
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
