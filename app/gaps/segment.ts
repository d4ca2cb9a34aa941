import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict.js";
import { fillers } from "./fillers.ts";
import { stem } from "./stem.ts";

/** The dictionary takes a quarter of a second to load: when it is first needed. */
let jieba: Jieba | undefined;

const placeholder = /\[\s*(\p{L}+)[^\][]{0,64}\]/gu;
const link = /(?:https?:\/\/|www\.)[\x21-\x7e]+/gu;
const run = /<\p{L}+>|\p{Script=Han}+|[\p{L}\p{M}\p{N}]+/gu;
const longNumber = /^\d{3,}$/;

/**
 * What a question says, word by word: lower case, full-width forms folded, Chinese cut by jieba, English stemmed. Tokens of
 * masked data ("[phone kfmbtqzr]"), links and long numbers become their kind ("<phone>", "<link>", "<number>"): who wrote
 * does not matter to what is asked. Empty for texts without letters or digits.
 */
export function segment(text: string): string[] {
  const plain = text.normalize("NFKC").toLowerCase().replace(link, " <link> ").replace(placeholder, " <$1> ");
  const words: string[] = [];
  for (const [piece] of plain.matchAll(run)) {
    if (isHan(piece)) words.push(...cut(piece));
    else words.push(longNumber.test(piece) ? "<number>" : stem(piece));
  }
  const telling = words.filter((word) => !fillers.has(word));
  return telling.length > 0 ? telling : words;
}

/** Whether a word is written in Chinese characters; those of `segment` are so wholly or not at all. */
export function isHan(word: string): boolean {
  return /^\p{Script=Han}/u.test(word);
}

function cut(han: string): string[] {
  jieba ??= Jieba.withDict(dict);
  return han.length === 1 ? [han] : jieba.cut(han, true);
}
