/** Who can send to a webhook: how what they send is signed, and in which format it is. */
import { checkChatwoot } from "./signatures/chatwoot.ts";
import { checkIntercom, isIntercomPing } from "./signatures/intercom.ts";
import { checkQiyu } from "./signatures/qiyu.ts";
import { checkBearer, checkHmac } from "./signatures/shared-secret.ts";
import { checkShopify } from "./signatures/shopify.ts";
import type { CheckSignature } from "./signatures/signature.ts";
import { checkWoocommerce, isWoocommercePing } from "./signatures/woocommerce.ts";
import { checkSunshine, checkZendesk } from "./signatures/zendesk.ts";
import { webhookPlatformIds, type WebhookPlatformId } from "./webhook-platform-ids.ts";

export type WebhookPlatform = {
  id: WebhookPlatformId;
  title: string;
  /** The adapter's id; null where the merchant chooses among those that read lines. */
  format: string | null;
  /** Whether the platform makes the secret and shows it, or is given ours. */
  secret: "theirs" | "ours";
  check: CheckSignature;
  /** A request that only asks whether anybody is there; `isSigned` as the platform sends it. */
  ping?: { isSigned: boolean; is: (body: Buffer) => boolean };
};

/** Names of products are the same in every language. */
const platforms: Readonly<Record<WebhookPlatformId, Omit<WebhookPlatform, "id">>> = {
  chatwoot: { title: "Chatwoot", format: "chatwoot-lines", secret: "theirs", check: checkChatwoot },
  shopify: { title: "Shopify", format: "shopify-lines", secret: "theirs", check: checkShopify },
  woocommerce: {
    title: "WooCommerce",
    format: "woocommerce-lines",
    secret: "ours",
    check: checkWoocommerce,
    ping: { isSigned: false, is: isWoocommercePing },
  },
  zendesk: { title: "Zendesk", format: "zendesk-lines", secret: "theirs", check: checkZendesk },
  sunshine: {
    title: "Zendesk Messaging (Sunshine)",
    format: "zendesk-lines",
    secret: "theirs",
    check: checkSunshine,
  },
  intercom: {
    title: "Intercom",
    format: "intercom-lines",
    secret: "theirs",
    check: checkIntercom,
    ping: { isSigned: true, is: isIntercomPing },
  },
  qiyu: { title: "网易七鱼 Qiyu", format: "qiyu", secret: "theirs", check: checkQiyu },
  gorgias: { title: "Gorgias", format: "gorgias-lines", secret: "ours", check: checkBearer },
  botpress: { title: "Botpress", format: "botpress-lines", secret: "ours", check: checkBearer },
  bearer: { title: "Bearer", format: null, secret: "ours", check: checkBearer },
  hmac: { title: "HMAC-SHA256", format: null, secret: "ours", check: checkHmac },
};

export const webhookPlatforms: readonly WebhookPlatform[] = webhookPlatformIds.map((id) => ({
  id,
  ...platforms[id],
}));

export function findWebhookPlatform(id: string): WebhookPlatform | undefined {
  return webhookPlatforms.find((platform) => platform.id === id);
}
