import { Worker } from "node:worker_threads";

/** Starts `program`, a path from the project's root, as a thread of this process; `workerData` is what the thread finds under that name. */
export function startThread(program: string, workerData?: unknown): Worker {
  return new Worker(new URL("./launch.js", import.meta.url), { argv: [program], workerData });
}
