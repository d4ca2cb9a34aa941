/** Single orders and inquiries: the lists behind numbers of sales, orders in transcripts, a customer's own line of time. */
export const enSalesLists = {
  "saleslist.upper": "At most",
  "saleslist.window": "Attribution window",
} as const;
