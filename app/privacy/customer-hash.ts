/** Customer ids as stored: `c_` and twenty characters of a keyed hash, of which the last four tell that it is one. */

const letters = "0123456789abcdefghjkmnpqrstvwxyz";
const bodyLetters = 16;
const checkLetters = 4;
const shape = /^c_([0-9a-hjkmnp-tv-z]{16})([0-9a-hjkmnp-tv-z]{4})$/;

/** Five bits a letter, from the beginning of hexadecimal digits. */
function writeBits(hex: string, length: number): string {
  let written = "";
  for (let at = 0; written.length < length; at += 5) {
    let bits = Number.parseInt(hex.slice(at, at + 5), 16);
    let group = "";
    for (let place = 0; place < 4; place++) {
      group = letters[bits % 32]! + group;
      bits = Math.floor(bits / 32);
    }
    written += group;
  }
  return written.slice(0, length);
}

/** Twenty bits over the letters before: no id of a platform ends with them by chance. */
function writeCheck(body: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < body.length; index++)
    hash = Math.imul(hash ^ body.charCodeAt(index), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 12;
  return writeBits((hash >>> 0).toString(16).padStart(8, "0"), checkLetters);
}

/** From the hexadecimal digits of an id's keyed hash; it needs 20 of them. */
export function writeCustomerHash(hex: string): string {
  const body = writeBits(hex, bodyLetters);
  return `c_${body}${writeCheck(body)}`;
}

/** Whether a customer's id is a hash already: one from an export, or from a line that was kept and mended. */
export function isCustomerHash(id: string): boolean {
  const match = id.startsWith("c_") ? shape.exec(id) : null;
  return match !== null && writeCheck(match[1]!) === match[2];
}
