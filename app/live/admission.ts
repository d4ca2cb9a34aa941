/** Who may come in: bounds what requests hold in memory and how many wait, and says when to come back. */

export type AdmissionLimits = {
  /** Unpacked bytes that are read and not durable yet, over all requests. */
  heldBytes: number;
  /** Requests that have not been answered yet. */
  requests: number;
};

/** Parsed events take some three times the bytes of their lines: this keeps a flood below 300 MB. */
export const defaultLimits: AdmissionLimits = { heldBytes: 64 * 1024 * 1024, requests: 1_000 };

export type Ticket = {
  /** Takes room for bytes read; false when there is none, and nothing is taken then. */
  hold: (bytes: number) => boolean;
  /** Gives room back for bytes that are durable. */
  release: (bytes: number) => void;
  /** Leaves, with all that is still held. Once is enough, more does no harm. */
  leave: () => void;
};

export type Admission = {
  /** A ticket, or null when too many wait. */
  enter: () => Ticket | null;
  /** Seconds after which there should be room again, from how fast it has been made lately. */
  getRetryAfter: () => number;
};

const longestWaitSeconds = 60;
/** How far back the rate looks. */
const windowMs = 5_000;

export function createAdmission(limits: AdmissionLimits, now = () => performance.now()): Admission {
  let held = 0;
  let waiting = 0;
  let durable: { at: number; bytes: number; requests: number }[] = [];

  function note(bytes: number, requests: number): void {
    const at = now();
    durable.push({ at, bytes, requests });
    if (durable[0]!.at < at - 2 * windowMs) durable = durable.filter((entry) => entry.at >= at - windowMs);
  }

  return {
    enter() {
      if (waiting >= limits.requests || held >= limits.heldBytes) return null;
      waiting += 1;
      let own = 0;
      let hasLeft = false;
      return {
        hold(bytes) {
          if (held + bytes > limits.heldBytes) return false;
          held += bytes;
          own += bytes;
          return true;
        },
        release(bytes) {
          held -= bytes;
          own -= bytes;
          note(bytes, 0);
        },
        leave() {
          if (hasLeft) return;
          hasLeft = true;
          held -= own;
          waiting -= 1;
          note(0, 1);
        },
      };
    },
    getRetryAfter() {
      const recent = durable.filter(({ at }) => at >= now() - windowMs);
      const perSecond = (read: (entry: (typeof recent)[number]) => number) =>
        recent.reduce((sum, entry) => sum + read(entry), 0) / (windowMs / 1000);
      const seconds = Math.max(
        waiting / perSecond(({ requests }) => requests),
        held / perSecond(({ bytes }) => bytes),
      );
      // Nothing made durable lately: the rate is unknown.
      if (!Number.isFinite(seconds)) return 5;
      return Math.min(longestWaitSeconds, Math.max(1, Math.ceil(seconds)));
    },
  };
}
