/** One trainer: what their edits brought, the gaps they fixed, and what the bot does the work of in their stores. */
import { mayDo, type Principal, type Scope } from "#app/access/principal.ts";
import type { TrainerChoice } from "#app/search/trainer-choice.ts";
import type { LevelRule } from "#app/training/certification.ts";
import { isFixOf, type FixSide } from "#app/training/sum-fixes.ts";
import type { Db } from "#db/connection.ts";
import { listFixes } from "#db/training/list-fixes.ts";
import { loadEdits } from "./edits.server.ts";
import type { PageFrame } from "./page-frame.server.ts";
import { settlePart, type Part } from "./part.server.ts";
import type { Timing } from "./timing.server.ts";
import { loadBotWork, loadTrainersReport, type BotWork, type TrainerEntry } from "./trainers.server.ts";
import { loadTrainingReport, type TrainingReport } from "./training.server.ts";

export type FixRow = {
  gapId: number;
  store: string;
  timezone: string;
  /** A customer's words; null for a role that reads none, or when they have gone. */
  title: string | null;
  publishedAt: number;
  closedAt: number | null;
  reopenedAt: number | null;
};

export type TrainerReport = {
  /** Null when the stores asked about have told of nobody with this id. */
  entry: TrainerEntry | null;
  rules: LevelRule[];
  training: Part<TrainingReport>;
  /** The chosen ones, the latest first. */
  fixes: FixRow[];
  work: Part<BotWork>;
  /** Keys of their stores. */
  stores: string[];
};

export async function loadTrainerReport(
  context: { db: Db; scope: Scope; principal: Principal | null },
  frame: PageFrame,
  { trainer, choice }: { trainer: string; choice: TrainerChoice },
  timing: Timing,
): Promise<TrainerReport> {
  const edits = loadEdits(context, frame.selectedStores);
  const now = Date.now();
  const [{ rows, rules }, training, fixes] = await timing.measure("trainers", () =>
    Promise.all([
      loadTrainersReport(context, frame, { judged: edits, now }),
      settlePart("training", loadTrainingReport(context, frame, { trainer, side: choice.edits }, edits)),
      loadFixes(context, frame, { trainer, side: choice.fixes, now }),
    ]),
  );
  const entry = rows.find((row) => row.trainer === trainer) ?? null;
  const stores = entry?.stores ?? [];
  const colleagues = rows.filter((row) => row.stores.some((store) => stores.includes(store)));
  const work = await timing.measure("work", () =>
    settlePart("work", loadBotWork(context, narrow(frame, stores), colleagues.length)),
  );
  return { entry, rules, training, fixes, work, stores };
}

type FixesAsked = { trainer: string; side: FixSide; now: number };

async function loadFixes(
  { db, scope, principal }: { db: Db; scope: Scope; principal: Principal | null },
  { selectedStores }: PageFrame,
  { trainer, side, now }: FixesAsked,
): Promise<FixRow[]> {
  const stores = new Map(selectedStores.map((store) => [store.storeId, store]));
  const mayRead = principal !== null && mayDo(principal, "transcripts");
  const fixes = await listFixes(db, { scope, storeIds: [...stores.keys()] });
  return fixes
    .filter((fix) => fix.trainer === trainer && isFixOf(side, fix, now))
    .map(({ storeId, gapId, title, publishedAt, closedAt, reopenedAt }) => {
      const { key, timezone } = stores.get(storeId)!;
      return {
        ...{ gapId, store: key, timezone, title: mayRead ? title : null },
        ...{ publishedAt, closedAt, reopenedAt },
      };
    })
    .reverse();
}

/** The same frame over some of its stores only. */
function narrow(frame: PageFrame, stores: readonly string[]): PageFrame {
  const { selection, selectedStores } = frame;
  return {
    ...frame,
    selectedStores: selectedStores.filter(({ key }) => stores.includes(key)),
    selection: {
      ...selection,
      filters: [...selection.filters, { dimension: "store", operator: "is", values: [...stores] }],
    },
  };
}
