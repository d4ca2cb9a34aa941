import cliProgress from "cli-progress";
import type { Totals } from "./tally.ts";
import type { Input } from "./open-input.ts";

export type ProgressDisplay = { update: (totals: Totals) => void; stop: (totals: Totals) => void };

const lineEveryMs = 5_000;

/** A bar with rate and time left on a terminal, a plain line every 5 s elsewhere. Both on standard error. */
export function showProgress(input: Input): ProgressDisplay {
  return process.stderr.isTTY && input.size !== null ? showBar(input, input.size) : showLines(input);
}

function countTold({ accepted, duplicate }: Totals): number {
  return accepted + duplicate;
}

function showBar(input: Input, size: number): ProgressDisplay {
  const started = performance.now();
  const bar = new cliProgress.SingleBar({
    format: "{name} {bar} {percentage}% | {events} events | {rate}/s | {eta_formatted} left",
    hideCursor: true,
    etaBuffer: 50,
    stream: process.stderr,
  });
  const payload = (totals: Totals) => {
    const seconds = Math.max(0.001, (performance.now() - started) / 1000);
    return { name: input.name, events: countTold(totals), rate: Math.round(countTold(totals) / seconds) };
  };
  bar.start(size, 0, { name: input.name, events: 0, rate: 0 });
  return {
    update: (totals) => bar.update(input.countRead(), payload(totals)),
    stop(totals) {
      bar.update(input.countRead(), payload(totals));
      bar.stop();
    },
  };
}

function showLines(input: Input): ProgressDisplay {
  const started = performance.now();
  let shownAt = started;
  const print = (totals: Totals) => {
    const seconds = Math.max(0.001, (performance.now() - started) / 1000);
    const share = input.size === null ? "" : `${Math.floor((100 * input.countRead()) / input.size)} %, `;
    const rate = Math.round(countTold(totals) / seconds);
    const left =
      input.size === null || input.countRead() === 0
        ? ""
        : `, ${Math.ceil((seconds * (input.size - input.countRead())) / input.countRead())} s left`;
    console.error(
      `${input.name}: ${share}${totals.accepted} accepted, ${totals.duplicate} duplicate, ${totals.quarantined} quarantined, ${rate}/s${left}`,
    );
  };
  return {
    update(totals) {
      if (performance.now() - shownAt < lineEveryMs) return;
      shownAt = performance.now();
      print(totals);
    },
    stop: print,
  };
}
