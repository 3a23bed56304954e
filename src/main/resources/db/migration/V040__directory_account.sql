-- An account of the council's own directory, once it has signed somebody in: from then on the directory's own id says who it is, and
-- an address that somebody else is given later does not.
create table organisation.directory_account (
    issuer text not null,
    subject text not null,
    person uuid not null references organisation.person,
    bound_at timestamptz not null default now(),
    primary key (issuer, subject),
    -- One account of each directory.
    unique (issuer, person)
);

-- One person has one address, however they type its capitals: those of ASCII alone. Elsewhere two letters may share a small one, as the
-- Kelvin sign does with k, and an address would sign in as another's.
drop index organisation.one_person_per_email;
create unique index one_person_per_email on organisation.person (lower(email collate "C"));
