/** The platforms that can be asked for what is new. */
import { pullChatwoot } from "./chatwoot.ts";
import type { PullConnector } from "./connector.ts";
import { pullGorgias } from "./gorgias.ts";
import { pullIntercom } from "./intercom.ts";
import { pullShopify } from "./shopify.ts";
import { pullWooCommerce } from "./woocommerce.ts";
import { pullZendesk } from "./zendesk.ts";

export const pullConnectors: readonly PullConnector[] = [
  pullChatwoot,
  pullIntercom,
  pullZendesk,
  pullGorgias,
  pullShopify,
  pullWooCommerce,
];

export const findPullConnector = (platform: string): PullConnector | undefined =>
  pullConnectors.find((connector) => connector.platform === platform);
