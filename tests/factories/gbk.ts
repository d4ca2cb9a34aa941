/** Text as Chinese Windows writes it: the inverse of the platform's own decoder. */
const codes = new Map<string, number>();

function fill(): void {
  const decoder = new TextDecoder("gb18030");
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const sign = decoder.decode(Uint8Array.of(lead, trail));
      if (sign.length === 1 && sign !== "�") codes.set(sign, (lead << 8) | trail);
    }
  }
}

/** Throws for signs that two bytes of GBK cannot hold. */
export function encodeGbk(text: string): Buffer {
  if (codes.size === 0) fill();
  const bytes = [...text].flatMap((sign) => {
    if (sign < "\u0080") return [sign.charCodeAt(0)];
    const code = codes.get(sign);
    if (code === undefined) throw new Error(`not in GBK: ${sign}`);
    return [code >> 8, code & 0xff];
  });
  return Buffer.from(bytes);
}
