/** Who can send to a webhook, in the order in which they are offered. */
export const webhookPlatformIds = [
  "chatwoot",
  "shopify",
  "woocommerce",
  "zendesk",
  "sunshine",
  "intercom",
  "qiyu",
  "gorgias",
  "botpress",
  "bearer",
  "hmac",
] as const;
export type WebhookPlatformId = (typeof webhookPlatformIds)[number];
