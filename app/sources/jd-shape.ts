/** What JD's conversations and orders share. */
import type { DefaultStore } from "./source-adapter.ts";

/** JD's times name no zone: they are China's. */
export const jdZone = "+08:00";

export const jdStore: DefaultStore = {
  key: "jd",
  name: "京东",
  timezone: "Asia/Shanghai",
  currency: "CNY",
  locale: "zh-CN",
  platform: "jd",
};
