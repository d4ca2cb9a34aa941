/** Postal addresses of America and Europe: a house number, a street, and the postcode that shows it is an address. */
import { findEach, type Detector } from "./finding.ts";

const upper = "[A-ZÀ-ÖØ-Þ]";
const word = "[A-Za-zÀ-ɏ0-9'’.-]";
const streets =
  "(?:street|str|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|dr|court|ct|place|pl|terrace|terr?|way|parkway|pkwy|highway|hwy|circle|cir|square|sq|close|crescent|gardens|mews|hill|row|trail|trl)";
const house = "(?<![\\d\\w.,$€£#@/-])\\d{1,6}[A-Za-z]?";
const flat = "(?:[,\\s]+(?:apt|apartment|unit|suite|ste|flat|floor|fl|#)\\.?\\s*[\\w-]{1,6})?";
const between = `(?:[,\\s]+${word}{1,20}){0,4}?`;
const americanZip = "[,\\s]+(?:[A-Z]{2}|[A-Z][a-z]{3,12})[,.\\s]+\\d{5}(?:-\\d{4})?(?!\\d)";
const britishCode = "[,\\s]+[A-Z]{1,2}\\d[A-Z\\d]?\\s?\\d[A-Z]{2}(?!\\w)";
const line = `${house}\\s+(?:${word}{1,20}\\s+){1,5}?${streets}\\b\\.?${flat}`;

const patterns = [
  new RegExp(`${line}${between}(?:${americanZip}|${britishCode})`, "gi"),
  // Town, state and zip alone, as people write them after the street.
  /(?<![\w@#])(?:[A-Za-z]{3,15}\s){1,2}(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])[,\s]+\d{5}(?:-\d{4})?(?!\d)/gi,
  new RegExp(
    `(?<=\\b(?:address(?: is)?|live (?:at|on)|ship(?:ped)? to|deliver(?:ed)? to|send (?:it )?to)[:\\s]{1,3})${line}`,
    "gi",
  ),
  // Hauptstraße 12, 10115 Berlin
  new RegExp(
    `${upper}[a-zäöüßé.-]{1,24}(?:[ -]${upper}[a-zäöüß.-]{1,24}){0,2}?(?:straße|strasse|str\\.|weg|platz|allee|gasse|ring|damm|ufer|[ -](?:Straße|Weg|Platz|Allee))\\s\\d{1,4}\\s?[a-z]?,?\\s+(?:D-|A-|CH-)?\\d{4,5}\\s+${upper}[A-Za-zäöüß-]{1,24}`,
    "g",
  ),
  // 12 rue de la Paix, 75002 Paris
  new RegExp(
    `(?<![\\d\\w])\\d{1,4}(?:\\s?(?:bis|ter))?,?\\s+(?:rue|avenue|av\\.|boulevard|bd|place|chemin|allée|impasse|quai|cours)\\s+[A-Za-zÀ-ɏ' ’-]{2,40},?\\s+\\d{5}\\s+${upper}[A-Za-zÀ-ɏ-]{1,24}`,
    "gi",
  ),
  // Via Roma 5, 00184 Roma · Calle Mayor 3, 28013 Madrid
  new RegExp(
    `(?<!\\w)(?:via|viale|piazza|corso|calle|c/|avenida|avda\\.?|plaza|paseo|rua|praça)\\s+[A-Za-zÀ-ɏ' ’.-]{2,40},?\\s+(?:n[.º°]\\s?)?\\d{1,4}[^\\d\\n]{0,12}?,?\\s+\\d{4,5}(?:-\\d{3})?\\s+${upper}[A-Za-zÀ-ɏ-]{1,24}`,
    "gi",
  ),
  // Keizersgracht 123, 1015 CJ Amsterdam
  new RegExp(
    `${upper}[a-z]{1,24}(?:straat|laan|weg|plein|gracht|kade|dijk)\\s\\d{1,4}\\s?[a-zA-Z]?,?\\s+\\d{4}\\s?[A-Z]{2}(?!\\w)`,
    "g",
  ),
];

export const westernAddressDetectors: readonly Detector[] = patterns.map(
  (pattern) => (text) =>
    findEach(pattern, text, (match) => ({
      kind: "address",
      start: match.index,
      end: match.index + match[0].length,
      value: match[0]
        .replace(/[\s,.]+/g, " ")
        .trim()
        .toLowerCase(),
    })),
);
