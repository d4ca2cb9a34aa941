import { useEffect, useState } from "react";
import type { LineGroup } from "#app/quarantine/line-group.ts";
import type { MendRule } from "#app/quarantine/mend-rule.ts";
import type { PreviewCount, PreviewLine } from "#app/quarantine/preview-mend.ts";
import { askPreview } from "./ask.ts";

export type Preview = {
  lines: PreviewLine[];
  count: PreviewCount | null;
  /** Every line has been looked at. */
  isDone: boolean;
  hasFailed: boolean;
};

type News = Partial<Pick<Preview, "lines" | "count" | "isDone">>;

const nothing: Preview = { lines: [], count: null, isDone: false, hasFailed: false };
const pauseMs = 300;

/** What rules would do to a group, told as the server finds it out; asked again a moment after they change. */
export function usePreview(importId: number, group: LineGroup, rules: readonly MendRule[]): Preview {
  const asked = JSON.stringify({ group, rules });
  const [told, setTold] = useState<{ asked: string; preview: Preview }>({ asked, preview: nothing });
  useEffect(() => {
    const { group, rules } = JSON.parse(asked) as { group: LineGroup; rules: MendRule[] };
    if (rules.length === 0) return;
    const stop = new AbortController();
    let preview = nothing;
    const tell = (news: Partial<Preview>) => {
      preview = { ...preview, ...news };
      setTold({ asked, preview });
    };
    const timer = setTimeout(() => {
      follow(importId, { group, rules }, stop.signal, tell).catch(() => {
        if (!stop.signal.aborted) tell({ hasFailed: true });
      });
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [importId, asked]);
  // Until the answer to the new rules is there, the old lines stay and the old count does not.
  return told.asked === asked ? told.preview : { ...nothing, lines: told.preview.lines };
}

async function follow(
  importId: number,
  asked: { group: LineGroup; rules: MendRule[] },
  signal: AbortSignal,
  tell: (news: News) => void,
): Promise<void> {
  const response = await askPreview(importId, asked, signal);
  if (!response.ok || !response.body) throw new Error(String(response.status));
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const lines = `${rest}${decoder.decode(value, { stream: true })}`.split("\n");
    rest = lines.pop()!;
    // Of counts that arrive together only the newest says anything.
    if (lines.length > 0) tell(Object.assign({}, ...lines.map((line) => JSON.parse(line) as News)) as News);
  }
}
