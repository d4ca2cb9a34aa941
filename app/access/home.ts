import type { Role } from "./role.ts";

/** The page each role starts at. */
export const homes: Readonly<Record<Role, string>> = {
  owner: "/stores",
  experience_manager: "/experience",
  store_owner: "/sales",
  trainer: "/training",
  agent_lead: "/escalations",
  viewer: "/stores",
};
