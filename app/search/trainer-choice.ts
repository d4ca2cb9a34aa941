/** Which edits and fixes the page of a trainer lists: parameters of its own, beside the state all pages share. */
import { fixSides, type FixSide } from "#app/training/sum-fixes.ts";
import { editSides, type EditSide } from "#app/training/sum-trainer.ts";

export type TrainerChoice = {
  /** Null for all edits. */
  edits: EditSide | null;
  fixes: FixSide;
};

/** Total: what cannot be understood falls back to the default. */
export function parseTrainerChoice(params: URLSearchParams): TrainerChoice {
  const [edits, fixes] = [params.get("edits"), params.get("fixes")];
  return {
    edits: editSides.find((name) => name === edits) ?? null,
    fixes: fixSides.find((name) => name === fixes) ?? "published",
  };
}

/** An address of a trainer's page with one of the lists chosen; `parseTrainerChoice` reads it back. */
export function addTrainerChoice(href: string, choice: Partial<TrainerChoice>): string {
  const [path = "", query = ""] = href.split("#")[0]!.split("?");
  const [name, value] = choice.fixes ? ["fixes", choice.fixes] : ["edits", choice.edits];
  const kept = query.split("&").filter((part) => part !== "" && !part.startsWith(`${name}=`));
  if (value) kept.push(`${name}=${value}`);
  return `${path}${kept.length === 0 ? "" : `?${kept.join("&")}`}#${name}`;
}
