/** Qiyu's records: a robot's session, a question and a miss in it, and how tests read them. */
import { expect } from "vitest";
import { qiyu } from "#app/sources/qiyu.ts";
import { ofType, readSource } from "#tests/factories/read-source.ts";

export type Fields = Record<string, unknown>;

/** The example of the format's description. */
export const session = {
  ...{ id: "900000000000000001", startTime: 1735693200000, endTime: 1735693320000, sType: 0, interaction: 1 },
  ...{ staffId: -1, staffName: "机器人", userId: "7001", foreignId: "buyer-42", relatedType: 2 },
  ...{ relatedId: "900000000000000002", closeReason: 3, transferRgType: 30, category: "售后/退款" },
  ...{ evaluationType: 5, evaluation: 25, evaluationRemark: "没解决" },
  ...{ userJoinEvaluateTime: "1735693330000", userResolvedStatus: 2 },
};

export const question = {
  ...{ id: "51", sessionId: "900000000000000001", from: 1, time: 1735693205000, mType: 1, autoReply: 0 },
  ...{ msg: "怎么退款", status: 1, isRichMedia: 0, staffId: -1, userId: "7001" },
};

export const miss = {
  ...{ id: "52", sessionId: "900000000000000001", from: 0, time: 1735693206000, mType: 110, autoReply: 1 },
  ...{ msg: '{"answer_type":4,"answer_cnt":0,"answer_list":""}', status: 1, isRichMedia: 0, staffId: -1 },
  userId: "7001",
};

export function read(...records: unknown[]) {
  return readSource(qiyu, records.map((record) => JSON.stringify(record)).join("\n"));
}

export async function readMessage(changes: Fields, from: Fields = miss) {
  const { events, bad } = await read({ ...from, ...changes });
  expect(bad).toEqual([]);
  return { message: ofType(events, "message")[0]!, ratings: ofType(events, "rating") };
}

export async function readSession(changes: Fields) {
  const { events, bad } = await read({ ...session, ...changes });
  expect(bad).toEqual([]);
  return {
    conversation: ofType(events, "conversation")[0]!,
    handoffs: ofType(events, "handoff"),
    ratings: ofType(events, "rating"),
    messages: ofType(events, "message"),
  };
}
