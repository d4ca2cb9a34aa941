/**
 * Words that are in questions of every kind and say nothing of what is asked: greetings, thanks, particles. They are left
 * out as long as other words remain.
 */
export const fillers: ReadonlySet<string> = new Set(
  [
    "你好 您好 请问 谢谢 多谢 麻烦 在吗 亲 亲亲 哈 哦 噢 嗯 嗯嗯 呢 吗 啊 呀 吧 嘛 啦 哎 唉 喂 好的",
    "請問 謝謝 多謝 麻煩 在嗎 親 親親 嗎 嘛 喔",
    "hi hello hey please pls plz thanks thank thx ok okay um uh oh",
  ]
    .join(" ")
    .split(" "),
);
