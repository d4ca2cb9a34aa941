import { isAllowed, type Permission, type Role } from "./role.ts";

/** Which stores: all there are and will be, or those with these ids (regions are resolved to them). */
export type Scope = { allStores: true } | { allStores: false; storeIds: readonly number[] };

/** Who asks: a signed-in person, an API key, or the installation's own key (role owner, all stores). */
export type Principal = {
  kind: "person" | "key";
  /** user_id or key_id; null for the installation's own key. */
  id: number | null;
  /** Shown and audited; never an address or a secret. */
  name: string;
  role: Role;
  scope: Scope;
};

export function mayDo({ role, scope }: Pick<Principal, "role" | "scope">, permission: Permission): boolean {
  return isAllowed(role, scope.allStores, permission);
}
