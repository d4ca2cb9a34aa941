/** The people of the demo: one for each role, who sign in with one click while the demo is on and never otherwise. */
import { insertDemoUser } from "#db/access/demo-users.ts";
import type { Db } from "#db/connection.ts";
import type { Role } from "./role.ts";

export type DemoPerson = {
  email: string;
  name: string;
  role: Role;
  allStores: boolean;
  regions: string[];
  /** Keys of stores of the demo world. */
  stores: string[];
};

const domain = "demo.invalid";
const none = { allStores: false, regions: [], stores: [] };

export const demoPeople: readonly DemoPerson[] = [
  { ...none, email: `owner@${domain}`, name: "Lin Yue", role: "owner", allStores: true },
  {
    ...none,
    email: `experience-manager@${domain}`,
    name: "Chen Mo",
    role: "experience_manager",
    allStores: true,
  },
  {
    ...none,
    email: `store-owner@${domain}`,
    name: "Fang Qing",
    role: "store_owner",
    stores: ["lanqiao-flagship", "lanqiao-womens"],
  },
  { ...none, email: `trainer@${domain}`, name: "Wang Yan", role: "trainer", regions: ["China"] },
  {
    ...none,
    email: `agent-lead@${domain}`,
    name: "Zhao Ning",
    role: "agent_lead",
    stores: ["xingye-audio"],
  },
  {
    ...none,
    email: `viewer@${domain}`,
    name: "Alex Reed",
    role: "viewer",
    regions: ["North America"],
    stores: ["lanqiao-overseas"],
  },
];

/** Somebody the demo came with; people its owner invites sign in as people do. */
export function isDemoEntry(email: string): boolean {
  return demoPeople.some((person) => person.email === email);
}

/** Makes those who are missing, and gives their stores to those who have none yet: stores come with the demo world. */
export async function makeDemoPeople(db: Db): Promise<void> {
  for (const person of demoPeople) await insertDemoUser(db, person);
}
