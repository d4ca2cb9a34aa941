import { sql } from "kysely";
import type { RatedPart } from "#app/events/vocabulary.ts";
import type { Extra } from "#app/events/canonical-event.ts";
import type { Db } from "../connection.ts";

export type MisplacedRating = {
  store: string;
  source: string;
  id: string;
  version: number | null;
  importId: number | null;
  extra: Extra | null;
  score: number;
  worst: number;
  best: number;
  /** Epoch ms. */
  at: number;
  of: RatedPart | null;
  invited: boolean | null;
  solved: boolean | null;
  message: string | null;
  comment: string | null;
  /** The conversation that it came in; `startedAt` and `endedAt` as they were told, in epoch ms. */
  own: {
    id: string;
    customer: string;
    startedAt: number | null;
    endedAt: number | null;
    version: number | null;
  };
  /** Where it belongs; null: in its own. */
  chat: string | null;
  /** The account rated is one of those that spoke there. */
  isNamed: boolean;
  ofSpeaker: "bot" | "agent" | null;
};

type Row = Omit<MisplacedRating, "own"> & {
  ownId: string;
  customer: string;
  startedAt: number | null;
  endedAt: number | null;
  ownVersion: number | null;
};

/**
 * Ratings that stand elsewhere than they belong. A rating belongs to the conversation of its customer, in its store and source,
 * in which somebody last spoke before it, 24 hours at most; where that one names its accounts, the one rated must be among them.
 */
export async function findMisplaced(
  db: Db,
  { stores, source }: { stores: readonly string[]; source: string },
): Promise<MisplacedRating[]> {
  const { rows } = await sql<Row>`
    select s.key as store, r.source, r.external_id as id, r.version, r.import_id as "importId", r.extra, r.score, r.worst, r.best,
      r.rated_at as at, r.rated_part as of, r.is_invited as invited, r.is_solved as solved, r.message, r.comment,
      own.external_id as "ownId", own.customer, own.version as "ownVersion",
      coalesce(own.started_at, to_timestamp((own.extra->>'started_at')::double precision / 1000)) as "startedAt",
      coalesce(own.ended_at, to_timestamp((own.extra->>'ended_at')::double precision / 1000)) as "endedAt",
      chat.external_id as chat, chat.speaker as "ofSpeaker", chat.speaker is not null as "isNamed"
    from stores s
    join ratings r on r.store_id = s.store_id and r.source = ${source} and r.rated_at is not null
    join conversations now on now.store_id = r.store_id and now.conversation_id = r.conversation_id
    join conversations own on own.store_id = r.store_id and own.source = r.source and own.customer is not null
      and own.external_id = coalesce(r.extra->>'apart', now.external_id) and own.external_id like 'rating:%'
    left join lateral (
      select c.external_id, spoken.speaker
      from conversation_facts f
      join conversations c on c.store_id = f.store_id and c.conversation_id = f.conversation_id
      cross join lateral (
        select max(m.sent_at) as last_at,
          bool_or(m.sender is not null) filter (where m.speaker in ('bot', 'agent')) as is_told,
          (array_agg(m.speaker order by m.sent_at desc) filter (where m.speaker in ('bot', 'agent')
            and regexp_replace(m.sender, '^cntaobao', '') = regexp_replace(r.extra->>'agent', '^cntaobao', '')))[1] as speaker
        from messages m
        where m.store_id = f.store_id and m.conversation_id = f.conversation_id and m.sent_at <= r.rated_at
      ) spoken
      where f.store_id = own.store_id and f.source = own.source and f.customer = own.customer
        and f.started_at <= r.rated_at and f.ended_at > r.rated_at - interval '24 hours'
        and c.external_id not like 'rating:%' and spoken.last_at > r.rated_at - interval '24 hours'
        and (spoken.speaker is not null or spoken.is_told is not true or r.extra->>'agent' is null)
      order by spoken.last_at desc, c.conversation_id
      limit 1
    ) chat on true
    where s.key = any(${stores}::text[]) and coalesce(chat.external_id, own.external_id) <> now.external_id`.execute(
    db,
  );
  return rows.map(({ ownId, customer, startedAt, endedAt, ownVersion, ...rating }) => ({
    ...rating,
    own: { id: ownId, customer, startedAt, endedAt, version: ownVersion },
  }));
}
