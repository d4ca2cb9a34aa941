import { sql, type Kysely } from "kysely";

const conversationCounters = [
  "conversations",
  "linkable",
  "engaged",
  "pending",
  "outcome_confirmed",
  "outcome_durable",
  "outcome_recontacted",
  "outcome_rejected",
  "outcome_unanswered",
  "outcome_handoff_solved",
  "outcome_handoff_unsolved",
  "outcome_handoff_lost",
  "outcome_takeover",
  "blocked",
  "human_only",
  "unattended",
  "empty",
  "contained",
  "no_human",
  "no_human_no_handoff",
  "requested",
  "executed",
  "reached",
  "ignored",
  "rateable",
  "invited",
  "asked_for_people",
  "waiting",
  "replied_30s",
  "replied_3min",
  "with_question",
  "bot_only",
  "returned",
  "transferred_after_ask",
  "friction_turns",
  "friction_seconds",
];
const escalationCounters = [
  "escalations",
  "escalation_handoff_solved",
  "escalation_handoff_unsolved",
  "escalation_handoff_lost",
  "escalation_takeover",
  "escalation_pending",
  "escalation_unjudged",
];
const ratingCounters = ["rated", "rated_good", "rated_bad", "rated_invited"];

/** Keys a cube does not split by are null; NULLS NOT DISTINCT lets the unique index guard them all the same. */
function rollupTable(name: string, keys: string[], counters: string[]): string[] {
  const keyTypes = keys.map((key) => `${key} ${key === "hour" ? "smallint" : "text"},`).join("\n    ");
  return [
    `create table ${name} (
    store_id int not null references stores,
    cube text not null,
    recontact_hours int not null,
    is_test boolean not null,
    day date not null,
    ${keyTypes}
    ${counters.map((counter) => `${counter} bigint not null`).join(",\n    ")}
  )`,
    `create unique index ${name}_key on ${name} (store_id, cube, recontact_hours, day, is_test, ${keys.join(", ")}) nulls not distinct`,
  ];
}

const statements = [
  `create table conversation_facts (
    store_id int not null,
    conversation_id bigint not null,
    source text not null,
    customer text,
    channel text,
    topic text,
    is_test boolean not null,
    started_at timestamptz not null,
    ended_at timestamptz not null,
    start_day date not null,
    start_hour smallint not null,
    class text not null,
    settlement text,
    handler text not null,
    has_question boolean not null,
    has_human_speech boolean not null,
    is_requested boolean not null,
    is_executed boolean not null,
    is_reached boolean not null,
    is_rejected boolean not null,
    escalated_at timestamptz,
    escalated_day date,
    escalated_hour smallint,
    reason text,
    reason_group text,
    reason_source text,
    agent text,
    is_invited boolean not null,
    bot_first_response_ms bigint,
    human_wait_ms bigint,
    handle_time_ms bigint,
    friction_turns int,
    friction_ms bigint,
    message_count int not null,
    opening_text text,
    is_kind_inferred boolean not null,
    is_time_inferred boolean not null,
    next_contact_ms bigint,
    next_same_topic_ms bigint,
    primary key (store_id, conversation_id),
    constraint conversation_facts_settled_when_engaged check ((settlement is not null) = (class = 'engaged'))
  )`,
  `create index conversation_facts_start_day_idx on conversation_facts (store_id, start_day)`,
  `create index conversation_facts_escalated_day_idx on conversation_facts (store_id, escalated_day) where escalated_day is not null`,
  `create index conversation_facts_started_at_idx on conversation_facts (started_at desc, store_id, conversation_id)`,
  `create index conversation_facts_customer_idx on conversation_facts (store_id, source, customer, started_at) where customer is not null`,
  `create index conversation_facts_ended_at_idx on conversation_facts (store_id, ended_at)`,
  `create table rating_facts (
    store_id int not null,
    conversation_id bigint not null,
    rated_part text not null,
    score double precision not null,
    is_solved boolean,
    is_invited boolean not null,
    primary key (store_id, conversation_id, rated_part)
  )`,
  `create table dirty_days (
    store_id int not null references stores,
    day date not null,
    marked_at timestamptz not null default now(),
    primary key (store_id, day)
  )`,
  ...rollupTable("conversation_rollups", ["channel", "source", "topic", "hour"], conversationCounters),
  ...rollupTable(
    "escalation_rollups",
    ["channel", "source", "topic", "hour", "reason_group", "reason"],
    escalationCounters,
  ),
  ...rollupTable("rating_rollups", ["channel", "source", "handler"], ratingCounters),
  `create table duration_rollups (
    store_id int not null references stores,
    day date not null,
    is_test boolean not null,
    channel text,
    source text,
    duration text not null,
    bucket int not null,
    conversations bigint not null
  )`,
  `create unique index duration_rollups_key on duration_rollups (store_id, day, is_test, duration, channel, source, bucket) include (conversations) nulls not distinct`,
];

const tables =
  "duration_rollups, rating_rollups, escalation_rollups, conversation_rollups, dirty_days, rating_facts, conversation_facts";

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`drop table ${tables}`).execute(db);
}
