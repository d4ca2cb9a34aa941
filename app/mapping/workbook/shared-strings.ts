import { createXmlReader } from "./xml-tokens.ts";

/** Takes the XML of a workbook's shared texts in pieces; `strings` holds those read so far. Readings of characters are left out. */
export function createStringReader(): { take: (piece: string) => void; strings: string[] } {
  const strings: string[] = [];
  let current = "";
  let isText = false;
  let isPhonetic = false;
  const take = createXmlReader({
    text(text) {
      if (isText && !isPhonetic) current += text;
    },
    open(name) {
      if (name === "t") isText = true;
      else if (name === "rPh") isPhonetic = true;
      else if (name === "si") current = "";
    },
    close(name) {
      if (name === "t") isText = false;
      else if (name === "rPh") isPhonetic = false;
      else if (name === "si") strings.push(current);
    },
  });
  return { take, strings };
}
