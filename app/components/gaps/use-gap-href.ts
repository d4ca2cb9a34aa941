import { useLocation } from "@remix-run/react";
import { usePageState } from "#app/search/use-page-state.ts";

/** What the page of a gap shows beside the state all pages share; `backtest=1` and `questions=all` of its URL. */
export function useGapHref() {
  const { search } = useLocation();
  const { hrefWith } = usePageState();
  const params = new URLSearchParams(search);
  const hrefOf = (name: "backtest" | "questions", value: string | null): string => {
    const [path = "", query = ""] = hrefWith({}).split("?");
    const next = new URLSearchParams(query);
    if (value === null) next.delete(name);
    else next.set(name, value);
    const text = next.toString().replaceAll("%3A", ":").replaceAll("%2C", ",");
    return text === "" ? path : `${path}?${text}`;
  };
  return {
    isTested: params.get("backtest") === "1",
    showsAllQuestions: params.get("questions") === "all",
    hrefOf,
  };
}
