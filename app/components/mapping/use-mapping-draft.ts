/** The mapping of one file while a person makes it. */
import { useCallback, useRef, useState } from "react";
import { guessMapping } from "#app/mapping/guess-mapping.ts";
import type { RowShape } from "#app/mapping/mapping-fields.ts";
import type { Mapping } from "#app/mapping/mapping.ts";
import { hasChineseColumns, isChineseZone, proposeStore, type NewStore } from "#app/mapping/new-store.ts";
import { readSample } from "#app/mapping/read-sample.ts";
import type { Sample, SampleWishes } from "#app/mapping/sample.ts";
import type { MappingStore, PresetRow } from "#app/reports/mapping.server.ts";

export type Draft = {
  file: File;
  sample: Sample;
  wishes: SampleWishes;
  mapping: Mapping;
  /** 0–1, by column; only what was guessed. */
  confidence: Readonly<Record<string, number>>;
  /** Null for one that comes to be with this mapping: `newStore`. */
  storeKey: string | null;
  newStore: NewStore;
  /** The name of the saved mapping it began from. */
  preset: string | null;
};
export type DraftState =
  | { step: "none" }
  | { step: "reading" }
  | { step: "unreadable"; reason: "unreadable" | "damaged" }
  | ({ step: "ready" } & Draft);

type Known = { presets: readonly PresetRow[]; stores: readonly MappingStore[] };

/** Saved mappings that a file of these columns can be read by, those that read most of them first. */
function findFitting(sample: Sample, presets: readonly PresetRow[]): PresetRow | undefined {
  const columns = new Set(sample.columns);
  const fitting = presets.filter(({ mapping }) => {
    const told = Object.values(mapping.columns);
    return (
      mapping.file.kind === sample.file.kind && told.length > 0 && told.every((column) => columns.has(column))
    );
  });
  return fitting.toSorted((a, b) => countColumns(b) - countColumns(a))[0];
}

function countColumns({ mapping }: PresetRow): number {
  return Object.keys(mapping.columns).length;
}

/** Columns in Chinese are of a store where Chinese is spoken, if there is one; null where there is none at all. */
function guessStore(sample: Sample, stores: readonly MappingStore[]): string | null {
  const isChinese = hasChineseColumns(sample);
  const spoken = stores.filter(({ timezone }) => isChineseZone(timezone) === isChinese);
  return (spoken[0] ?? stores[0])?.key ?? null;
}

type Whose = Pick<Draft, "storeKey" | "newStore">;

/** Times that name no zone, and amounts that name no currency, are those of the store, unless a person has said otherwise. */
function moveTo(draft: Draft, whose: Whose, stores: readonly MappingStore[]): Draft {
  const find = ({ storeKey, newStore }: Whose) => stores.find(({ key }) => key === storeKey) ?? newStore;
  const [before, after] = [find(draft), find(whose)];
  const { mapping } = draft;
  const zone = mapping.zone === before.timezone ? after.timezone : mapping.zone;
  const isOfStore = mapping.shape === "orders" && mapping.currency === before.currency;
  const currency = isOfStore ? after.currency : mapping.currency;
  const { storeKey, newStore } = whose;
  return { ...draft, storeKey, newStore, mapping: { ...mapping, zone, currency } };
}

export function useMappingDraft({ presets, stores }: Known) {
  const [state, setState] = useState<DraftState>({ step: "none" });
  const turn = useRef(0);

  const describe = useCallback(
    (file: File, sample: Sample, wishes: SampleWishes, whose: Whose, shape?: RowShape): Draft => {
      const { storeKey, newStore } = whose;
      const { timezone: zone, currency } = stores.find(({ key }) => key === storeKey) ?? newStore;
      const guess = guessMapping(sample, { name: file.name, zone, currency }, shape);
      return { file, sample, wishes, storeKey, newStore, preset: null, ...guess };
    },
    [stores],
  );

  const adoptPreset = useCallback((draft: Draft, preset: PresetRow): Draft => {
    const mapping = { ...preset.mapping, file: draft.sample.file };
    return { ...draft, mapping, confidence: {}, storeKey: preset.storeKey, preset: mapping.name };
  }, []);

  const open = useCallback(
    async (file: File, wishes: SampleWishes = {}, before: Draft | null = null) => {
      const mine = ++turn.current;
      if (!before) setState({ step: "reading" });
      const sample = await readSample(file, wishes).catch(() => "damaged" as const);
      if (mine !== turn.current) return;
      if (sample === null || sample === "damaged") {
        setState({ step: "unreadable", reason: sample ?? "unreadable" });
        return;
      }
      const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
      const whose = before ?? {
        storeKey: guessStore(sample, stores),
        newStore: proposeStore(sample, here),
      };
      const fresh = describe(file, sample, wishes, whose);
      const isSame =
        before !== null &&
        Object.values(before.mapping.columns).every((column) => sample.columns.includes(column));
      const fitting = before ? undefined : findFitting(sample, presets);
      if (isSame)
        setState({
          step: "ready",
          ...before,
          sample,
          wishes,
          mapping: { ...before.mapping, file: sample.file },
        });
      else setState({ step: "ready", ...(fitting ? adoptPreset(fresh, fitting) : fresh) });
    },
    [describe, presets, stores, adoptPreset],
  );

  const change = useCallback((make: (draft: Draft) => Draft) => {
    setState((now) => (now.step === "ready" ? { step: "ready", ...make(now) } : now));
  }, []);

  return {
    state,
    open,
    close: () => setState({ step: "none" }),
    /** Reads the file again as a person says it is written. */
    wish: (draft: Draft, wishes: SampleWishes) =>
      void open(draft.file, { ...draft.wishes, ...wishes }, draft),
    edit: (changes: Partial<Mapping>) =>
      change((draft) => ({ ...draft, mapping: { ...draft.mapping, ...changes } })),
    /** Guesses all anew, for another kind of rows or without the saved mapping. */
    guess: (shape?: RowShape) =>
      change((draft) => describe(draft.file, draft.sample, draft.wishes, draft, shape)),
    choosePreset: (preset: PresetRow) => change((draft) => adoptPreset(draft, preset)),
    /** Null: one that is not there yet. */
    chooseStore: (storeKey: string | null) =>
      change((draft) => moveTo(draft, { ...draft, storeKey }, stores)),
    describeStore: (newStore: NewStore) => change((draft) => moveTo(draft, { ...draft, newStore }, stores)),
    /** The store that was new is there. */
    adoptStore: (storeKey: string) => change((draft) => ({ ...draft, storeKey })),
  };
}

export type DraftActions = Omit<ReturnType<typeof useMappingDraft>, "state">;
