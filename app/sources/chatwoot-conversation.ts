/** A conversation of Chatwoot as a webhook or its REST API tells it: its state, its handoff, its last message. Pure. */
import { readMoment, requireMoment } from "./chats/moment.ts";
import { writeEvent } from "./chats/write-event.ts";
import {
  findAccount,
  findContact,
  nameConversation,
  readFilled,
  type ChatwootTelling,
} from "./chatwoot-fields.ts";
import { besideVersion, readMessage } from "./chatwoot-message.ts";
import { findField, isFields, readList, readText, type Fields } from "./orders/fields.ts";
import type { WireRecord } from "./source-adapter.ts";

export function readConversation(fields: Fields, telling: ChatwootTelling): WireRecord[] {
  const account = findAccount(fields, telling);
  const last = readList(fields, "messages").flatMap((message) =>
    readMessage(
      { conversation_id: findField(fields, "id"), ...message, account_id: account },
      telling,
      besideVersion,
    ),
  );
  return [
    writeConversation({ ...fields, account_id: account }, telling),
    ...readHandoff(fields, account, telling),
    ...last,
  ];
}

type Change = { from: string | null; to: string | null; at: number };

/** When the status of a conversation changed, if this webhook tells of that. */
function readStatusChange(fields: Fields): Change | null {
  const changes = readList(fields, "changed_attributes");
  const find = (name: string) => changes.map((one) => findField(one, name)).find(isFields);
  const status = find("status");
  if (!status) return null;
  const at = readMoment(find("updated_at") ?? {}, "current_value", "Z") ?? requireChangeTime(fields);
  return { from: readText(status, "previous_value"), to: readText(status, "current_value"), at };
}

function requireChangeTime(fields: Fields): number {
  return readMoment(fields, "updated_at", "Z") ?? requireMoment(fields, "timestamp", "Z");
}

/** A bot's conversation waits as pending until somebody opens it for people. */
function readHandoff(fields: Fields, account: string, { origin }: ChatwootTelling): WireRecord[] {
  const change = readStatusChange(fields);
  if (change?.from !== "pending" || change.to !== "open") return [];
  const conversation = nameConversation(account, fields, "id");
  return [
    writeEvent(
      origin,
      "handoff",
      {
        id: `${conversation}-${change.at}`,
        conversation,
        at: change.at,
        to: findReceiver(fields),
      },
      { inferred: "status pending to open" },
    ),
  ];
}

function findReceiver(fields: Fields): string | null {
  return (
    readText(fields, "meta.team.name") ??
    readText(fields, "meta.assignee.name") ??
    readText(fields, "meta.assignee.id")
  );
}

export function writeConversation(fields: Fields, { origin }: ChatwootTelling): WireRecord {
  const status = readText(fields, "status");
  const startedAt = readMoment(fields, "created_at", "Z");
  const change = readStatusChange(fields);
  const activeAt = readMoment(fields, "last_activity_at", "Z") ?? readMoment(fields, "timestamp", "Z");
  const isToldEnd = status === "resolved" && change?.to === "resolved";
  const endedAt = status !== "resolved" ? null : isToldEnd ? change.at : activeAt;
  const channel = readText(fields, "channel") ?? readText(fields, "meta.channel");
  const labels = findField(fields, "labels");
  return writeEvent(
    origin,
    "conversation",
    {
      id: nameConversation(readText(fields, "account_id")!, fields, "id"),
      customer: findContact(fields, "meta.sender"),
      channel: channel?.replace(/^Channel::/, "") ?? null,
      started_at: startedAt,
      ended_at: endedAt !== null && startedAt !== null && endedAt < startedAt ? null : endedAt,
      version: readMoment(fields, "updated_at", "Z") ?? activeAt,
    },
    {
      status,
      inferred: endedAt !== null && !isToldEnd ? "ended_at" : null,
      inbox: readText(fields, "inbox_id"),
      team: readText(fields, "meta.team.name"),
      assignee: readText(fields, "meta.assignee.id"),
      labels: Array.isArray(labels) && labels.length > 0 ? labels : null,
      priority: readText(fields, "priority"),
      custom_attributes: readFilled(fields, "custom_attributes"),
    },
  );
}
