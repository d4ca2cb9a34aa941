import { createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isLuhn } from "#app/privacy/find-bank-cards.ts";
import { isChineseId } from "#app/privacy/find-id-numbers.ts";
import { createMasker } from "#app/privacy/masker.ts";

const hash = (text: string) => createHmac("sha256", "key").update(text).digest("hex");
const masker = createMasker(hash);

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((list) => list.join(""));
/** What people write around a number; none of it says that the number is an order's or a price. */
const around = fc.constantFrom(
  "",
  "你好 ",
  "请联系",
  "my number: ",
  "（",
  "，",
  "\n",
  "🙂",
  "打这个",
  "hi ",
  "「",
  "。",
);
const after = fc.constantFrom("", " 谢谢", "，", "。", "\n", "）", "🙂", " thanks", "哦", "！", ")");
const mobile = fc
  .tuple(fc.integer({ min: 3, max: 9 }), digits(9))
  .map(([second, rest]) => `1${second}${rest}`);
const prefix = fc.constantFrom("", "+86", "+86 ", "0086", "86-");
const layout = fc.constantFrom(
  (number: string) => number,
  (number: string) => number.replace(/(...)(....)(....)/, "$1 $2 $3"),
  (number: string) => number.replace(/(...)(....)(....)/, "$1-$2-$3"),
  (number: string) => Array.from(number).join(" "),
  (number: string) => number.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  (number: string) => Array.from(number).join("\u200b"),
  (number: string) => number.replace(/\d/g, (digit) => "零一二三四五六七八九"[+digit]!),
);

const hasDigitsOf = (text: string, number: string) =>
  text
    .normalize("NFKC")
    .replace(/[\s\u200b-]/g, "")
    .includes(number.slice(3));

test("a mobile number is found however it is written, keeps none of its digits and has one token", () => {
  fc.assert(
    fc.property(around, prefix, mobile, layout, after, (before, country, number, write, behind) => {
      const masked = masker.maskText(before + country + write(number) + behind);
      expect(masked).toBe(before + masker.maskText(number) + behind);
      expect(masked).toMatch(/\[phone [a-z]{8}\]/);
      expect(hasDigitsOf(masked, number)).toBe(false);
    }),
    { numRuns: 1000 },
  );
});

const birthday = fc
  .date({ min: new Date("1930-01-01T00:00:00Z"), max: new Date("2015-12-31T00:00:00Z"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10).replaceAll("-", ""));
const region = fc.constantFrom("110101", "310104", "440304", "510107", "330106");
const idCard = fc
  .tuple(region, birthday, digits(3))
  .map((parts) => parts.join(""))
  .map((body) => body + Array.from("0123456789X").find((check) => isChineseId(body + check))!);

test("an identity card is found by its check character; with any other one it is none", () => {
  fc.assert(
    fc.property(around, idCard, after, (before, card, behind) => {
      expect(masker.maskText(before + card + behind)).toMatch(/\[id-card [a-z]{8}\]/);
      const wrong = card.slice(0, -1) + (card.endsWith("5") ? "6" : "5");
      expect(masker.maskText(`单号${wrong}`)).toBe(`单号${wrong}`);
    }),
    { numRuns: 500 },
  );
});

const card = fc
  .tuple(fc.constantFrom("622848", "621700", "411111", "550000"), digits(9))
  .map((parts) => parts.join(""))
  .map((body) => body + Array.from("0123456789").find((check) => isLuhn(body + check))!);

test("a bank card is found, in fours too; the same digits as an order's number are not", () => {
  fc.assert(
    fc.property(around, card, after, (before, number, behind) => {
      const masked = masker.maskText(before + number + behind);
      expect(masked).toMatch(/\[(?:bank-card|id-card) [a-z]{8}\]/);
      expect(masker.maskText(before + number.replace(/(.{4})(?=.)/g, "$1 ") + behind)).toBe(masked);
      expect(masker.maskText(`订单编号：${number}`)).toBe(`订单编号：${number}`);
    }),
    { numRuns: 500 },
  );
});

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);

test("an e-mail address is found in any surroundings", () => {
  fc.assert(
    fc.property(around, word, word, after, (before, name, host, behind) => {
      const masked = masker.maskText(`${before}${name}.${host}@${host}.com${behind}`);
      expect(masked).toMatch(/\[email [a-z]{8}\]/);
      expect(masked).not.toContain("@");
    }),
    { numRuns: 500 },
  );
});

/** Pieces that real messages are made of, personal or not, in any order. */
const piece = fc.oneof(
  mobile,
  idCard,
  card,
  digits(4),
  digits(8),
  digits(12),
  fc.constantFrom(
    ..."订单号 电话 收货人： 姓名 张三 Name: Jane @ [ ] [phone kfmbtqzr] , ， 。 - / ( ) + 00 86 上海市 徐汇区 漕溪路 18号 3栋 501室 小区 12 Main Street IL 62704 a@b.co https://a.b/c?d= 元 ¥ 是 幺三八 ａ １ \u200b \n".split(
      " ",
    ),
  ),
  fc.string({ unit: "binary", maxLength: 6 }),
);
const message = fc
  .array(piece, { maxLength: 12 })
  .chain((parts) => fc.constantFrom("", " ").map((gap) => parts.join(gap)));

test("masking what is masked changes nothing, whatever it is", () => {
  fc.assert(
    fc.property(message, (text) => {
      const once = masker.maskText(text);
      expect(masker.maskText(once)).toBe(once);
    }),
    { numRuns: 5000, examples: [["]33010619791019541X440304198703215041"]] },
  );
});

test("findings are in order, apart, and within the text; what is around them stays byte for byte", () => {
  fc.assert(
    fc.property(message, (text) => {
      let from = 0;
      let rebuilt = "";
      for (const { start, end, token } of masker.findTokens(text)) {
        expect(start).toBeGreaterThanOrEqual(from);
        expect(end).toBeGreaterThan(start);
        rebuilt += text.slice(from, start) + token;
        from = end;
      }
      expect(from).toBeLessThanOrEqual(text.length);
      expect(masker.maskText(text)).toBe(rebuilt + text.slice(from));
    }),
    { numRuns: 2000 },
  );
});

test("words and small numbers stay byte for byte", () => {
  const harmless = fc.array(
    fc.oneof(
      fc.constantFrom(
        ..."你好 请问 发货 什么时候 退款 hello where is my parcel 3件 199元 10:30 2026-11-22 尺码 L #1001 @shop 👍".split(
          " ",
        ),
      ),
      fc.integer({ min: 0, max: 99_999 }).map(String),
    ),
  );
  fc.assert(
    fc.property(harmless, (words) => {
      const text = words.join("，");
      expect(masker.maskText(text)).toBe(text);
    }),
    { numRuns: 1000 },
  );
});

test("long texts made to mislead take no long time", () => {
  for (const unit of [
    "1 ",
    "1-",
    "138 ",
    "上海市",
    "3号",
    "a@",
    "a.",
    "Aa ",
    "12 Main ",
    "收货人：张",
    "A1 ",
    "(0",
    "路3",
  ]) {
    masker.maskText(unit.repeat(200_000 / unit.length));
  }
});
