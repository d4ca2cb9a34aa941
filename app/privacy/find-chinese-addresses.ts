/** Postal addresses in Chinese: places that follow each other from the large to the small, down to a number. */
import type { Finding } from "./finding.ts";

const han = "\u3400-\u9fff";
const count = "(?:\\d{1,5}|[一二三四五六七八九十百]{1,4}|[A-Za-z]\\d{0,3})";
const units = "号院|號院|号楼|號樓|号|號|弄|栋|棟|幢|座|楼|樓|单元|單元|室|层|層|组|組|排|户|房";

/** In the order of size. A mark of a larger kind does not follow one of a smaller kind within an address. */
const levels = {
  province: "省|自治区|特别行政区",
  city: "市|自治州|地区|盟",
  county: "区|區|县|縣|旗",
  town: "街道|镇|鎮|乡|鄉|村|社区|社區|里",
  road: "大道|胡同|路|街|巷|段|(?<![知难味频渠通报街])道",
  estate:
    "小区|小區|花园|花園|家园|家園|新村|公寓|大厦|大廈|广场|廣場|公馆|名苑|苑|宿舍|校区|校區|科技园|工业园|物业|中心",
  unit: `${count}(?:[-－—~]\\d{1,5}){0,3}\\s?(?:${units})(?:之\\d{1,3})?`,
} as const;
type Level = keyof typeof levels;
const order = Object.keys(levels) as Level[];

const marks = new RegExp(
  order
    .toReversed()
    .map((level) => `(?<${level}>${levels[level]})`)
    .join("|"),
  "g",
);
const provinceNames =
  "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门|台北|臺北|新北|桃园|桃園|台中|臺中|台南|臺南|高雄";

/** What stands between two marks of one address: a name, a blank, a comma. */
const between = new RegExp(`^[\\s,，、\\-－]?[${han}A-Za-z0-9\\-－()（）]{0,12}[\\s,，]?$`);
/** Words that end what is said before the address. */
const saidBefore =
  /.*(?:寄到|送到|送去|寄往|发到|發到|发往|改到|改成|改为|改為|换成|换到|地址[是为為]?|住在|住|位于|我在|就是|到|在|是|寄|送|去|往|给|至|[:：，,。；;！!？?\s])/s;
/** Ends words that are no streets: 在路, 走路, 一路, 逛街, 市区路. */
const noStreet = /(?:半|走|上|的|网|電|电|思|套|退|出|在|线|逛|回|迷|问|带|让|赶)$/;
/** What often stands before 号 and 楼 without being an address: a day, a colour, a size. */
const longestName: Record<Exclude<Level, "unit">, number> = {
  province: 4,
  city: 5,
  county: 6,
  town: 6,
  road: 8,
  estate: 10,
};

type Mark = { level: Level; start: number; end: number };

function readMarks(text: string): Mark[] {
  const found: Mark[] = [];
  for (const match of text.matchAll(marks)) {
    const level = order.find((name) => match.groups![name] !== undefined)!;
    const start = match.index;
    if (level === "road" && noStreet.test(text.slice(Math.max(0, start - 1), start))) continue;
    found.push({ level, start, end: start + match[0].length });
  }
  return found;
}

/** Marks that can stand in one address: near each other, and not from the small back to the large. */
function* groupMarks(text: string): Generator<Mark[]> {
  let group: Mark[] = [];
  let before = -1;
  for (const mark of readMarks(text)) {
    const last = group.at(-1);
    const isNameless = mark.level !== "unit" && mark.start === before;
    before = mark.end;
    if (last) {
      const falls = order.indexOf(mark.level) < order.indexOf(last.level);
      const isNested = last.level === "unit" && mark.level === "estate";
      const isDistrict = last.level === "estate" && (mark.level === "road" || mark.level === "town");
      // 市区, 路段: a mark without a name of its own is none.
      if (isNameless && last.level !== "unit") continue;
      if ((falls && !isNested && !isDistrict) || !between.test(text.slice(last.end, mark.start))) {
        yield group;
        group = [];
      }
    }
    group.push(mark);
  }
  if (group.length > 0) yield group;
}

function isAddress(group: readonly Mark[], text: string, hasProvince: boolean): boolean {
  const has = (...wanted: Level[]) => group.some(({ level }) => wanted.includes(level));
  const count = (...wanted: Level[]) => group.filter(({ level }) => wanted.includes(level)).length;
  const large = count("province", "city", "county") + (hasProvince ? 1 : 0);
  const road = group.find(({ level }, index) => {
    const next = group[index + 1];
    return (
      (level === "road" || level === "town") && next?.level === "unit" && next.start - group[index]!.end <= 6
    );
  });
  if (road) return has("road") || large > 0;
  if (has("estate") && has("unit")) {
    return large > 0 || count("unit") > 1 || /[栋棟幢座室户]|单元|單元|号楼|號樓/.test(text);
  }
  if (has("unit") && large > 0) return has("road", "town") || large > 1 || count("unit") > 1;
  return large > 1 && has("town", "road", "estate") && (has("road", "estate") || large > 2 || has("town"));
}

/** Where the name of the first mark begins. */
function findStart(text: string, first: Mark): { start: number; hasProvince: boolean } {
  const longest = first.level === "unit" ? 0 : longestName[first.level];
  const name = new RegExp(`[${han}A-Za-z0-9]{0,${longest}}$`).exec(
    text.slice(Math.max(0, first.start - longest), first.start),
  )![0];
  const cut = saidBefore.exec(name)?.[0].length ?? 0;
  let start = first.start - name.length + cut;
  const head = text.slice(Math.max(0, start - 8), first.start);
  const province = new RegExp(`(?:${provinceNames})(?:省|市)?\\s?[${han}]{0,4}?$`).exec(head);
  if (province && first.level !== "unit") start = Math.min(start, first.start - head.length + province.index);
  const own = text.slice(start, first.end);
  return { start, hasProvince: new RegExp(`^(?:${provinceNames})`).test(own) && first.level !== "province" };
}

/** With the number of a room that follows without its word. */
function findEnd(text: string, last: Mark): number {
  const rest = /^(?:[\s-]?\d{1,4}(?:-\d{1,4}){0,2}(?:室)?(?![\d.:年月日元件个块%]))/.exec(
    text.slice(last.end, last.end + 16),
  )?.[0];
  return last.level === "unit" ? last.end + (rest?.length ?? 0) : last.end;
}

export function findChineseAddresses(text: string): Finding[] {
  const findings: Finding[] = [];
  let from = 0;
  for (const group of groupMarks(text)) {
    const first = group[0]!;
    const last = group.at(-1)!;
    const found = findStart(text, first);
    const start = Math.max(found.start, from);
    if (start >= first.end || !isAddress(group, text.slice(start, last.end), found.hasProvince)) continue;
    const end = findEnd(text, last);
    from = end;
    findings.push({ kind: "address", start, end, value: text.slice(start, end).replace(/[\s,，]/g, "") });
  }
  return findings;
}
