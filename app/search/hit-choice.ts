/** Which answers the page of an entry lists: parameters of its own, beside the state all pages share. */

import { isDay } from "#app/time/day.ts";

export const hitSides = ["all", "effective", "ineffective"] as const;
export type HitSide = (typeof hitSides)[number];

export type HitChoice = { side: HitSide; after: { day: string; conversationId: number } | null };

/** `answers=` and `answers-after=`. Total: what cannot be understood falls back to the default. */
export function parseHitChoice(params: URLSearchParams): HitChoice {
  const side = params.get("answers");
  const [, day = "", id] = /^(\d{4}-\d\d-\d\d)\.(\d{1,15})$/.exec(params.get("answers-after") ?? "") ?? [];
  return {
    side: hitSides.find((name) => name === side) ?? "all",
    after: isDay(day) ? { day, conversationId: Number(id) } : null,
  };
}

/** An address of the entry's page with a choice of answers; `parseHitChoice` reads it back unchanged. */
export function addHitChoice(href: string, { side, after }: HitChoice): string {
  const [path = "", query = ""] = href.split("#")[0]!.split("?");
  const kept = query.split("&").filter((part) => part !== "" && !/^answers(-after)?=/.test(part));
  if (side !== "all") kept.push(`answers=${side}`);
  if (after !== null) kept.push(`answers-after=${after.day}.${after.conversationId}`);
  return `${path}${kept.length === 0 ? "" : `?${kept.join("&")}`}#answers`;
}
