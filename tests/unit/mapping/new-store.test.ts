/** A store that comes to be with its first mapping. */
import { expect, it, test } from "vitest";
import { proposeKey, proposeStore } from "#app/mapping/new-store.ts";
import { readAskedStore } from "#app/routes/_app.imports_.map/find-store.server.ts";

test.each([
  ["Été & Co.", "mapped", [], "e-te-co"],
  ["Tea House", "mapped", ["tea-house", "tea-house-2"], "tea-house-3"],
  ["小店", "dianxiaomi", [], "dianxiaomi"],
  ["小店", "mapped", ["store"], "store-2"],
])("the key of %s (%s), besides %j", (name, source, taken, key) => {
  expect(proposeKey(name, source, taken)).toBe(key);
});

test.each([
  [["会话"], "Europe/Paris", "Asia/Shanghai", "CNY"],
  [["對話"], "Asia/Taipei", "Asia/Taipei", "TWD"],
  [["chat"], "Europe/Paris", "Europe/Paris", null],
])("columns %j seen in %s", (columns, here, timezone, currency) => {
  expect(proposeStore({ columns }, here)).toEqual({ name: "", key: "", timezone, currency });
});

const stores = [
  { storeId: 7, key: "hz" },
  { storeId: 8, key: "new" },
];
const made = {
  store: "new",
  storeKey: "sh",
  storeName: " 上海 ",
  storeZone: "Asia/Shanghai",
  storeCurrency: "",
};
const read = (fields: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return readAskedStore(form, stores);
};

it("is one there is, whatever its key, or one to make", () => {
  expect([read({ store: "hz" }), read({ store: "new" })]).toEqual(stores);
  const store = { key: "sh", name: "上海", timezone: "Asia/Shanghai" };
  expect(read(made)).toEqual({ ...store, currency: null });
  expect(read({ ...made, storeCurrency: "CNY" })).toEqual({ ...store, currency: "CNY" });
});

it.each([
  ["store", { store: "sh" }],
  ["store", { ...made, store: "9" }],
  ["storeKey", { ...made, storeKey: "hz" }],
  ["storeKey", { ...made, storeKey: "上海" }],
  ["storeName", { ...made, storeName: " " }],
  ["storeZone", { ...made, storeZone: "Shanghai" }],
  ["storeCurrency", { ...made, storeCurrency: "RMB" }],
])("names the field at fault: %s", (field, fields) => {
  expect(read(fields)).toMatchObject({ field, reason: expect.any(String) as string });
});
