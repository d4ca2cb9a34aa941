import type { Fields } from "#app/sources/orders/fields.ts";

const summary =
  /^(?:合计|總計|总计|小计|共\s*\d|总数|导出(?:时间|人|条数)|匯出時間|以上(?:数据|为)|数据来源|備註|备注[:：]|total\b|sum\b|exported\b|generated\b|end of)/i;

/** Whether a row is what exports write below their data: one cell, or a word for a total in the first. */
export function isSummaryRow(fields: Fields): boolean {
  const told = Object.values(fields).filter((value) => value !== null && value !== "");
  const [first] = told;
  return told.length <= 2 && typeof first === "string" && summary.test(first.trim());
}
