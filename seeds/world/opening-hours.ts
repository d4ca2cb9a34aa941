/** When people of a store are at work. */
import { dayMs, getZoneClock } from "./calendar.ts";
import type { StoreProfile } from "./stores.ts";

/** A chat taken later than this before closing time could not be finished in time. */
const lastCallMinutes = 45;

export type OpeningHours = {
  /** People are at work and have time for a whole chat. */
  isStaffed: (at: number) => boolean;
  /** The first moment at or after this one that is staffed. */
  findOpening: (at: number) => number;
};

export function createOpeningHours(store: StoreProfile): OpeningHours {
  const clock = getZoneClock(store.zone);
  const { open, close, daysOff } = store.hours;
  const isStaffed = (at: number) => {
    const minute = clock.minuteOfDay(at);
    return minute >= open && minute < close - lastCallMinutes && !daysOff.includes(clock.weekday(at));
  };
  return {
    isStaffed,
    findOpening: (at) => {
      if (isStaffed(at)) return at;
      for (let ahead = 0; ; ahead += 1) {
        const opening = clock.instant(clock.day(at + ahead * dayMs), open);
        if (opening >= at && isStaffed(opening)) return opening;
      }
    },
  };
}
