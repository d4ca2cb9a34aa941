/** A set of ids from a sequence, of which it holds many near each other: a bit each instead of some 40 bytes. */
export class IdSet {
  readonly #pages = new Map<number, Uint32Array>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(id: number): void {
    const number = Math.floor(id / idsPerPage);
    let page = this.#pages.get(number);
    if (!page) this.#pages.set(number, (page = new Uint32Array(idsPerPage / 32)));
    const within = id - number * idsPerPage;
    const bit = 1 << (within & 31);
    if ((page[within >> 5]! & bit) !== 0) return;
    page[within >> 5]! |= bit;
    this.#size += 1;
  }
}

const idsPerPage = 2 ** 15;
