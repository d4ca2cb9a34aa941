/** All personal data of a text, found by the detectors that what stands in it gives reason for. */
import { bankCardDetectors } from "./find-bank-cards.ts";
import { findChineseAddresses } from "./find-chinese-addresses.ts";
import { findEmails } from "./find-emails.ts";
import { idDetectors } from "./find-id-numbers.ts";
import { nameDetectors } from "./find-names.ts";
import { phoneDetectors } from "./find-phones.ts";
import { westernAddressDetectors } from "./find-western-addresses.ts";
import { findEach, keepDigits, type Detector, type Finding } from "./finding.ts";
import { asPlain, toPlain, type PlainText } from "./plain-text.ts";
import { clues, scanText, type Scan } from "./scan-text.ts";
import { findTokens } from "./token.ts";

const leastDigits = 7;
/** A web address up to the first character that none has. */
const links = /(?:https?:\/\/|www\.)[\w\-.~:/?#[\]@!$&'()*+,;=%]+/g;
const linkedPhones = /(?<=(?:phone|mobile|tel|cell)=)(?:%2B|\+)?\d{7,15}/gi;

const wants = { numbers: 1, emails: 2, chinese: 4, western: 8, names: 16 } as const;

const latinLabels = /name|recipient|consignee|receiver|addressee|attn|ship/i;
/** What a western address ends with, or what is said before one. */
const postcodes = /\d{4,5}(?!\d)|\d[A-Z\d]? ?\d[A-Z]{2}(?![A-Z])|address|live |deliver|ship|send/i;

// One number and no closures: this runs for every text there is.
function decide({ clues: seen, digits, numerals, places }: Scan, text: string): number {
  let wanted = 0;
  if (digits >= leastDigits || numerals >= leastDigits) wanted |= wants.numbers;
  if ((seen & clues.mail) !== 0) wanted |= wants.emails;
  if (places >= 2) wanted |= wants.chinese;
  const hasColon = (seen & clues.colon) !== 0;
  if (hasColon && (seen & clues.named) !== 0) wanted |= wants.names;
  if ((seen & clues.latin) === 0) return wanted;
  if (digits > 0 && postcodes.test(text)) wanted |= wants.western;
  if ((hasColon || text.includes("ame is ")) && latinLabels.test(text)) wanted |= wants.names;
  return wanted;
}

/** Where in the original, in order and without overlaps, and what kind of value. Nothing within a token. */
export function findPersonalData(text: string): readonly Finding[] {
  const scan = scanText(text);
  const wanted = decide(scan, text);
  return wanted === 0 ? none : search(text, scan, wanted);
}

const none: readonly Finding[] = [];

function search(text: string, scan: Scan, wanted: number): Finding[] {
  const isOdd = (scan.clues & clues.odd) !== 0 || scan.numerals >= leastDigits;
  const plain = isOdd ? toPlain(text) : asPlain(text);
  const claimed: Finding[] = [];
  let shown = blotOut(plain.text, findTokens(plain.text));
  let hasFound = false;
  const look = (detectors: readonly Detector[]) => {
    for (const detect of detectors) {
      const findings = detect(shown);
      if (findings.length === 0) continue;
      hasFound = true;
      claimed.push(...findings);
      shown = blotOut(shown, findings);
    }
  };
  // What is found may have hidden a neighbour: masking the masked text again must find nothing.
  do {
    hasFound = false;
    if ((wanted & wants.emails) !== 0) look([findEmails]);
    if (/https?:|www\./.test(shown)) {
      look([findLinkedPhones]);
      shown = blotOut(shown, findLinks(shown));
    }
    if ((wanted & wants.numbers) !== 0) look(numberDetectors);
    if ((wanted & wants.chinese) !== 0) look([findChineseAddresses]);
    if ((wanted & wants.western) !== 0) look(westernAddressDetectors);
    if ((wanted & wants.names) !== 0) look(nameDetectors);
  } while (hasFound);
  return claimed.sort((a, b) => a.start - b.start).map((finding) => restore(finding, plain));
}

const numberDetectors = [...idDetectors, ...bankCardDetectors, ...phoneDetectors];

/** The text with stretches of it (in order) made unreadable, so that nothing more is found in them. */
function blotOut(text: string, spans: readonly { start: number; end: number }[]): string {
  if (spans.length === 0) return text;
  let shown = "";
  let from = 0;
  for (const { start, end } of spans) {
    shown += text.slice(from, start) + "|".repeat(end - start);
    from = end;
  }
  return shown + text.slice(from);
}

function findLinks(text: string): { start: number; end: number }[] {
  return Array.from(text.matchAll(links), (match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Numbers in links are of products and orders, unless the link says that it is a phone's. */
function findLinkedPhones(text: string): Finding[] {
  return findEach(linkedPhones, text, (match) => ({
    kind: "phone",
    start: match.index,
    end: match.index + match[0].length,
    value: keepDigits(match[0].replace("%2B", "")),
  }));
}

function restore(finding: Finding, plain: PlainText): Finding {
  const start = plain.origin(finding.start);
  return { ...finding, start, end: plain.origin(finding.end - 1) + 1 };
}
