/** 客服评价: how buyers of Taobao and Tmall rated an account that served them, as the API answers it, or one a line. */
import { chatCapabilities } from "./chats/capabilities.ts";
import { requireMoment } from "./chats/moment.ts";
import { writeEvent, type Origin } from "./chats/write-event.ts";
import { hashId } from "./hash-id.ts";
import { openJsonReader } from "./json-reader.ts";
import { countFittingLines } from "./orders/detect-json.ts";
import { FieldFault, readText, requireText, type Fields } from "./orders/fields.ts";
import type { SourceAdapter, SourceReader, WireRecord } from "./source-adapter.ts";
import { chinaTime, taobaoSource, taobaoStore } from "./taobao-shop.ts";

/** Nicks come with the name of their site before them. */
const site = /^cntaobao/;
/** Who asked for the rating: the agent, nobody but the buyer, the system. */
const invitedBy: Readonly<Record<string, boolean>> = { 0: true, 1: false, 2: true };

/** Times without blanks and colons, `20250101100211`, are told as the calls take them. */
function readChinaTime(fields: Fields, place: string): number {
  const text = requireText(fields, place);
  const [, date, ...clock] = /^(\d{8})(\d\d)(\d\d)(\d\d)$/.exec(text) ?? [];
  if (date === undefined) return requireMoment(fields, place, chinaTime);
  const day = `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}`;
  return requireMoment({ [place]: `${day} ${clock.join(":")}` }, place, chinaTime);
}

type Context = { origin: Origin; robots: ReadonlySet<string> };

function readRating(fields: Fields, { origin, robots }: Context): WireRecord[] {
  if (readText(fields, "sub_code") !== null || readText(fields, "msg") !== null) {
    const said = readText(fields, "sub_msg") ?? requireText(fields, "msg");
    throw new FieldFault(null, `Taobao answered with an error: ${said}`);
  }
  const code = requireText(fields, "eval_code");
  if (!/^[0-4]$/.test(code)) throw new FieldFault("eval_code", "not one of 0, 1, 2, 3, 4");
  const agent = requireText(fields, "eval_sender").replace(site, "");
  const customer = readText(fields, "open_uid");
  const buyer = readText(fields, "eval_recer")?.replace(site, "") ?? null;
  const at = readChinaTime(fields, "eval_time");
  const invitedAt = readText(fields, "send_time") === null ? null : readChinaTime(fields, "send_time");
  const id = hashId(agent, customer ?? buyer, String(at));
  const source = readText(fields, "source") ?? "";
  return [
    writeEvent(origin, "conversation", {
      ...{ id: `rating:${id}`, customer, ended_at: at },
      started_at: Math.min(invitedAt ?? at, at),
    }),
    writeEvent(
      origin,
      "rating",
      {
        ...{ id, conversation: `rating:${id}`, at, comment: readText(fields, "label_name") },
        // The best of the codes is 0.
        ...{ score: Number(code), worst: 4, best: 0 },
        of: robots.size === 0 ? null : robots.has(agent) ? "bot" : "agent",
        invited: invitedBy[source] ?? null,
      },
      { agent, buyer_nick: buyer },
    ),
  ];
}

function open({ store, settings = {} }: Parameters<SourceAdapter["open"]>[0]): SourceReader {
  const robots = new Set((settings.robots ?? []).map((nick) => nick.replace(site, "")));
  const origin = { store: store ?? taobaoStore.key, source: taobaoSource };
  return openJsonReader({
    read: (fields) => readRating(fields, { origin, robots }),
    customerPlaces: ["open_uid"],
  });
}

/**
 * Answers of `qianniu.kefueval.get`. A rating names the account and the buyer, no conversation: it is joined to the buyer's last
 * one with that account in the 24 hours before, among chats of the source `taobao`, whichever come first; which one it is of is
 * inferred. Until then, and without any, it stands in one of its own, which counts among the empty ones. The platform gives
 * out no chats; those of the seller's own tables come by their columns.
 */
export const taobaoRatings: SourceAdapter = {
  id: "taobao-ratings",
  source: taobaoSource,
  title: "淘宝/天猫 客服评价 Taobao ratings, API",
  recognises: "answers of Taobao's calls for ratings of service accounts (qianniu.kefueval.get)",
  settings: {
    robots: "nicks of the accounts under which a robot answers; without them nobody knows who was rated",
  },
  capabilities: chatCapabilities({ ratings: "inferred", customerIds: "recorded" }),
  hasRatingsApart: true,
  defaultStore: taobaoStore,
  framing: { by: "element", at: ["[]", "*[]", "*.*[]", "*.*.*[]", "error_response"] },
  isStateless: true,
  detect: (head) => (/^\s*[[{]/.test(head) && /"eval_code"\s*:/.test(head) ? 0.9 : 0),
  open,
};

/** One rating a line. */
export const taobaoRatingLines: SourceAdapter = {
  ...taobaoRatings,
  id: "taobao-rating-lines",
  title: "淘宝/天猫 客服评价 Taobao ratings, one a line",
  recognises: "ratings of Taobao's service accounts, one a line",
  framing: { by: "line" },
  detect: (head) => 0.95 * countFittingLines(head, (fields) => Object.hasOwn(fields, "eval_code")),
};
