import { useFetcher } from "@remix-run/react";
import type { ReactNode } from "react";

type Props = {
  action: "/settings/money" | "/settings/privacy";
  intent: string;
  storeId: number;
  /** What the button says, and what is said of the answer. */
  words: { save: string; saved: string; bad: string };
  children: ReactNode;
};

/** One setting of one store, in a cell of a table: its fields, a button, and whether it was kept. */
export function StoreForm({ action, intent, storeId, words, children }: Props) {
  const fetcher = useFetcher<{ isSaved: boolean }>();
  const answer = fetcher.state === "idle" ? fetcher.data : undefined;
  return (
    <fetcher.Form method="post" action={action} className="flex items-center gap-2 whitespace-nowrap">
      <input type="hidden" name="store" value={storeId} />
      {children}
      <button type="submit" name="intent" value={intent} className="control min-h-7 text-xs">
        {words.save}
      </button>
      <span role="status" className={`text-xs ${answer?.isSaved === false ? "text-bad" : "text-muted"}`}>
        {answer && (answer.isSaved ? words.saved : words.bad)}
      </span>
    </fetcher.Form>
  );
}
