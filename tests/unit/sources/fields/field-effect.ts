/** How the events of a record differ when one of its fields does. */
import { findAdapter } from "#app/sources/registry.ts";
import { readSource } from "#tests/factories/read-source.ts";

type Step = string | number;

/** The same with `instead` at a place; undefined takes away what stands there. */
function change(value: unknown, [step, ...rest]: readonly Step[], instead: unknown): unknown {
  if (step === undefined) return instead;
  if (Array.isArray(value))
    return value.map((one, index) => (index === Number(step) ? change(one, rest, instead) : one));
  const fields = value as Record<string, unknown>;
  if (!Object.hasOwn(fields, step)) throw new Error(`no ${step} in the example`);
  return { ...fields, [step]: change(fields[step], rest, instead) };
}

/** All that is said, by `type.field`: what stands there in each event. */
async function tell(format: string, record: unknown): Promise<Map<string, string[]>> {
  const { events, bad } = await readSource(findAdapter(format)!, JSON.stringify(record));
  const told = new Map<string, string[]>([["refused", bad.map(({ reason }) => reason)]]);
  const add = (place: string, value: unknown): void => {
    if (value === undefined) return;
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      for (const [name, inner] of Object.entries(value)) add(`${place}.${name}`, inner);
      return;
    }
    const text = JSON.stringify(value, (_, part: unknown) =>
      typeof part === "bigint" ? String(part) : part,
    );
    told.set(place, [...(told.get(place) ?? []), text]);
  };
  for (const { type, ...fields } of events) {
    told.set(type, [...(told.get(type) ?? []), "told"]);
    add(type, fields);
  }
  return told;
}

/**
 * The places of our events that read differently. Where events come or go, only their kinds are told: everything in them differs
 * then, whatever the field is for; where the record is refused, only that.
 */
export async function listEffects(
  [format, record]: readonly [format: string, record: object],
  place: readonly Step[],
  instead: unknown,
): Promise<string[]> {
  const [before, after] = [await tell(format, record), await tell(format, change(record, place, instead))];
  const differing = [...new Set([...before.keys(), ...after.keys()])].filter((name) => {
    const [one, other] = [before.get(name) ?? [], after.get(name) ?? []];
    return one.toSorted().join("\n") !== other.toSorted().join("\n");
  });
  if (differing.includes("refused")) return ["refused"];
  const kinds = differing.filter((name) => !name.includes("."));
  return differing.filter((name) => !kinds.some((kind) => name.startsWith(`${kind}.`)));
}
