create schema recommendation;

-- What a group recommends once the findings of a consultation are published. It is public from then on and never
-- changes; one that was wrong is withdrawn, with the reason, and another one made.
create table recommendation.recommendation (
    id uuid primary key,
    consultation uuid not null,
    -- The publication of the findings that it rests on.
    publication int not null,
    number int not null check (number > 0),
    -- Who recommends, and who is to decide, as their papers name them.
    body text not null check (body <> ''),
    decides text not null check (decides <> ''),
    subject text not null check (subject in ('MEASURES', 'PRINCIPLE', 'SCHEME', 'OTHER')),
    about text not null check (about <> ''),
    advice text not null check (advice in ('ADOPT', 'ADOPT_WITH_CHANGE', 'REJECT', 'DEFER', 'NOT_FOR_NOW')),
    words text not null check (words <> ''),
    reason text not null check (reason <> ''),
    -- The items of the survey whose findings it rests on.
    rests_on text[] not null check (cardinality(rests_on) > 0),
    -- For measures: the edition that proposes them, and why each that is left out is.
    edition uuid references framework.edition,
    left_out jsonb not null default '{}' check (jsonb_typeof(left_out) = 'object'),
    made_at timestamptz not null default now(),
    made_by uuid not null,
    foreign key (consultation, publication) references finding.publication (consultation, number),
    unique (consultation, number),
    check ((subject = 'MEASURES') = (edition is not null)),
    check (subject = 'MEASURES' or left_out = '{}')
);

create table recommendation.withdrawal (
    recommendation uuid primary key references recommendation.recommendation,
    key uuid not null unique,
    because text not null check (because <> ''),
    withdrawn_at timestamptz not null default now(),
    withdrawn_by uuid not null
);

-- What the body decided that was to decide. Where it put the matter off, it decides again later.
create table recommendation.decision (
    id uuid primary key,
    number bigint generated always as identity unique,
    recommendation uuid not null references recommendation.recommendation,
    outcome text not null check (outcome in ('AGREED', 'AGREED_WITH_CHANGE', 'REFUSED', 'DEFERRED')),
    decided_on date not null,
    -- A vote has three counts, an approval without a vote has none.
    votes_for int check (votes_for >= 0),
    votes_against int check (votes_against >= 0),
    abstained int check (abstained >= 0),
    minute text not null check (minute <> ''),
    reason text not null check (reason <> ''),
    -- Conscientious consideration: which comments were weighed, and what came of them.
    weighed text not null check (weighed <> ''),
    look_again_on date,
    -- The edition of the framework that it published.
    edition uuid references framework.edition,
    recorded_at timestamptz not null default now(),
    recorded_by uuid not null,
    check (num_nonnulls(votes_for, votes_against, abstained) in (0, 3)),
    check (outcome <> 'DEFERRED' or look_again_on is not null)
);
-- What was agreed or refused is decided; of two who record it at once one is first.
create unique index decided_once on recommendation.decision (recommendation) where outcome <> 'DEFERRED';

-- Who sees to it, until when; a later row takes the place of the one before and says why.
create table recommendation.assignment (
    id uuid primary key,
    number bigint generated always as identity unique,
    recommendation uuid not null references recommendation.recommendation,
    owner text not null check (owner <> ''),
    due date not null,
    because text not null,
    assigned_at timestamptz not null default now(),
    assigned_by uuid not null
);

-- Facts of progress; the one that says that it is done ends it.
create table recommendation.progress (
    id uuid primary key,
    number bigint generated always as identity unique,
    recommendation uuid not null references recommendation.recommendation,
    happened_on date not null,
    words text not null check (words <> ''),
    done boolean not null,
    reported_at timestamptz not null default now(),
    reported_by uuid not null
);
create unique index done_once on recommendation.progress (recommendation) where done;

create function recommendation.refuse() returns trigger language plpgsql as $$
begin
    raise exception 'what was recorded in %.% never changes', tg_table_schema, tg_table_name;
end
$$;
create trigger recommendation_never_changes before update or delete or truncate on recommendation.recommendation
    for each statement execute function recommendation.refuse();
create trigger decision_never_changes before update or delete or truncate on recommendation.decision
    for each statement execute function recommendation.refuse();
create trigger assignment_never_changes before update or delete or truncate on recommendation.assignment
    for each statement execute function recommendation.refuse();
create trigger progress_never_changes before update or delete or truncate on recommendation.progress
    for each statement execute function recommendation.refuse();

-- How each recommendation stands today, as clocks in London have it.
create view recommendation.standing as
select r.*, w.because as withdrawn_because,
       d.outcome, d.decided_on, d.look_again_on, a.owner, a.due, p.happened_on as done_on,
       case when w.recommendation is not null then 'WITHDRAWN'
            when d.outcome is null then 'UNDECIDED'
            when d.outcome = 'DEFERRED' then 'DEFERRED'
            when d.outcome = 'REFUSED' then 'REFUSED'
            when p.happened_on > a.due then 'DONE_LATE'
            when p.happened_on is not null then 'DONE'
            when a.due is null then 'AGREED'
            when a.due < today.day then 'LATE'
            else 'UNDER_WAY' end as state,
       -- Looking again is a fact of progress on that day or after it, a new decision, or the end of the matter.
       coalesce(d.look_again_on < today.day, false) and w.recommendation is null and not exists
           (select from recommendation.progress l where l.recommendation = r.id and l.happened_on >= d.look_again_on) as look_again_due
from recommendation.recommendation r
cross join (select (now() at time zone 'Europe/London')::date as day) today
left join recommendation.withdrawal w on w.recommendation = r.id
left join lateral (select * from recommendation.decision d where d.recommendation = r.id
                   order by d.number desc limit 1) d on true
left join lateral (select * from recommendation.assignment a where a.recommendation = r.id
                   order by a.number desc limit 1) a on true
left join recommendation.progress p on p.recommendation = r.id and p.done;
