/** The mapping of one file while a person makes it. */
import { useCallback, useRef, useState } from "react";
import { guessMapping } from "#app/mapping/guess-mapping.ts";
import type { RowShape } from "#app/mapping/mapping-fields.ts";
import type { Mapping } from "#app/mapping/mapping.ts";
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
  storeKey: string;
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

/** Columns in Chinese are of a store where Chinese is spoken, if there is one. */
function guessStore({ columns }: Sample, stores: readonly MappingStore[]): string {
  const isChinese = columns.some((column) => /\p{Script=Han}/u.test(column));
  const spoken = stores.filter(({ timezone }) => chineseZones.test(timezone) === isChinese);
  return (spoken[0] ?? stores[0])?.key ?? "";
}

const chineseZones = /^(?:Asia\/(?:Shanghai|Chongqing|Harbin|Urumqi|Taipei|Hong_Kong|Macau|Singapore)|PRC)$/;

export function useMappingDraft({ presets, stores }: Known) {
  const [state, setState] = useState<DraftState>({ step: "none" });
  const turn = useRef(0);

  const describe = useCallback(
    (file: File, sample: Sample, wishes: SampleWishes, storeKey: string, shape?: RowShape): Draft => {
      const store = stores.find(({ key }) => key === storeKey);
      const known = { name: file.name, zone: store?.timezone ?? "UTC", currency: store?.currency ?? null };
      const guess = guessMapping(sample, known, shape);
      return { file, sample, wishes, storeKey, preset: null, ...guess };
    },
    [stores],
  );

  const adoptPreset = useCallback((draft: Draft, preset: PresetRow): Draft => {
    const { sample, file, wishes } = draft;
    const mapping = { ...preset.mapping, file: sample.file };
    return { file, sample, wishes, mapping, confidence: {}, storeKey: preset.storeKey, preset: mapping.name };
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
      const fresh = describe(file, sample, wishes, before?.storeKey ?? guessStore(sample, stores));
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
      change((draft) => describe(draft.file, draft.sample, draft.wishes, draft.storeKey, shape)),
    choosePreset: (preset: PresetRow) => change((draft) => adoptPreset(draft, preset)),
    /** Times that name no zone are those of the store, unless a person has said otherwise. */
    chooseStore: (storeKey: string) =>
      change((draft) => {
        const zoneOf = (key: string) => stores.find((store) => store.key === key)?.timezone ?? "UTC";
        const isStores = draft.mapping.zone === zoneOf(draft.storeKey);
        const zone = isStores ? zoneOf(storeKey) : draft.mapping.zone;
        return { ...draft, storeKey, mapping: { ...draft.mapping, zone } };
      }),
  };
}

export type DraftActions = Omit<ReturnType<typeof useMappingDraft>, "state">;
