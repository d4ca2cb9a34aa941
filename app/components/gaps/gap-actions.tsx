import { useFetcher } from "@remix-run/react";
import { useText } from "#app/i18n/use-text.tsx";
import type { GapPage } from "#app/reports/gap-page.server.ts";
import type { GapAnswer, GapIntent } from "./gap-answer.ts";

type Simple = Extract<GapIntent, "claim" | "release" | "dismiss" | "restore">;

/** What the rules of app/gaps/next-state.ts would let whoever looks do; the server has the last word. */
function listActions({ state, owner }: GapPage["gap"]): Simple[] {
  if (state === "not a knowledge problem") return ["restore"];
  if (state === "closed") return [];
  if (state === "published" || state === "watching") return ["claim"];
  if (owner !== null && !owner.isMe) return [];
  return owner === null ? ["claim", "dismiss"] : ["release", "dismiss"];
}

/** Claim, release, set aside. */
export function GapActions({ gap }: Pick<GapPage, "gap">) {
  const t = useText();
  const fetcher = useFetcher<GapAnswer>();
  const refusal = fetcher.state === "idle" ? fetcher.data?.refusal : null;
  const actions = listActions(gap);
  if (actions.length === 0) return null;
  return (
    <fetcher.Form
      method="post"
      action={`/training/gaps/${gap.gapId}`}
      className="flex flex-wrap items-center justify-end gap-2"
    >
      {actions.map((action) => (
        <button
          key={action}
          type="submit"
          name="intent"
          value={action}
          disabled={fetcher.state !== "idle"}
          className={`control ${action === "claim" ? "border-honey bg-honey-wash font-semibold" : ""}`}
        >
          {t(
            action === "claim" && gap.publishedAt !== null ? "gaps.page.claim.again" : `gap.action.${action}`,
          )}
        </button>
      ))}
      {refusal && (
        <span role="alert" className="w-full text-right text-xs text-bad">
          {t(`gap.refusal.${refusal}`)}
        </span>
      )}
    </fetcher.Form>
  );
}
