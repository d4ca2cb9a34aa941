import { expect, test } from "vitest";
import { detectFormat, findAdapter } from "#app/sources/registry.ts";
import { taobaoRatingLines, taobaoRatings } from "#app/sources/taobao-rating.ts";
import { normaliseScore } from "#app/facts/ratings.ts";
import { ofType, readSource } from "#tests/factories/read-source.ts";

const at = (clock: string) => Date.parse(`2025-01-01T${clock}+08:00`);

/** The example of the format's description. */
const row = {
  ...{ eval_code: 4, eval_sender: "cntaobaoshop:amy", eval_recer: "t**1", open_uid: "AAH-example" },
  ...{
    send_time: "2025-01-01 10:00:00",
    eval_time: "2025-01-01 10:02:11",
    source: 0,
    label_name: "未解决问题",
  },
};

async function read(changes: object = {}, format = "taobao-rating-lines") {
  const { events, bad } = await readSource(findAdapter(format)!, JSON.stringify({ ...row, ...changes }));
  return { bad, rating: ofType(events, "rating")[0], conversation: ofType(events, "conversation")[0] };
}

test("a rating, field for field, in a conversation of its own", async () => {
  const { rating, conversation } = await read();
  const id = expect.stringMatching(/^[\da-f]{32}$/) as string;
  const base = { store: "taobao", source: "taobao", version: null };
  expect(rating).toEqual({
    ...{ ...base, type: "rating", id, conversation: `rating:${rating!.id}`, at: at("10:02:11") },
    ...{ score: 4, worst: 4, best: 0, of: null, invited: true, solved: null, message: null },
    ...{ comment: "未解决问题", extra: { agent: "shop:amy", buyer_nick: "t**1" } },
  });
  expect(conversation).toMatchObject({
    ...{ id: `rating:${rating!.id}`, customer: "AAH-example" },
    ...{ startedAt: at("10:00:00"), endedAt: at("10:02:11") },
  });
});

test.each([
  [0, 1],
  [1, 0.75],
  [2, 0.5],
  [3, 0.25],
  [4, 0],
])("code %i is %d of the best: the scale runs backwards", async (eval_code, share) => {
  expect(normaliseScore((await read({ eval_code })).rating!)).toBeCloseTo(share, 10);
});

test.each([
  [0, true],
  [1, false],
  [2, true],
  [9, null],
  [null, null],
])("source %s: invited %s", async (source, invited) => {
  expect((await read({ source })).rating).toMatchObject({ invited });
});

test("who was rated is known by the robots' nicks", async () => {
  const format = "taobao-rating-lines?robots=cntaobaoshop:ai,shop:help";
  expect((await read({}, format)).rating).toMatchObject({ of: "agent" });
  expect((await read({ eval_sender: "cntaobaoshop:ai" }, format)).rating).toMatchObject({ of: "bot" });
  expect((await read({ eval_sender: "shop:help" }, format)).rating).toMatchObject({ of: "bot" });
});

test("a masked nick is nobody's id; times may come without signs, and the invitation's may be absent", async () => {
  expect((await read({ open_uid: "" })).conversation).toMatchObject({ customer: null });
  const told = await read({ eval_time: "20250101100211", send_time: null });
  expect(told.rating).toMatchObject({ at: at("10:02:11") });
  expect(told.conversation).toMatchObject({ startedAt: at("10:02:11") });
});

test.each([
  ["the answer", { result_count: 1, staff_eval_details: [row] }],
  [
    "with its wrapper",
    { qianniu_kefueval_get_response: { staff_eval_details: { staff_eval_detail: [row] } } },
  ],
  ["a bare list", [row]],
])("%s", async (_what, document) => {
  const { events } = await readSource(taobaoRatings, JSON.stringify(document));
  expect(events).toEqual((await readSource(taobaoRatingLines, JSON.stringify(row))).events);
});

test.each([
  ["another code", { eval_code: 5 }, "eval_code", "not one of 0, 1, 2, 3, 4"],
  ["no code", { eval_code: null }, "eval_code", "is missing"],
  ["no account", { eval_sender: "" }, "eval_sender", "is missing"],
  ["no time", { eval_time: "" }, "eval_time", "is missing"],
])("%s is refused", async (_what, changes, field, reason) => {
  expect((await read(changes)).bad).toMatchObject([{ line: 1, field, reason }]);
});

test("an error that came as an answer is told", async () => {
  const error = {
    error_response: { code: 27, msg: "Invalid session", sub_code: "x", sub_msg: "session 过期" },
  };
  const { bad } = await readSource(taobaoRatings, JSON.stringify(error));
  expect(bad).toMatchObject([{ reason: "Taobao answered with an error: session 过期" }]);
});

test("the format is known by what is in it", () => {
  expect(detectFormat(JSON.stringify({ staff_eval_details: [row] }), "-")?.id).toBe("taobao-ratings");
  expect(detectFormat(JSON.stringify([row], null, 2), "-")?.id).toBe("taobao-ratings");
  expect(detectFormat(JSON.stringify(row), "-")?.id).toBe("taobao-rating-lines");
});
