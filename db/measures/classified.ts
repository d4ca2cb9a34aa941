/**
 * Facts read under a re-contact window: adds where each conversation stands (metrics.md, Outcome of a conversation).
 * What is stored does not depend on windows; what it means is decided here, and only here.
 */
import { sql, type RawBuilder } from "kysely";

export type Window = {
  /** SQL for the window in hours, over aliases `f` (fact) and `s` (store). */
  hours: RawBuilder<unknown>;
  sameTopicOnly: boolean;
};

/** SQL for how far a store's data reaches, over alias `s`. */
export const dataThrough = sql`greatest(s.newest_event_at, s.vouched_through)`;

/**
 * A row source of classified facts: every column of conversation_facts plus `store_key`, `standing`, `is_matured`, `is_returned`.
 * `from` must yield aliases `f` and `s`; `where` filters them.
 */
export function classifyFacts(
  window: Window,
  from: RawBuilder<unknown>,
  where: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const gap = sql.ref(window.sameTopicOnly ? "f.next_same_topic_ms" : "f.next_contact_ms");
  return sql`
    select x.*,
      x.class = 'engaged' and not x.is_pending as is_matured,
      case
        when x.class <> 'engaged' then x.class
        when x.is_pending then 'pending'
        when x.settlement = 'durable' then case when x.is_returned then 'recontacted' else 'durable' end
        when x.settlement = 'handoff' then
          case when x.is_rejected or x.is_returned then 'handoff_unsolved' else 'handoff_solved' end
        else x.settlement
      end as standing
    from (
      select f.*, s.key as store_key, s.name as store_name, w.hours as recontact_hours,
        f.ended_at + w.hours * interval '1 hour' > ${dataThrough} as is_pending,
        coalesce(${gap} <= w.hours::bigint * 3600000, false) as is_returned
      from ${from}
      cross join lateral (select ${window.hours} as hours) w
      where ${where}
    ) x`;
}
