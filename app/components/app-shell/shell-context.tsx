import { createContext, useContext, type ReactNode } from "react";
import type { Permission, Role } from "#app/access/role.ts";
import type { SourceStanding } from "#app/metrics/quality.ts";
import type { Day } from "#app/metrics/question.ts";
import type { DayRange, ResolvedPeriod } from "#app/time/period.ts";

/** What a page knows of whoever reads it: enough to leave out what would be refused. */
export type ShellPrincipal = {
  name: string;
  role: Role;
  permissions: readonly Permission[];
  /** A person with an account, not a key. */
  isPerson: boolean;
  /** One of the people of the demo. */
  isDemo: boolean;
};

/** What every page knows about its surroundings; the layout's loader provides it. */
export type ShellData = {
  /** Who is signed in. */
  principal: ShellPrincipal;
  /** In the order of the number keys; key is what filters use. */
  stores: { key: string; name: string }[];
  /** Newest local day of the selected stores, or null when there is no data at all. */
  lastDay: Day | null;
  period: ResolvedPeriod;
  comparison: DayRange | null;
  /** Today is compared with the same hours only. */
  comparesHours: boolean;
  /** Epoch ms the data of the selected stores reaches to. */
  dataThrough: number | null;
  /** The time zone of the selected stores; null when they differ. */
  timezone: string | null;
  /** Share of engaged conversations whose window is still open; null without any. */
  pendingShare: number | null;
  /** Hours of the re-contact window in force; null when the selected stores differ. */
  recontactHours: number | null;
  /** What the selected stores' sources tell. */
  sources: SourceStanding[];
  /** How rises are coloured: by meaning (good, bad), or red as Chinese markets do. */
  rising: "meaning" | "red";
};

const Context = createContext<ShellData | null>(null);

type Props = { shell: ShellData; children: ReactNode };

export function ShellProvider({ shell, children }: Props) {
  return <Context.Provider value={shell}>{children}</Context.Provider>;
}

export function useShell(): ShellData {
  const shell = useContext(Context);
  if (!shell) throw new Error("no ShellProvider above this component");
  return shell;
}

/** Whether whoever reads the page may do something. Only leaves out what the server would refuse. */
export function useMay(permission: Permission): boolean {
  return useShell().principal.permissions.includes(permission);
}
