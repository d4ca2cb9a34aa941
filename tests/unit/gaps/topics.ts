import type { Question } from "#app/gaps/wordings.ts";

/** Parts of made-up questions: those of one topic share their things and doings, frames are everybody's. */
const topics = [
  { things: ["refund", "money back"], doings: ["when does it arrive", "still pending", "which account"] },
  { things: ["size chart", "shoe size"], doings: ["too narrow", "between two fits", "runs small"] },
  {
    things: ["courier parcel", "delivery parcel"],
    doings: ["lost on the road", "wrong street", "left outside"],
  },
  { things: ["发票", "电子发票"], doings: ["怎么开具", "抬头写错", "哪里下载"] },
  { things: ["优惠券", "满减券"], doings: ["不能使用", "过期作废", "怎么领取"] },
  {
    things: ["充电器 charger", "charger 电源"],
    doings: ["发热 overheating", "broken 坏掉", "不充电 no charge"],
  },
];
const frames = ["", "hello ", "please, ", "请问", "tell me: "];

/** Every question there is of the first topics; the id tells the topic: "t2-17". */
export function listTopicQuestions(count = topics.length): Question[] {
  return topics
    .slice(0, count)
    .flatMap(({ things, doings }, topic) =>
      things.flatMap((thing, a) =>
        doings.flatMap((doing, b) =>
          frames.map((frame, c) => ({ id: `t${topic}-${a}${b}${c}`, text: `${frame}${thing} ${doing}` })),
        ),
      ),
    );
}

export function topicOf(id: string): string {
  return id.slice(0, id.indexOf("-"));
}
