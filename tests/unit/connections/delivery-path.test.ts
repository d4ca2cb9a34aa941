import { expect, test } from "vitest";
import { isDeliveryPath } from "#app/connections/delivery-path.ts";

test.each([
  ["/webhooks/1b4e28ba", true],
  ["/api/v1/hooks/chatwoot/1b4e28ba", true],
  // A key is asked for everywhere else.
  ["/webhooks/", false],
  ["/api/v1/hooks/chatwoot", false],
  ["/api/v1/events", false],
  ["/x/webhooks/1", false],
  ["/api/v1/hooksy/chatwoot/1", false],
])("%s is let in by a signature: %s", (path, isDelivery) => {
  expect(isDeliveryPath(path)).toBe(isDelivery);
});
