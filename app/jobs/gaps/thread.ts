/** One clustering in a thread of its own: it holds its thread for half a minute where a store has a lot to ask. */
import { parentPort, workerData } from "node:worker_threads";
import { clusterQuestions } from "#app/gaps/cluster-questions.ts";
import type { ClusterAsked, Clustered } from "./cluster-apart.ts";

const { questions, previous, retired } = workerData as ClusterAsked;
const { gaps } = await clusterQuestions(questions, { previous, retired });
parentPort!.postMessage(gaps satisfies Clustered);
