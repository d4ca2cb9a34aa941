import { sql, type Kysely } from "kysely";

const statements = [
  // What crediting an order asks of a conversation. Facts folded before have none of it.
  `alter table conversation_facts
    add column stage text,
    add column first_bot_speech_at timestamptz,
    add column first_human_speech_at timestamptz`,
  // So stores that have any wish for the settings they have, and their conversations are folded again in the background.
  `alter table stores add column needs_refold boolean not null default false`,
  `update stores s set needs_refold = true, wish = wish + 1, refolded = 0, to_refold = null,
      next_settings = coalesce(next_settings, jsonb_build_object('timezone', timezone,
        'recontact_hours', recontact_hours, 'attribution_hours', attribution_hours, 'fallback_phrases', fallback_phrases))
    where exists (select from conversations c where c.store_id = s.store_id)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`alter table stores drop column needs_refold`.execute(db);
  await sql`
    alter table conversation_facts
    drop column stage, drop column first_bot_speech_at, drop column first_human_speech_at`.execute(db);
}
