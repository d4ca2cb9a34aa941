/** An import as pages show it. */
export type ImportRow = {
  importId: number;
  origin: string;
  name: string;
  format: string;
  status: string;
  error: string | null;
  accepted: number;
  duplicate: number;
  quarantined: number;
  conversations: number;
  startedAt: number;
  finishedAt: number | null;
  bytesTotal: number | null;
  bytesRead: number;
  recordsRead: number;
  stepsDone: number | null;
  stepsTotal: number | null;
  progressedAt: number | null;
  isCancelRequested: boolean;
  isStalled: boolean;
  hasFile: boolean;
};

export const standings = [
  "uploading",
  "paused",
  "queued",
  "checking",
  "checked",
  "running",
  "stopping",
  "interrupted",
  "done",
  "failed",
  "cancelled",
  "undoing",
  "undone",
] as const;
export type Standing = (typeof standings)[number];

/** An upload is silent for no longer than this while its bytes come in. */
const uploadSilenceMs = 15_000;

/** How an import stands, in the words people see; `now` in epoch ms. */
export function findStanding(row: ImportRow, now: number): Standing {
  if (row.isStalled) return "interrupted";
  if (row.status === "uploading") {
    return now - (row.progressedAt ?? row.startedAt) > uploadSilenceMs ? "paused" : "uploading";
  }
  if (row.isCancelRequested && (row.status === "running" || row.status === "checking")) return "stopping";
  return standings.find((known) => known === row.status) ?? "done";
}

/** Whether it may look different in a second. */
export function isMoving(row: ImportRow): boolean {
  return !row.isStalled && ["uploading", "queued", "checking", "running", "undoing"].includes(row.status);
}

/** The share that is done, 0 to 1; null where nobody knows how much there is. */
export function findShare(row: ImportRow): number | null {
  const [done, total] =
    row.status === "undoing" ? [row.stepsDone, row.stepsTotal] : [row.bytesRead, row.bytesTotal];
  if (total === null || total === 0) return null;
  return Math.min(1, (done ?? 0) / total);
}

export type Wish = "cancel" | "continue" | "start" | "discard" | "undo";

/** What can be asked of an import as it stands, the likeliest first. */
export function listWishes(row: ImportRow, standing: Standing): Wish[] {
  switch (standing) {
    case "queued":
    case "checking":
    case "running":
      return ["cancel"];
    case "paused":
      return ["discard"];
    case "checked":
      return ["start", "discard"];
    case "interrupted":
      if (row.status === "undoing") return ["undo"];
      return row.hasFile ? ["continue", "cancel"] : ["cancel"];
    case "failed":
    case "cancelled": {
      const hasEvents = row.accepted + row.duplicate + row.quarantined > 0;
      return [...(row.hasFile ? (["continue"] as const) : []), ...(hasEvents ? (["undo"] as const) : [])];
    }
    case "done":
      return row.accepted + row.quarantined > 0 ? ["undo"] : [];
    default:
      return [];
  }
}
