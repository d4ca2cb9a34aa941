import { writeFileSync } from "node:fs";
import { createWorld } from "#seeds/demo-world.ts";
import { createRandom, type Random } from "#seeds/world/random.ts";

export type LogOptions = { seed: number; conversations: number };

/** A log in one file: `lines` in order, of which `bad` cannot be taken. */
export type Log = { lines: string[]; bad: number };

const badLines = [
  "not JSON at all",
  '{"type":"message","store":"s","id":"x"',
  '{"type":"message","store":"lanqiao-flagship","id":"bad-1","conversation":"c","at":"2026-02-30T00:00:00Z","from":"bot"}',
  '{"type":"order","store":"lanqiao-flagship","id":"bad-2","customer":"u","created_at":"2026-10-01T00:00:00Z","amount":12,"currency":"CNY"}',
];

/**
 * A log of the simulated stores in which every kind of event occurs, conversations are torn apart, some messages are
 * corrected by a newer version (before or after it), and some lines are bad.
 */
export function buildLog({ seed, conversations }: LogOptions): Log {
  const random = createRandom(seed, "torture-log");
  const lines: string[] = [];
  for (const event of createWorld({ seed, conversations }).events()) {
    const wire: Record<string, unknown> = { ...event };
    if (event.type === "message" && random.chance(0.02)) {
      lines.push(JSON.stringify({ ...wire, version: 1, text: `${String(wire.text)} (first telling)` }));
      lines.push(JSON.stringify({ ...wire, version: 2 }));
    } else lines.push(JSON.stringify(wire));
    if (event.type === "conversation" && random.chance(0.1)) lines.push(...buildSale(wire, random));
  }
  const bad = Math.ceil(lines.length / 200);
  for (let index = 0; index < bad; index += 1) lines.push(random.pick(badLines));
  return { lines: disorder(lines, random), bad };
}

/** Writes lines to a file, each with its line feed. */
export function writeLog(path: string, lines: readonly string[]): void {
  writeFileSync(path, lines.map((line) => `${line}\n`).join(""));
}

/** An order, its refund, a click before it and the shift it fell in: what the simulator does not tell. */
function buildSale(conversation: Record<string, unknown>, random: Random): string[] {
  const { store, source, id, customer, started_at: at } = conversation;
  const own = { store, source };
  const amount = `${random.below(900)}.${10 + random.below(90)}`;
  const items = [{ product: "p1", quantity: 1 + random.below(3), amount, colour: "red" }];
  return [
    { type: "click", ...own, id: `${String(id)}-k`, at, product: "p1", conversation: id },
    {
      ...{ type: "order", ...own, id: `${String(id)}-o`, customer: customer ?? "nobody", created_at: at },
      ...{ amount, currency: "CNY", items, coupon: { code: "双11", off: 3 } },
    },
    { type: "refund", ...own, id: `${String(id)}-f`, order: `${String(id)}-o`, at, amount },
    {
      ...{ type: "shift", ...own, id: `${String(id)}-s`, person: "a-1" },
      ...{ from: at, to: Date.parse(String(at)) + 8 * 3_600_000 },
    },
  ].map((event) => JSON.stringify(event));
}

/**
 * Most lines stay near their place in time, as in a real export, and few go anywhere. In a log shuffled throughout, every
 * batch would touch every day and so make good what a batch cut off before it had left undone.
 */
function disorder(lines: readonly string[], random: Random): string[] {
  const ranks = lines.map((_, index) =>
    random.chance(0.02) ? random.below(lines.length) : index + random.below(1_500),
  );
  const order = lines.map((_, index) => index).sort((left, right) => ranks[left]! - ranks[right]!);
  return order.map((index) => lines[index]!);
}

/** Puts a list in random order, in place. */
export function shuffle<T>(list: T[], random: Random): void {
  for (let index = list.length - 1; index > 0; index -= 1) {
    const other = random.below(index + 1);
    [list[index], list[other]] = [list[other]!, list[index]!];
  }
}
