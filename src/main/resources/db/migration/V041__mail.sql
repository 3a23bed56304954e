-- Mail that waits to be sent, kept by the transaction that it tells of. A row is gone when the mail server has taken it.
create table organisation.mail (
    id uuid primary key,
    queued_at timestamptz not null default now(),
    -- To whom, about what and in which words, locked under the key in the data directory: some mails hold a link that signs in, and
    -- reading the database signs nobody in. Empty where nobody is written to: asking for a link takes as long for a stranger.
    sealed bytea not null,
    attempts int not null default 0,
    next_attempt_at timestamptz not null default now(),
    -- The kind of the last failure, without words of the mail server's, which may quote an address.
    failure text
);
create index mail_next_attempt_at on organisation.mail (next_attempt_at);
