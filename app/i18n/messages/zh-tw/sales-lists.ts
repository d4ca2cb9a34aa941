import type { enSalesLists } from "../en/sales-lists.ts";

export const zhTwSalesLists: Record<keyof typeof enSalesLists, string> = {
  "saleslist.upper": "上限",
  "saleslist.window": "歸因期間",
};
