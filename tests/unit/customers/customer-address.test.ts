import fc from "fast-check";
import { expect, test } from "vitest";
import {
  readCustomerAddress,
  shortenCustomer,
  writeCustomerAddress,
} from "#app/customers/customer-address.ts";

const key = fc.record({
  storeId: fc.integer({ min: 1, max: 0x7fffffff }),
  source: fc.string({ maxLength: 20 }),
  customer: fc.string({ unit: "grapheme", minLength: 1, maxLength: 60 }),
});

test("an address leads back to its customer, and is the same every time", () => {
  fc.assert(
    fc.property(key, (customer) => {
      const address = writeCustomerAddress("k", customer);
      expect(address).toMatch(/^[\w-]+$/);
      expect(writeCustomerAddress("k", customer)).toBe(address);
      expect(readCustomerAddress("k", address)).toEqual(customer);
    }),
  );
});

test("an address holds nothing of the id, and opens with no other key and no other letter", () => {
  const customer = { storeId: 1, source: "shop", customer: "13812345678" };
  const address = writeCustomerAddress("k", customer);
  expect(Buffer.from(address, "base64url").toString("latin1")).not.toContain("138");
  expect(readCustomerAddress("other", address)).toBeNull();
  for (let at = 0; at < address.length - 1; at++) {
    const changed = address.slice(0, at) + (address[at] === "A" ? "B" : "A") + address.slice(at + 1);
    expect(readCustomerAddress("k", changed)).toBeNull();
  }
});

test("anything else leads nowhere", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(readCustomerAddress("k", text)).toBeNull();
    }),
  );
  expect(readCustomerAddress("k", "A".repeat(5_000))).toBeNull();
});

test("a long id is cut short in lists", () => {
  expect(shortenCustomer("c_0123456789abcdefghij")).toBe("c_012345…");
  expect(shortenCustomer("ann")).toBe("ann");
});
