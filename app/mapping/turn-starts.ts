/** How a turn begins in a transcript, as a person writes it: `{time} {who}: {text}`. */

/** The forms that nearly all transcripts have, tried in this order. Each placeholder may stand in brackets of any kind. */
export const usualStarts: readonly string[] = [
  "{time} {who}: {text}",
  "{who} {time}: {text}",
  "{who} {time}",
  "{who}: {text}",
];
export const mostStarts = 8;
export const longestStart = 80;

export type TurnHead = {
  speaker: string;
  /** As written; null where this form tells none. */
  time: string | null;
  text: string;
};

export type TurnStart = {
  /** Whether it tells a time; without one only a name that is known begins a turn, since people write colons too. */
  isTimed: boolean;
  /** Null for a line that does not begin so. */
  read: (line: string) => TurnHead | null;
};

const half = String.raw`(?:(?:上午|下午|早上|中午|晚上)\s*)?`;
const moment =
  String.raw`(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[T ]*)?${half}\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?` +
  // A colon behind the minutes is no end of the time where seconds follow it.
  String.raw`(?!\d|:\d{2}(?!\d))(?:\s*[AaPp]\.?[Mm]\.?)?(?:Z|[+-]\d{2}:?\d{2})?`;
const name = String.raw`[^\s:：\[\]()（）【】][^:：\[\]()（）【】\n]{0,39}?`;
const inBrackets = (pattern: string) => String.raw`[\[(（【]?\s*(${pattern})\s*[\])）】]?`;

/** A beginning is found here or nowhere, however long the line is. */
const longestHead = 256;

/** What keeps a form from being one; null for none. */
export type StartFault = "who" | "time" | "text" | "bare" | "long";

const count = (start: string, place: string) => start.split(place).length - 1;

export function findStartFault(start: string): StartFault | null {
  if (start.length > longestStart) return "long";
  if (count(start, "{who}") !== 1) return "who";
  if (count(start, "{time}") > 1) return "time";
  const texts = count(start, "{text}");
  if (texts > 1 || (texts === 1 && !start.trimEnd().endsWith("{text}"))) return "text";
  // Nothing but a name would make every line a turn.
  const signs = start.replace(/\{(?:who|time|text)\}|\s/g, "");
  const isGlued = /\}\{text\}/.test(start);
  return (signs === "" && count(start, "{time}") === 0) || isGlued ? "bare" : null;
}

/** Takes a form without a fault. */
export function compileStart(start: string): TurnStart {
  const order: string[] = [];
  const parts = start.trim().split(/(\{who\}|\{time\}|\{text\}|[:：]|\s+)/);
  const pattern = parts.filter(Boolean).map((part, index, all) => {
    if (part === "{text}") return (order.push(part), String.raw`([\s\S]*)`);
    if (part === "{who}" || part === "{time}")
      return (order.push(part), inBrackets(part === "{who}" ? name : moment));
    if (/^[:：]$/.test(part)) return String.raw`\s*[:：]`;
    if (part.trim() !== "") return part.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`);
    return all[index + 1] === "{text}" && /^\{/.test(all[index - 1] ?? "")
      ? String.raw`\s+`
      : String.raw`\s*`;
  });
  const whole = new RegExp(
    String.raw`^\s*${pattern.join("")}${order.includes("{text}") ? "" : String.raw`\s*`}$`,
  );
  const place = (of: string) => order.indexOf(of) + 1;
  const [who, time, text] = [place("{who}"), place("{time}"), place("{text}")];
  return {
    isTimed: time > 0,
    read(line) {
      if (text === 0 && line.length > longestHead) return null;
      const match = whole.exec(line.slice(0, longestHead));
      if (!match) return null;
      return {
        speaker: match[who]!.trim(),
        time: time > 0 ? match[time]!.trim() : null,
        text: text > 0 ? match[text]! + line.slice(longestHead) : "",
      };
    },
  };
}
