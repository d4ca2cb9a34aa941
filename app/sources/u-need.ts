/** U-NEED: published pre-sale dialogues of Taobao's shops, one a line, between buyers and the shops' people. */
import { chatCapabilities } from "./chats/capabilities.ts";
import { requireMoment } from "./chats/moment.ts";
import { writeEvent, type Origin } from "./chats/write-event.ts";
import { openJsonReader } from "./json-reader.ts";
import { countFittingLines } from "./orders/detect-json.ts";
import { FieldFault, findField, isFields, readText, requireText, type Fields } from "./orders/fields.ts";
import type { SourceAdapter, WireRecord } from "./source-adapter.ts";
import { chinaTime } from "./taobao-shop.ts";

const speakers: Readonly<Record<string, "customer" | "agent">> = { 用户: "customer", 客服: "agent" };

function readDialogue(fields: Fields, origin: Origin): WireRecord[] {
  const id = requireText(fields, "sid");
  const turns = findField(fields, "dialogue");
  if (!Array.isArray(turns)) throw new FieldFault("dialogue", "must be a list");
  const customer = readText(fields, "userid");
  const conversation = { id, customer, topic: readText(fields, "domain"), stage: "pre_sale" as const };
  return [
    // A shop, not one of its people: it names no sender.
    writeEvent(origin, "conversation", conversation, { seller: readText(fields, "sellerid") }),
    ...turns.map((turn: unknown, index) => {
      if (!isFields(turn)) throw new FieldFault(`dialogue[${index}]`, "not a JSON object");
      return readTurn(turn, { id, customer }, origin);
    }),
  ];
}

type Talk = { id: string; customer: string | null };

function readTurn(turn: Fields, { id, customer }: Talk, origin: Origin): WireRecord {
  const from = speakers[requireText(turn, "sender_type")];
  if (!from) throw new FieldFault("sender_type", "neither 用户 nor 客服");
  const products = findField(turn, "rec_item_id");
  const ids = Array.isArray(products) ? products.filter((product) => typeof product === "string") : [];
  return writeEvent(
    origin,
    "message",
    {
      ...{ id: `${id}-${requireText(turn, "seq_no")}`, conversation: id, from, customer },
      at: requireMoment(turn, "time", chinaTime),
      text: readText(turn, "send_content"),
      products: ids.length > 0 ? ids : null,
    },
    { act: readText(turn, "act_tag") },
  );
}

/** Times name no zone and are China's. All answers are people's. */
export const uNeed: SourceAdapter = {
  id: "u-need",
  source: "u-need",
  title: "U-NEED",
  recognises: "published dialogues of U-NEED, with sid and dialogue, one a line",
  capabilities: chatCapabilities({
    messageTimes: "recorded",
    botMarks: "recorded",
    customerIds: "recorded",
    topics: "recorded",
  }),
  defaultStore: {
    key: "u-need",
    name: "U-NEED",
    timezone: "Asia/Shanghai",
    currency: "CNY",
    locale: "zh-CN",
    platform: "u-need",
  },
  framing: { by: "line" },
  isStateless: true,
  detect: (head) =>
    0.95 *
    countFittingLines(head, (fields) => Object.hasOwn(fields, "sid") && Array.isArray(fields.dialogue)),
  open: ({ store }) =>
    openJsonReader({
      read: (fields) => readDialogue(fields, { store: store ?? "u-need", source: "u-need" }),
      customerPlaces: ["userid"],
    }),
};
