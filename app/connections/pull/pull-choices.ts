/** The platforms a person can choose to have asked, and what each needs to know. */
import { findAdapter } from "#app/sources/registry.ts";
import { findWebhookPlatform } from "../webhook-platforms.ts";
import { pullConnectors } from "./connectors.ts";

export type PullChoice = {
  id: string;
  title: string;
  /** The address that all accounts share; "" where each has its own. */
  address: string;
  needsAccount: boolean;
  takesBots: boolean;
};

export const pullChoices: readonly PullChoice[] = pullConnectors.map(({ platform, baseUrl, format }) => {
  const settings = findAdapter(format)?.settings ?? {};
  return {
    id: platform,
    title: findWebhookPlatform(platform)?.title ?? platform,
    address: baseUrl ?? "",
    needsAccount: "account" in settings,
    takesBots: "bots" in settings,
  };
});
