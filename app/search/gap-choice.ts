/** Which gaps the queue lists: parameters of the Training page's own, beside the state all pages share. */
import { gapKinds, gapStates, type GapKind, type GapState } from "#app/gaps/gap-state.ts";

/** States that ask for the same from a trainer: something to do, something to wait for, nothing. */
export const gapGroups = {
  open: ["new", "reopened", "claimed", "drafted"],
  watching: ["published", "watching"],
  done: ["closed", "not a knowledge problem"],
  all: gapStates,
} as const satisfies Record<string, readonly GapState[]>;
export type GapGroup = keyof typeof gapGroups;

export type GapChoice = {
  /** One state, or all of a group. */
  state: GapGroup | GapState;
  /** "unknown": nobody can tell yet. */
  kind: GapKind | "unknown" | null;
  /** Only those of whoever looks. */
  isMine: boolean;
  /** All of them rather than the costliest few. */
  isWhole: boolean;
};

export const defaultGapChoice: GapChoice = { state: "open", kind: null, isMine: false, isWhole: false };

const isGroup = (name: string): name is GapGroup => Object.hasOwn(gapGroups, name);

/** Total: what cannot be understood falls back to the default. */
export function parseGapChoice(params: URLSearchParams): GapChoice {
  const state = params.get("state") ?? "";
  const kind = params.get("kind");
  return {
    state: gapStates.find((name) => name === state) ?? (isGroup(state) ? state : defaultGapChoice.state),
    kind: gapKinds.find((name) => name === kind) ?? (kind === "unknown" ? kind : null),
    isMine: params.get("mine") === "1",
    isWhole: params.get("gaps") === "all",
  };
}

/** Changes the parameters in place; defaults are left out. `parseGapChoice` reads it back unchanged. */
export function writeGapChoice(params: URLSearchParams, choice: GapChoice): void {
  const set = (name: string, text: string | null) =>
    text === null ? params.delete(name) : params.set(name, text);
  set("state", choice.state === defaultGapChoice.state ? null : choice.state);
  set("kind", choice.kind);
  set("mine", choice.isMine ? "1" : null);
  set("gaps", choice.isWhole ? "all" : null);
}

export const listStates = (state: GapChoice["state"]): readonly GapState[] =>
  isGroup(state) ? gapGroups[state] : [state];
