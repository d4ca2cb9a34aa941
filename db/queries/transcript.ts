/** One conversation as it happened: messages, handoffs, ratings and its fact. */
import { sql } from "kysely";
import type { MessageReading } from "#app/facts/conversation-record.ts";
import type { Scope } from "#app/access/principal.ts";
import type { Db } from "../connection.ts";
import { classifyFacts, dataThrough } from "../measures/classified.ts";
import type { ConversationFactsTable } from "../tables/facts.ts";
import { renderScope } from "./scope.ts";

export type TranscriptMessage = {
  id: string;
  at: number;
  speaker: string;
  sender: string | null;
  text: string | null;
  kind: string | null;
  entry: string | null;
  confidence: number | null;
  matched: boolean | null;
  intent: string | null;
  products: string[] | null;
  isTimeInferred: boolean;
  /** What was read from the text before it went. */
  reading: MessageReading | null;
  extra: Record<string, unknown> | null;
};

export type TranscriptHandoff = {
  id: string;
  at: number;
  requestedBy: string | null;
  isExecuted: boolean;
  reason: string | null;
  target: string | null;
};

export type TranscriptRating = {
  id: string;
  at: number | null;
  ratedPart: string | null;
  score: number;
  worst: number;
  best: number;
  isInvited: boolean | null;
  isSolved: boolean | null;
  /** Id of the answer it is about, where the source says. */
  message: string | null;
  comment: string | null;
};

export type ClassifiedFact = ConversationFactsTable & {
  store_key: string;
  store_name: string;
  recontact_hours: number;
  standing: string;
  is_matured: boolean;
  is_returned: boolean;
};

export type Transcript = {
  conversationId: number;
  storeId: number;
  storeKey: string;
  storeName: string;
  timezone: string;
  source: string;
  externalId: string;
  endedBy: string | null;
  stage: string | null;
  /** When its texts went: by the store's retention, or with its customer. */
  textRemovedAt: number | null;
  erasedAt: number | null;
  extra: Record<string, unknown> | null;
  /** The store's own "I cannot answer that" wordings, for the kinds of messages. */
  fallbackPhrases: string[];
  /** Epoch ms the data of the store reaches to. */
  dataThrough: number | null;
  /** Undefined while the conversation has no time yet. */
  fact: ClassifiedFact | undefined;
  messages: TranscriptMessage[];
  handoffs: TranscriptHandoff[];
  ratings: TranscriptRating[];
  /** Other conversations of the same customer, nearest first. */
  related: { conversationId: number; startedAt: number; endedAt: number; openingText: string | null }[];
};

/** The re-contact window a conversation is judged by; null hours mean the store's own. */
export type TranscriptWindow = { recontactHours: number | null; sameTopicOnly: boolean };
const ownWindow: TranscriptWindow = { recontactHours: null, sameTopicOnly: false };

/** Everything about a conversation; undefined when the stores of the scope have none with this id. */
export async function findTranscript(
  db: Db,
  scope: Scope,
  conversationId: number,
  window: TranscriptWindow = ownWindow,
): Promise<Transcript | undefined> {
  const head = await db
    .selectFrom("conversations as c")
    .innerJoin("stores as s", "s.store_id", "c.store_id")
    .select([
      "c.conversation_id as conversationId",
      "c.store_id as storeId",
      "s.key as storeKey",
      "s.name as storeName",
      "s.timezone",
      "c.source",
      "c.external_id as externalId",
      "c.ended_by as endedBy",
      "c.stage",
      "c.text_removed_at as textRemovedAt",
      "c.erased_at as erasedAt",
      sql<Record<string, unknown> | null>`c.extra`.as("extra"),
      "s.fallback_phrases as fallbackPhrases",
      sql<number | null>`${dataThrough}`.as("dataThrough"),
    ])
    .where("c.conversation_id", "=", conversationId)
    .where(renderScope(scope, "c.store_id"))
    .executeTakeFirst();
  if (!head) return undefined;
  const [fact, messages, handoffs, ratings] = await Promise.all([
    findFact(db, head, window),
    listMessages(db, head),
    listHandoffs(db, head),
    listRatings(db, head),
  ]);
  return { ...head, fact, messages, handoffs, ratings, related: fact ? await listRelated(db, fact) : [] };
}

type Key = { storeId: number; conversationId: number };

async function findFact(
  db: Db,
  { storeId, conversationId }: Key,
  { recontactHours, sameTopicOnly }: TranscriptWindow,
): Promise<ClassifiedFact | undefined> {
  const hours = recontactHours === null ? sql`s.recontact_hours` : sql`${recontactHours}::int`;
  const facts = classifyFacts(
    { hours, sameTopicOnly },
    sql`conversation_facts f join stores s on s.store_id = f.store_id`,
    sql`f.store_id = ${storeId} and f.conversation_id = ${conversationId}`,
  );
  const { rows } = await sql<ClassifiedFact>`${facts}`.execute(db);
  return rows[0];
}

async function listMessages(db: Db, { storeId, conversationId }: Key): Promise<TranscriptMessage[]> {
  return db
    .selectFrom("messages")
    .select([
      "external_id as id",
      "sent_at as at",
      "speaker",
      "sender",
      "body as text",
      "kind",
      "entry",
      "confidence",
      "matched",
      "intent",
      "products",
      "is_time_inferred as isTimeInferred",
      sql<MessageReading | null>`reading`.as("reading"),
      sql<Record<string, unknown> | null>`extra`.as("extra"),
    ])
    .where("store_id", "=", storeId)
    .where("conversation_id", "=", conversationId)
    .orderBy("sent_at")
    .orderBy(sql`array_position(array['customer', 'bot', 'agent', 'system'], speaker)`)
    .orderBy(sql`external_id collate "C"`)
    .execute();
}

async function listHandoffs(db: Db, { storeId, conversationId }: Key): Promise<TranscriptHandoff[]> {
  return db
    .selectFrom("handoffs")
    .select([
      "external_id as id",
      "handed_off_at as at",
      "requested_by as requestedBy",
      "is_executed as isExecuted",
      "reason",
      "target",
    ])
    .where("store_id", "=", storeId)
    .where("conversation_id", "=", conversationId)
    .orderBy("handed_off_at")
    .orderBy("external_id")
    .execute();
}

async function listRatings(db: Db, { storeId, conversationId }: Key): Promise<TranscriptRating[]> {
  return db
    .selectFrom("ratings")
    .select([
      "external_id as id",
      "rated_at as at",
      "rated_part as ratedPart",
      "score",
      "worst",
      "best",
      "is_invited as isInvited",
      "is_solved as isSolved",
      "message",
      "comment",
    ])
    .where("store_id", "=", storeId)
    .where("conversation_id", "=", conversationId)
    .orderBy("rated_at")
    .orderBy("external_id")
    .execute();
}

async function listRelated(db: Db, fact: ClassifiedFact): Promise<Transcript["related"]> {
  if (fact.customer === null) return [];
  const rows = await db
    .selectFrom("conversation_facts")
    .select([
      "conversation_id as conversationId",
      "started_at as startedAt",
      "ended_at as endedAt",
      "opening_text as openingText",
    ])
    .where("store_id", "=", fact.store_id)
    .where("source", "=", fact.source)
    .where("customer", "=", fact.customer)
    .where("conversation_id", "<>", fact.conversation_id)
    .orderBy("started_at", "desc")
    .limit(20)
    .execute();
  return rows.sort(
    (a, b) => Math.abs(a.startedAt - fact.started_at) - Math.abs(b.startedAt - fact.started_at),
  );
}
