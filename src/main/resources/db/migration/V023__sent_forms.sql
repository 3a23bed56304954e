-- A form does one thing once: its key comes with it, and the same key again gives the same answer. The same key with other
-- words was answered "done" while the words were dropped. What was sent is known here by a hash, for a month; never for
-- answers to a consultation or for bids, which keep nothing that could be tried out against them.
create schema web;

create table web.sent_form (
    key uuid not null,
    path text not null,
    digest bytea not null check (length(digest) = 32),
    -- Where the first answer led.
    went text not null,
    sent_at timestamptz not null default now(),
    primary key (key, path)
);
create index sent_form_age on web.sent_form (sent_at);
