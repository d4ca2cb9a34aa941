/** What the page of an import asks about its waiting lines, read from requests. */
import { data } from "@remix-run/node";
import { z } from "zod";
import type { Db } from "#db/connection.ts";
import { findSettledImport, type SettledImport } from "#db/quarantine/find-import.ts";
import { mendRules } from "./mend-rule.ts";

const text = z.string().max(512);
const group = z.object({ eventType: text.nullable(), field: text.nullable(), reason: text }).nullable();
const key = z.object({ part: z.number().int().min(0), line: z.number().int().min(0) });

export const previewAsked = z.object({ group, rules: mendRules });

export const mendAsked = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("rules"), group, rules: mendRules }),
  z.object({
    intent: z.literal("discard"),
    group,
    line: key.nullable(),
    expected: z.number().int().positive(),
  }),
  z.object({ intent: z.literal("cancel") }),
]);

export const lineAsked = z.object({ intent: z.enum(["try", "save"]), text: z.string() });

/** The body of a request from a page of ours as what it should be; throws the response otherwise. */
export async function readAsked<Shape extends z.ZodType>(
  request: Request,
  shape: Shape,
): Promise<z.output<Shape>> {
  let body: unknown;
  try {
    body = await request.json();
  } catch {
    throw data(null, { status: 400 });
  }
  const result = shape.safeParse(body);
  if (!result.success) throw data(null, { status: 400 });
  return result.data;
}

/** The import of an address; throws 404. */
export async function readImport(db: Db, importId: string | undefined): Promise<SettledImport> {
  const id = /^\d{1,15}$/.test(importId ?? "") ? Number(importId) : null;
  const found = id === null ? undefined : await findSettledImport(db, id);
  if (!found) throw data(null, { status: 404 });
  return found;
}
