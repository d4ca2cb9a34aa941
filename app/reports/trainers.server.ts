/** Trainers across stores: what each one's edits brought, and what the bot does the work of. */
import type { Scope } from "#app/access/principal.ts";
import { unknownValue } from "#app/metrics/dimensions.ts";
import { passesFilters } from "#app/search/store-scope.ts";
import { countDays, getDayNumber } from "#app/time/day.ts";
import {
  countAgentEquivalents,
  getLeverage,
  type AgentEquivalents,
} from "#app/training/agent-equivalents.ts";
import { certify, type Certification, type LevelRule } from "#app/training/certification.ts";
import { sumFixes, type FixSum } from "#app/training/sum-fixes.ts";
import { buildEditContext, sumTrainer, type TrainerSum } from "#app/training/sum-trainer.ts";
import type { Db } from "#db/connection.ts";
import { listTrainers, type Trainer } from "#db/effects/knowledge-events.ts";
import { listFixes } from "#db/training/list-fixes.ts";
import { readProductiveMinutes, readRules } from "#db/training/trainer-rules.ts";
import { loadEdits, type JudgedEdit } from "./edits.server.ts";
import type { PageFrame } from "./page-frame.server.ts";
import { sortTrainers } from "./sort-trainers.ts";
import { loadTopicEfforts } from "./topic-efforts.server.ts";

export type TrainerEntry = TrainerSum & {
  /** Null where the source does not say who it was. */
  trainer: string | null;
  name: string | null;
  teams: string[];
  /** As the platform calls it. */
  toldLevel: string | null;
  /** YYYY-MM-DD; null where it is not told. */
  startedOn: string | null;
  /** Keys of the stores whose knowledge they changed, or which told of them. */
  stores: string[];
  certification: Certification;
  fixes: FixSum;
};

export type TrainersReport = {
  /** Those of the chosen team, in the order asked for. */
  rows: TrainerEntry[];
  /** All there are, by name. */
  teams: string[];
  /** Trainers whatever the team. */
  known: number;
  rules: LevelRule[];
};

/** What the bot does the work of in the selection's period; see app/training/agent-equivalents.ts. */
export type BotWork = AgentEquivalents & {
  /** Those told as people or named by an edit. */
  trainers: number;
  /** Agent-equivalents for each trainer; null while either is unknown. */
  leverage: number | null;
  days: number;
  productiveMinutes: number;
};

type Context = { db: Db; scope: Scope };
type Frame = Pick<PageFrame, "selectedStores" | "search" | "selection">;

type Asked = {
  /** Rows of this team only. */
  team?: string | null;
  /** All edits of the stores, where they have been read already. */
  judged?: Promise<JudgedEdit[]>;
  /** Epoch ms. */
  now?: number;
};

/** Edits since the data begins, whatever the period: an effect needs the weeks before and after. */
export async function loadTrainersReport(
  { db, scope }: Context,
  { selectedStores, search }: Frame,
  { team = null, judged, now = Date.now() }: Asked = {},
): Promise<TrainersReport> {
  const storeIds = selectedStores.map(({ storeId }) => storeId);
  const [all, people, fixes, { rules }] = await Promise.all([
    judged ?? loadEdits({ db, scope }, selectedStores),
    listTrainers(db, { scope, storeIds }),
    listFixes(db, { scope, storeIds }),
    readRules(db),
  ]);
  const firstDays = new Map(selectedStores.map(({ key, firstDay }) => [key, firstDay]));
  const edits = all.filter(({ store, topic, day }) => {
    const first = firstDays.get(store) ?? null;
    const isCounted = first !== null && day >= getDayNumber(first);
    return isCounted && passesFilters("topic", topic ?? unknownValue, search.filters);
  });
  const context = buildEditContext(all);
  const keys = new Map(selectedStores.map(({ storeId, key }) => [storeId, key]));
  const entries = listIds(edits, people).map((trainer): TrainerEntry => {
    const own = edits.filter((edit) => edit.trainer === trainer);
    const told = people.filter(({ id }) => id === trainer);
    const sum = sumTrainer(own, context);
    return {
      ...sum,
      ...describePerson(trainer, told),
      stores: listStoreKeys(own, told, keys),
      certification: certify(sum, rules),
      fixes: sumFixes(
        fixes.filter((fix) => fix.trainer === trainer),
        now,
      ),
    };
  });
  const isInTeam = ({ teams }: TrainerEntry) => team === null || teams.includes(team);
  return {
    rows: sortTrainers(entries.filter(isInTeam), search.sort),
    teams: [...new Set(entries.flatMap(({ teams }) => teams))].sort(),
    known: entries.length,
    rules,
  };
}

/** The bot's work in agents, over all selected stores or some of them. */
export async function loadBotWork(
  { db, scope }: Context,
  { selectedStores, selection }: Frame,
  trainers: number,
): Promise<BotWork> {
  const storeIds = selectedStores.map(({ storeId }) => storeId);
  const [efforts, { minutes: productiveMinutes }] = await Promise.all([
    loadTopicEfforts(db, { ...selection, scope }, storeIds),
    readProductiveMinutes(db),
  ]);
  const days = countDays(selection.from, selection.to);
  const work = countAgentEquivalents(efforts, { days, productiveMinutes });
  return { ...work, trainers, leverage: getLeverage(work.agents, trainers), days, productiveMinutes };
}

/** Everybody who is told of or did something; null, if anything was done by nobody who is named, at the end. */
function listIds(edits: readonly JudgedEdit[], people: readonly Trainer[]): (string | null)[] {
  const ids = new Set([...people.map(({ id }) => id), ...edits.flatMap(({ trainer }) => trainer ?? [])]);
  return [...[...ids].sort(), ...(edits.some(({ trainer }) => trainer === null) ? [null] : [])];
}

/** A trainer whom several stores tell of is one; what the first of them says of name, level and start holds. */
function describePerson(trainer: string | null, told: readonly Trainer[]) {
  const starts = told.flatMap(({ startedOn }) => startedOn ?? []).sort();
  return {
    ...{ trainer, name: told[0]?.name ?? null, startedOn: starts[0] ?? null },
    teams: [...new Set(told.flatMap(({ team }) => team ?? []))].sort(),
    toldLevel: told.find(({ level }) => level !== null)?.level ?? null,
  };
}

function listStoreKeys(
  own: readonly JudgedEdit[],
  told: readonly Trainer[],
  keys: ReadonlyMap<number, string>,
): string[] {
  return [
    ...new Set([...own.map(({ store }) => store), ...told.flatMap(({ storeId }) => keys.get(storeId) ?? [])]),
  ];
}
