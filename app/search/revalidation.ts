import type { ShouldRevalidateFunction } from "@remix-run/react";
import { isSameReport } from "./page-search.ts";

/** A page's report is not read again when only the drawer opens, closes or turns to another conversation. */
export const keepReportOnDrawer: ShouldRevalidateFunction = ({
  currentUrl,
  nextUrl,
  formMethod,
  defaultShouldRevalidate,
}) => {
  if (formMethod && formMethod !== "GET") return defaultShouldRevalidate;
  if (currentUrl.href !== nextUrl.href && isSameReport(currentUrl, nextUrl)) return false;
  return defaultShouldRevalidate;
};
