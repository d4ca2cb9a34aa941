/** Zendesk's tickets, their comments and satisfaction, and the conversation log. Pure. */
import { readHtml } from "./chats/html-text.ts";
import { inferHandoff } from "./chats/infer-handoff.ts";
import { readMoment, requireMoment } from "./chats/moment.ts";
import { writeEvent } from "./chats/write-event.ts";
import {
  FieldFault,
  findField,
  isFields,
  readList,
  readText,
  requireId,
  type Fields,
} from "./orders/fields.ts";
import type { WireRecord } from "./source-adapter.ts";
import { nameTicket, type ZendeskTelling } from "./zendesk-shape.ts";

const ended = new Set(["solved", "closed"]);
/** A score of the old satisfaction; one that is offered only, or not, is no rating. */
const scores = new Map([
  ["good", 1],
  ["bad", 0],
]);
const notRated = new Set(["offered", "unoffered"]);

/** A ticket, and its satisfaction where it has one. */
export function readTicket(ticket: Fields, telling: ZendeskTelling): WireRecord[] {
  const id = nameTicket(requireId(ticket, "id"));
  const status = readText(ticket, "status");
  const solvedAt = readMoment(ticket, "metric_set.solved_at", "Z");
  const updatedAt = readMoment(ticket, "updated_at", "Z");
  const hasEnded = ended.has(status ?? "");
  const tags = findField(ticket, "tags");
  const conversation = writeEvent(
    telling.origin,
    "conversation",
    {
      id,
      customer: readText(ticket, "requester_id"),
      channel: readText(ticket, "via.channel") ?? readText(ticket, "via_channel"),
      started_at: requireMoment(ticket, "created_at", "Z"),
      ended_at: hasEnded ? (solvedAt ?? updatedAt) : null,
      version: readMoment(ticket, "generated_timestamp", "Z") ?? updatedAt,
    },
    {
      status,
      inferred: hasEnded && solvedAt === null ? "ended_at" : null,
      subject: readText(ticket, "subject"),
      assignee: readText(ticket, "assignee_id"),
      group: readText(ticket, "group_id"),
      tags: Array.isArray(tags) && tags.length > 0 ? tags : null,
      priority: readText(ticket, "priority"),
    },
  );
  const satisfaction = findField(ticket, "satisfaction_rating");
  if (!isFields(satisfaction)) return [conversation];
  const by = readText(ticket, "assignee_id");
  return [conversation, ...writeSatisfaction(satisfaction, { ticket: id, by, at: null }, telling)];
}

/** A row of the satisfaction ratings. */
export function readSatisfaction(row: Fields, telling: ZendeskTelling): WireRecord[] {
  const ticket = nameTicket(requireId(row, "ticket_id"));
  const at = readMoment(row, "updated_at", "Z") ?? readMoment(row, "created_at", "Z");
  return writeSatisfaction(row, { ticket, by: readText(row, "assignee_id"), at }, telling);
}

type Rated = { ticket: string; by: string | null; at: number | null };

/** The same rating whether the ticket tells it or its own row, which knows its time. */
function writeSatisfaction(row: Fields, { ticket, by, at }: Rated, { origin }: ZendeskTelling): WireRecord[] {
  const told = readText(row, "score")?.replace(/_with_comment$/, "") ?? null;
  if (told === null || notRated.has(told)) return [];
  const score = scores.get(told);
  if (score === undefined) throw new FieldFault("satisfaction_rating.score", "neither good nor bad");
  return [
    writeEvent(
      origin,
      "rating",
      {
        ...{
          id: `${ticket}-satisfaction`,
          conversation: ticket,
          score,
          worst: 0,
          best: 1,
          at,
          invited: true,
        },
        of: by === null ? null : "agent",
        comment: readText(row, "comment"),
        version: at ?? 0,
      },
      { reason: readText(row, "reason") },
    ),
  ];
}

type Asked = { ticket: string; requester: string | null; roles: ReadonlyMap<string, string> };

/** A ticket with its comments or its conversation log, or these with the ticket's number alone. */
export function readTicketTalk(record: Fields, telling: ZendeskTelling): WireRecord[] {
  const ticket = findField(record, "ticket");
  const number = isFields(ticket)
    ? requireId(ticket, "id")
    : (readText(record, "ticket_id") ?? telling.ticket);
  if (number === null) throw new FieldFault("ticket_id", noTicket);
  const told = isFields(ticket) ? readTicket(ticket, telling) : [];
  const id = nameTicket(number);
  const requester = isFields(ticket) ? readText(ticket, "requester_id") : readText(record, "requester_id");
  const roles = new Map(
    readList(record, "users").map((user) => [readText(user, "id") ?? "", readText(user, "role") ?? ""]),
  );
  const asked: Asked = { ticket: id, requester, roles };
  const messages = [
    ...readList(record, "events").map((event) => readLogEvent(event, asked, telling)),
    ...readList(record, "comments").map((comment) => readComment(comment, asked, telling)),
  ];
  const handoff = inferHandoff(telling.origin, id, messages);
  return [...told, ...messages, ...(handoff ? [handoff] : [])];
}

const noTicket = "is missing: a log does not say whose it is, name it (zendesk-log?ticket=…)";

const authors = new Map([
  ["user", "customer"],
  ["bot", "bot"],
  ["agent", "agent"],
] as const);

/** An event of the log; a comment has the same id here and in the list of comments. */
function readLogEvent(event: Fields, { ticket, requester }: Asked, { origin }: ZendeskTelling): WireRecord {
  const type = readText(event, "author.type");
  const from = authors.get((type ?? "") as "user") ?? "system";
  const author = findAuthor(event);
  const isPrivate = [event, findField(event, "metadata")].some(
    (part) => isFields(part) && part.public === false,
  );
  const html = readText(event, "content.html_body") ?? readText(event, "content.html");
  const eventType = readText(event, "type");
  const body = readText(event, "content.body") ?? readText(event, "content.text");
  const isHtml = html !== null || readText(event, "content.type") === "html";
  return writeEvent(
    origin,
    "message",
    {
      id: readText(event, "reference")?.replace(/^zen:/, "") ?? requireId(event, "id"),
      conversation: ticket,
      at: requireMoment(event, "created_at", "Z"),
      from,
      text: isHtml ? readHtml(html ?? body) : body,
      kind: isPrivate ? "note" : null,
      sender: from === "customer" ? null : author,
      customer: from === "customer" ? (requester ?? author) : null,
    },
    {
      event: readText(event, "id"),
      event_type: eventType === "Comment" ? null : eventType,
      author_type: from === "system" ? type : null,
      attachments: readList(event, "attachments").length || null,
    },
  );
}

/** `zen:support:user_id` as a name of the field, or as the beginning of the id. */
function findAuthor(event: Fields): string | null {
  const support = readText(event, "author.zen:support:user_id");
  if (support !== null) return support;
  const id = readText(event, "author.id") ?? readText(event, "author.zen:sunco:user_id");
  return id?.replace(/^zen:(?:support|sunco):user_id:/, "") ?? null;
}

/** Whoever asked is the customer, and so is every end user that is known as one. */
function findCommenter(author: string | null, { requester, roles }: Asked, telling: ZendeskTelling) {
  if (author === null) return "system";
  if (telling.bots.has(author)) return "bot";
  if (author === requester || roles.get(author) === "end-user") return "customer";
  if (telling.agents) return telling.agents.has(author) ? "agent" : "customer";
  if (requester === null && !roles.has(author)) throw new FieldFault("author_id", noRequester);
  return "agent";
}

const noRequester = "nobody says who asked: name the agents (zendesk-table?agents=…), or give the ticket";

export function readComment(comment: Fields, asked: Asked, telling: ZendeskTelling): WireRecord {
  const author = readText(comment, "author_id") ?? readText(comment, "user_id");
  const from = findCommenter(author, asked, telling);
  const isPrivate = /^false$/i.test(String(findField(comment, "public")));
  const plain = readText(comment, "plain_body") ?? readText(comment, "body");
  const place = findField(comment, "created_at") === undefined ? "created" : "created_at";
  return writeEvent(
    telling.origin,
    "message",
    {
      id: `ticket_event:${requireId(comment, "id")}`,
      conversation: asked.ticket,
      at: requireMoment(comment, place, "Z"),
      from,
      text: plain ?? readHtml(readText(comment, "html_body")),
      kind: isPrivate ? "note" : null,
      sender: from === "customer" ? null : author,
      customer: from === "customer" ? author : null,
    },
    { via: readText(comment, "via.channel") },
  );
}
