import { useText } from "#app/i18n/use-text.tsx";
import { getProblemKey, type Problem } from "./ask.ts";

/** Why something asked for was not done; nothing where it was. */
export function ProblemText({ problem }: { problem: Problem | null }) {
  const t = useText();
  return (
    <p role="alert" className="text-xs text-bad empty:hidden">
      {problem && t(getProblemKey(problem), problem)}
    </p>
  );
}
