import { createTokeniser } from "./xml-tokens.ts";

/** Takes the XML of a workbook's shared texts in pieces; `strings` holds those read so far. Readings of characters are left out. */
export function createStringReader(): { take: (piece: string) => void; strings: string[] } {
  const tokenise = createTokeniser();
  const strings: string[] = [];
  let current = "";
  let isText = false;
  let isPhonetic = false;
  function take(piece: string): void {
    for (const token of tokenise(piece)) {
      if (token.what === "text") {
        if (isText && !isPhonetic) current += token.text;
        continue;
      }
      const isOpen = token.what === "open";
      if (token.name === "t") isText = isOpen;
      else if (token.name === "rPh") isPhonetic = isOpen;
      else if (token.name === "si") {
        if (isOpen) current = "";
        else strings.push(current);
      }
    }
  }
  return { take, strings };
}
