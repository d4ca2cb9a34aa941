/** One backtest, in a thread of its own: matching thousands of questions would keep every page waiting. */
import { parentPort, workerData } from "node:worker_threads";
import { backtestDraft } from "./backtest.ts";
import type { BacktestAsked } from "./run-backtest.ts";

const { draft, entries, questions } = workerData as BacktestAsked;
parentPort!.postMessage(backtestDraft(draft, entries, questions));
