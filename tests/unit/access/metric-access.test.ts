import { expect, test } from "vitest";
import { mayAsk } from "#app/access/metric-access.ts";
import type { Principal } from "#app/access/principal.ts";
import { roles } from "#app/access/role.ts";

test("money is for owners and store owners, the rest for everybody who is known", () => {
  const ask = (isMoney?: true) =>
    roles.filter((role) => {
      const principal: Principal = { kind: "key", id: 1, name: "", role, scope: { allStores: true } };
      return mayAsk(principal, isMoney ? { isMoney } : {});
    });
  expect(ask(true)).toEqual(["owner", "store_owner"]);
  expect(ask()).toEqual([...roles]);
  expect(mayAsk(null, {})).toBe(false);
});
