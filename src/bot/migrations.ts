/**
 * The ledger's tables, one list of statements a version; a version that has been released is never edited. No names, no
 * texts that people wrote: keys, days, states, and what was announced of an activity.
 */
export const migrations: readonly (readonly string[])[] = [
  [
    `create table ledger.people (
      object_id text primary key,
      upn text not null,
      teams_id text not null,
      person_id integer,
      conversation_id text not null,
      service_url text not null,
      tenant_id text not null,
      installed boolean not null,
      greeted_at timestamptz
    )`,
    `create index people_person on ledger.people (person_id)`,
    `create table ledger.channels (
      channel_id text primary key,
      team_id text not null,
      name text not null,
      service_url text not null,
      tenant_id text not null,
      installed boolean not null
    )`,
    `create table ledger.deliveries (
      id uuid primary key,
      kind text not null check (kind in ('card', 'channel')),
      target text not null,
      day text not null,
      due_at timestamptz not null,
      state text not null
        check (state in ('planned', 'claimed', 'sent', 'answered', 'unreachable', 'refused', 'uncertain')),
      claimed_until timestamptz,
      changed_at timestamptz not null,
      conversation_id text,
      service_url text,
      message_id text,
      detail text,
      unique (target, day, kind)
    )`,
    `create index deliveries_state on ledger.deliveries (state, due_at)`,
    `create table ledger.occasions (
      activity_key text not null,
      person_id integer not null,
      occasion text not null,
      delivery_id uuid not null references ledger.deliveries (id) on delete cascade,
      primary key (activity_key, person_id, occasion)
    )`,
    `create index occasions_delivery on ledger.occasions (delivery_id)`,
    `create table ledger.card_lines (
      delivery_id uuid not null references ledger.deliveries (id) on delete cascade,
      position integer not null,
      activity_key text not null,
      plan_key text not null,
      due text not null,
      answer text check (answer in ('answered', 'unchanged')),
      primary key (delivery_id, activity_key)
    )`,
    `create table ledger.announced (
      activity_key text not null,
      channel_id text not null,
      value jsonb not null,
      primary key (activity_key, channel_id)
    )`,
    `create table ledger.post_lines (
      delivery_id uuid not null references ledger.deliveries (id) on delete cascade,
      activity_key text not null,
      value jsonb not null,
      primary key (delivery_id, activity_key)
    )`,
    `create table ledger.rounds (
      kind text not null,
      day text not null,
      primary key (kind, day)
    )`,
  ],
  [
    // When it was claimed, which is when it may have arrived: what is answered after it was not missed.
    `alter table ledger.deliveries add column claimed_at timestamptz`,
    // How often Teams would not have a card with it, before the last one.
    `alter table ledger.occasions add column refusals integer not null default 0`,
  ],
];
