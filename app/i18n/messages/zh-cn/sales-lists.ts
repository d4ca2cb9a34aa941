import type { enSalesLists } from "../en/sales-lists.ts";

export const zhCnSalesLists: Record<keyof typeof enSalesLists, string> = {
  "saleslist.upper": "上限",
  "saleslist.window": "归因窗口",
};
