/** Sale days of each region and the two bad days of the group's bots. */
import type { Region } from "./stores.ts";

/** How many times an ordinary day's customers come, by region and local day. */
const busyDays: Record<Region, Record<string, number>> = {
  China: {
    "2026-08-15": 1.2,
    "2026-08-16": 1.4,
    "2026-08-17": 2,
    "2026-08-18": 4.8,
    "2026-08-19": 2.2,
    "2026-08-20": 1.6,
    "2026-08-21": 1.3,
    "2026-10-01": 0.8,
    "2026-10-02": 0.75,
    "2026-10-03": 0.8,
    "2026-10-31": 2.6,
    "2026-11-01": 2.1,
    "2026-11-02": 1.5,
    "2026-11-09": 1.4,
    "2026-11-10": 2.7,
    "2026-11-11": 7.5,
    "2026-11-12": 3.3,
    "2026-11-13": 2.3,
    "2026-11-14": 1.9,
    "2026-11-15": 1.6,
    "2026-11-16": 1.4,
    "2026-11-17": 1.3,
  },
  "North America": {
    "2026-08-17": 1.4,
    "2026-08-18": 2.8,
    "2026-08-19": 1.8,
    "2026-09-05": 1.3,
    "2026-09-07": 1.7,
    "2026-10-31": 0.85,
    "2026-11-10": 1.3,
    "2026-11-11": 2.4,
    "2026-11-12": 1.6,
  },
};

export function getCampaignFactor(region: Region, day: string): number {
  return busyDays[region][day] ?? 1;
}

/** The crowd at the opening minutes and in the last evening hours of a sale day. */
export function getCampaignHourFactor(factor: number, hour: number): number {
  if (factor < 2.4) return 1;
  if (hour === 0) return 4;
  if (hour === 1) return 2;
  return hour >= 20 && hour < 23 ? 1.4 : 1;
}

export type Incident = {
  kind: "outage" | "limit";
  store: string;
  /** Local day and minutes of that day. */
  day: string;
  from: number;
  to: number;
};

export const incidents: readonly Incident[] = [
  { kind: "outage", store: "xingye-audio", day: "2026-11-12", from: 9 * 60 + 42, to: 20 * 60 + 10 },
  { kind: "limit", store: "lanqiao-womens", day: "2026-11-11", from: 14 * 60, to: 24 * 60 },
];

export function findIncident(store: string, day: string, minuteOfDay: number): Incident | undefined {
  return incidents.find(
    (incident) =>
      incident.store === store &&
      incident.day === day &&
      minuteOfDay >= incident.from &&
      minuteOfDay < incident.to,
  );
}
