/** One trainer: what their edits brought, the gaps they fixed, and what the bot does the work of in their stores. */
import type { Scope } from "#app/access/principal.ts";
import type { LevelRule } from "#app/training/certification.ts";
import type { Db } from "#db/connection.ts";
import { loadEdits } from "./edits.server.ts";
import type { PageFrame } from "./page-frame.server.ts";
import { settlePart, type Part } from "./part.server.ts";
import type { Timing } from "./timing.server.ts";
import { loadBotWork, loadTrainersReport, type BotWork, type TrainerEntry } from "./trainers.server.ts";
import { loadTrainingReport, type TrainingReport } from "./training.server.ts";

export type TrainerReport = {
  /** Null when the stores asked about have told of nobody with this id. */
  entry: TrainerEntry | null;
  rules: LevelRule[];
  training: Part<TrainingReport>;
  work: Part<BotWork>;
  /** Keys of their stores. */
  stores: string[];
};

export async function loadTrainerReport(
  context: { db: Db; scope: Scope },
  frame: PageFrame,
  trainer: string,
  timing: Timing,
): Promise<TrainerReport> {
  const edits = loadEdits(context, frame.selectedStores);
  const [{ rows, rules }, training] = await timing.measure("trainers", () =>
    Promise.all([
      loadTrainersReport(context, frame, { judged: edits }),
      settlePart("training", loadTrainingReport(context, frame, trainer, edits)),
    ]),
  );
  const entry = rows.find((row) => row.trainer === trainer) ?? null;
  const stores = entry?.stores ?? [];
  const colleagues = rows.filter((row) => row.stores.some((store) => stores.includes(store)));
  const work = await timing.measure("work", () =>
    settlePart("work", loadBotWork(context, narrow(frame, stores), colleagues.length)),
  );
  return { entry, rules, training, work, stores };
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
