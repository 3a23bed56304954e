create schema finding;

-- A closed consultation's answers by column, for tallies: codes only, no text that anybody wrote. Packed once.
create table finding.packed (
    consultation uuid primary key references consultation.closing,
    edition int not null,
    content bytea not null,
    packed_at timestamptz not null default now()
);

-- What the public reads of a closed consultation: one document that never changes. The first one fixes the tables;
-- a later one may say more ("we did"), with the same tables, for two sets of tables together could give away what each hides.
create table finding.publication (
    consultation uuid not null references consultation.closing,
    number int not null check (number > 0),
    key uuid not null unique,
    document jsonb not null,
    tables_digest bytea not null check (length(tables_digest) = 32),
    published_at timestamptz not null default clock_timestamp(),
    published_by uuid not null,
    primary key (consultation, number)
);

-- The same tables in every publication of one consultation.
create function finding.same_tables() returns trigger language plpgsql as $$
begin
    if exists (select 1 from finding.publication p
               where p.consultation = new.consultation and p.tables_digest <> new.tables_digest) then
        raise exception 'the tables of a consultation are published once';
    end if;
    return new;
end $$;
create trigger same_tables before insert on finding.publication for each row execute function finding.same_tables();

-- Published is published.
create function finding.never_changes() returns trigger language plpgsql as $$
begin
    raise exception 'a publication never changes';
end $$;
create trigger never_changes before update or delete on finding.publication for each row execute function finding.never_changes();
