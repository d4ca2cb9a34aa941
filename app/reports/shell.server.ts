/** What the frame around every page shows. */
import { mayDo, type Principal } from "#app/access/principal.ts";
import { permissions } from "#app/access/role.ts";
import { pickSources, type SourceStanding } from "#app/metrics/quality.ts";
import { reportError } from "#app/server/report-error.ts";
import type { Db } from "#db/connection.ts";
import { answerQuestion } from "#db/queries/answer-question.ts";
import { getDataThrough, getShared, type PageFrame } from "./page-frame.server.ts";
import { loadSourceStandings } from "./source-standings.server.ts";

export async function loadShellReport(
  { db, principal }: { db: Db; principal: Principal | null },
  frame: PageFrame,
) {
  const { stores, selectedStores, lastDay, period, comparison, comparesHours, search } = frame;
  const [pendingShare, sources] = await Promise.all([findPendingShare(db, frame), findSources(db, frame)]);
  return {
    principal: describePrincipal(principal),
    stores: stores.map(({ key, name }) => ({ key, name })),
    lastDay,
    period,
    comparison,
    comparesHours,
    dataThrough: getDataThrough(selectedStores),
    timezone: getShared(selectedStores, (store) => store.timezone),
    pendingShare,
    sources,
    recontactHours: search.recontactHours ?? getShared(selectedStores, (store) => store.recontactHours),
  };
}

function describePrincipal(principal: Principal | null) {
  if (!principal) throw new Error("the frame is drawn for whoever is signed in");
  const { name, role, kind } = principal;
  return {
    name,
    role,
    permissions: permissions.filter((permission) => mayDo(principal, permission)),
    isPerson: kind === "person",
    isDemo: "isDemo" in principal && principal.isDemo === true,
  };
}

async function findSources(db: Db, { scope, search }: PageFrame): Promise<SourceStanding[]> {
  try {
    return pickSources(await loadSourceStandings(db, scope), search.filters);
  } catch (error) {
    reportError("what the sources tell could not be read", error);
    return [];
  }
}

/** The shell is drawn even while the numbers cannot be read: pages report the failure themselves. */
async function findPendingShare(db: Db, { selection, lastDay }: PageFrame): Promise<number | null> {
  if (lastDay === null) return null;
  try {
    const [answer] = await answerQuestion(db, { ...selection, metrics: ["verified_rate"], dimensions: [] });
    return answer?.figures.verified_rate?.pendingShare ?? null;
  } catch (error) {
    reportError("the share of pending conversations could not be read", error);
    return null;
  }
}
