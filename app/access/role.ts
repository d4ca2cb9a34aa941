/** What people and API keys may do: a role each, over a set of stores (`Scope`). */

/** In the order in which they are offered. */
export const roles = [
  "owner",
  "experience_manager",
  "store_owner",
  "trainer",
  "agent_lead",
  "viewer",
] as const;
export type Role = (typeof roles)[number];

/**
 * - figures: pages and API answers that hold counts and shares, never a customer's words
 * - transcripts: what was said, and lists of single conversations
 * - export: either of them as a file
 * - money: what service sells
 * - knowledge: gaps, drafts, edits
 * - ingest: sending events through the API
 * - imports: the Imports pages and the quarantine, whose lines belong to no store; needs all stores
 * - settings, people, keys: of the company; need all stores
 * - privacy: erasing and exporting a customer, retention, storing unmasked
 * - audit: who saw and did what
 */
export const permissions = [
  "figures",
  "transcripts",
  "export",
  "money",
  "knowledge",
  "ingest",
  "imports",
  "settings",
  "people",
  "keys",
  "privacy",
  "audit",
] as const;
export type Permission = (typeof permissions)[number];

const granted: Record<Role, readonly Permission[]> = {
  owner: permissions,
  experience_manager: ["figures", "transcripts", "export", "knowledge", "ingest", "imports"],
  store_owner: ["figures", "transcripts", "export", "money"],
  trainer: ["figures", "transcripts", "knowledge"],
  agent_lead: ["figures", "transcripts"],
  viewer: ["figures"],
};

/** Permissions that concern the whole company: whoever sees only some stores does not have them. */
const ofAllStores: readonly Permission[] = ["imports", "settings", "people", "keys", "privacy", "audit"];

export function isAllowed(role: Role, hasAllStores: boolean, permission: Permission): boolean {
  return granted[role].includes(permission) && (hasAllStores || !ofAllStores.includes(permission));
}
