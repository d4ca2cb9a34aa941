/** Everything that is derived from orders: what leaves when nothing is left to derive it from. */
export const salesTables = [
  "order_facts",
  "inquiry_facts",
  "sales_rollups",
  "inquiry_rollups",
  "product_rollups",
  "rule_rollups",
  "bought_rollups",
  "sales_marks",
  "dirty_sales_days",
] as const;
