/** Where platforms send to: `/webhooks/ID`, and `/api/v1/hooks/SOURCE/ID`, which names who sends too. */
const deliveryPath = /^\/(?:webhooks|api\/v1\/hooks\/[^/]+)\/./;

/** Whether a request is let in by the signature of what it brings, not by a session or key. */
export function isDeliveryPath(path: string): boolean {
  return deliveryPath.test(path);
}
