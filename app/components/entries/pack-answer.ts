import type { ChangeRefusal } from "#app/knowledge/change-gap.server.ts";

/** What came of switching a base pack on: how many entries were published, or why none were. */
export type PackAnswer =
  { published: number; refusal: null } | { published: null; refusal: ChangeRefusal | "no_such_store" };
