/** One customer of one store: what is known of their conversations and ratings. */
import { sql } from "kysely";
import type { Scope } from "#app/access/principal.ts";
import type { Db } from "../connection.ts";
import { classifyFacts } from "../measures/classified.ts";
import { renderScope } from "./scope.ts";

export type CustomerKey = { storeId: number; source: string; customer: string };

export type CustomerStore = { storeKey: string; storeName: string; timezone: string };

/** Undefined when the store is none of the scope. */
export async function findCustomerStore(
  db: Db,
  scope: Scope,
  storeId: number,
): Promise<CustomerStore | undefined> {
  const { rows } = await sql<CustomerStore>`
    select s.key as "storeKey", s.name as "storeName", s.timezone from stores s
    where s.store_id = ${storeId} and ${renderScope(scope, "s.store_id")}`.execute(db);
  return rows[0];
}

/** Times in epoch ms. */
export type CustomerConversation = {
  conversationId: number;
  startedAt: number;
  endedAt: number;
  standing: string;
  handler: string;
  channel: string | null;
  topic: string | null;
  openingText: string | null;
  isTest: boolean;
};

/** The newest of them, oldest first; judged by a re-contact window in hours, null for the store's own. */
export async function listCustomerConversations(
  db: Db,
  { storeId, source, customer }: CustomerKey,
  { recontactHours, limit }: { recontactHours: number | null; limit: number },
): Promise<CustomerConversation[]> {
  const facts = classifyFacts(
    { hours: sql`coalesce(${recontactHours}::int, s.recontact_hours)`, sameTopicOnly: false },
    sql`conversation_facts f join stores s on s.store_id = f.store_id`,
    sql`f.store_id = ${storeId} and f.source = ${source} and f.customer = ${customer}`,
  );
  const { rows } = await sql<CustomerConversation>`
    select c.conversation_id as "conversationId", c.started_at as "startedAt", c.ended_at as "endedAt", c.standing,
      c.handler, c.channel, c.topic, c.opening_text as "openingText", c.is_test as "isTest"
    from (${facts}) c order by c.started_at desc, c.conversation_id desc limit ${limit}`.execute(db);
  return rows.reverse();
}

/** A rating given to one of those conversations; it stands at the end of it where the source gives no time. */
export type CustomerRating = {
  id: string;
  conversationId: number;
  at: number | null;
  ratedPart: string | null;
  score: number;
  worst: number;
  best: number;
  comment: string | null;
};

export async function listCustomerRatings(
  db: Db,
  { storeId }: Pick<CustomerKey, "storeId">,
  conversationIds: readonly number[],
): Promise<CustomerRating[]> {
  if (conversationIds.length === 0) return [];
  return db
    .selectFrom("ratings")
    .select([
      "external_id as id",
      "conversation_id as conversationId",
      "rated_at as at",
      "rated_part as ratedPart",
    ])
    .select(["score", "worst", "best", "comment"])
    .where("store_id", "=", storeId)
    .where("conversation_id", "in", [...conversationIds])
    .orderBy("external_id")
    .execute();
}
