import type { Bucket } from "#app/sales/credit.ts";

/** Bot, mixed and human as on every page; silent is nobody. */
export function getBucketColour(bucket: Bucket): string {
  return `var(--handler-${bucket === "silent" ? "none" : bucket})`;
}
