import { describe, expect, it } from "vitest";
import { frameDelivery } from "#app/connections/read-delivery.ts";
import { readAskedConnection } from "#app/connections/read-asked.ts";

const stores = [{ storeId: 7, key: "hz" }];
const good = { platform: "shopify", name: " Main ", store: "7", secret: " shpss " };

function read(changes: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ ...good, ...changes })) form.set(name, value);
  return readAskedConnection(form, stores);
}

describe("the form of a new connection", () => {
  it("reads what is asked for, with the format of the platform", () => {
    expect(read({ format: "jddc" })).toMatchObject({
      ...{ name: "Main", store: { storeId: 7 }, format: "shopify-lines", secret: "shpss" },
      platform: { id: "shopify" },
    });
    expect(read({ secret: "" })).toMatchObject({ secret: null });
    expect(read({ store: "new", storeKey: "sh.2", storeName: "Shanghai" })).toMatchObject({
      store: { key: "sh.2", name: "Shanghai" },
    });
    expect(read({ platform: "bearer", format: "jd-lines?robots=a,b" })).toMatchObject({
      format: "jd-lines?robots=a,b",
    });
  });

  it.each([
    ["platform", { platform: "icq" }],
    ["name", { name: "  " }],
    ["name", { name: "a\nb" }],
    ["store", { store: "8" }],
    ["storeKey", { store: "new", storeKey: "hz", storeName: "x" }],
    ["storeKey", { store: "new", storeKey: "a b", storeName: "x" }],
    ["storeName", { store: "new", storeKey: "sh" }],
    ["format", { platform: "hmac", format: "shopify-csv" }],
    ["format", { platform: "hmac", format: "" }],
    ["secret", { secret: "x".repeat(1001) }],
  ])("says that the %s is wrong in %j", (fault, changes) => {
    expect(read(changes)).toEqual({ fault });
  });
});

describe("framing a body", () => {
  const frame = (text: string) => frameDelivery(Buffer.from(text)).toString();

  it("makes one line of one document, and leaves lines that are JSON each", () => {
    expect(frame('{\r\n  "a": 1\n}')).toBe('{    "a": 1 }');
    expect(frame('[{"a":1},\n{"a":2}]')).toBe('[{"a":1}, {"a":2}]');
    for (const whole of ['{"a":1}', '{"a":1}\n', '{"a":1}\n{"b":\n', '{"a":"x\\ny"}'])
      expect(frame(whole)).toBe(whole);
  });
});
