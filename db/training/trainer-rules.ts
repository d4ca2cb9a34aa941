/** What the merchant has set for trainers: rules of certification, and how long an agent's productive day is. */
import { sql } from "kysely";
import { commonRules, type LevelRule } from "#app/training/certification.ts";
import { commonProductiveMinutes } from "#app/training/productive-day.ts";
import type { Db } from "../connection.ts";

/** The rules in force, the lowest level first. */
export async function readRules(db: Db): Promise<{ rules: LevelRule[]; isOwn: boolean }> {
  const { rows } = await sql<LevelRule>`
    select level, least_judged as "leastJudged", least_added as "leastAdded", most_harmed::float8 as "mostHarmed"
    from certification_rules order by level`.execute(db);
  return rows.length === 0 ? { rules: [...commonRules], isOwn: false } : { rules: rows, isOwn: true };
}

/** All levels at once; null goes back to the rules Apiary comes with. */
export async function writeRules(db: Db, rules: readonly LevelRule[] | null): Promise<void> {
  await sql`delete from certification_rules`.execute(db);
  for (const { level, leastJudged, leastAdded, mostHarmed } of rules ?? []) {
    await sql`
      insert into certification_rules (level, least_judged, least_added, most_harmed)
      values (${level}, ${leastJudged}, ${leastAdded}, ${mostHarmed}::numeric)`.execute(db);
  }
}

/** Minutes of an agent's productive day. */
export async function readProductiveMinutes(db: Db): Promise<{ minutes: number; isOwn: boolean }> {
  const { rows } = await sql<{ minutes: number }>`
    select productive_minutes as minutes from training_settings`.execute(db);
  const [own] = rows;
  return own ? { minutes: own.minutes, isOwn: true } : { minutes: commonProductiveMinutes, isOwn: false };
}

export async function writeProductiveMinutes(db: Db, minutes: number): Promise<void> {
  await sql`
    insert into training_settings (productive_minutes) values (${minutes})
    on conflict (is_only) do update set productive_minutes = excluded.productive_minutes`.execute(db);
}
