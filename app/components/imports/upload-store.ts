/** Files on their way to the server. Kept outside the pages: an upload goes on while the reader looks elsewhere. */
import { useSyncExternalStore } from "react";
import { detectFile } from "./detect-file.ts";
import { addSample, estimate, type Estimate, type Sample } from "./rate.ts";
import { sendFile, type Transport, type UploadChoices } from "./upload-transport.ts";

export type Upload = {
  id: number;
  file: File;
  /** `chosen`: nothing is sent before the reader says so. */
  state: "chosen" | "waiting" | "sending" | "done" | "failed";
  detected: string | null;
  isDetecting: boolean;
  /** An archive that asks for a password. */
  isSealed: boolean;
  choices: UploadChoices;
  sent: number;
  rate: Estimate;
  reason: string;
  detail: string;
};

let uploads: readonly Upload[] = [];
const none: readonly Upload[] = [];
const listeners = new Set<() => void>();
const transports = new Map<number, Transport>();
let lastId = 0;

function publish(next: readonly Upload[]): void {
  uploads = next;
  for (const listener of listeners) listener();
  const isBusy = uploads.some(({ state }) => state === "sending" || state === "waiting");
  if (isBusy) window.addEventListener("beforeunload", warnBeforeClosing);
  else window.removeEventListener("beforeunload", warnBeforeClosing);
}

function warnBeforeClosing(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

function change(id: number, fields: Partial<Upload>): void {
  publish(uploads.map((upload) => (upload.id === id ? { ...upload, ...fields } : upload)));
}

const unknownRate: Estimate = { perSecond: null, secondsLeft: null };

/** Puts files up for choosing their settings; one that is there already is not added twice. */
export function addFiles(files: Iterable<File>): void {
  const isKnown = (file: File) =>
    uploads.some(
      (upload) =>
        upload.file.name === file.name &&
        upload.file.size === file.size &&
        upload.file.lastModified === file.lastModified &&
        upload.state !== "done",
    );
  const added = [...files]
    .filter((file) => !isKnown(file))
    .map((file): Upload => {
      const isEmpty = file.size === 0;
      return {
        id: ++lastId,
        file,
        state: isEmpty ? "failed" : "chosen",
        detected: null,
        isDetecting: !isEmpty,
        isSealed: false,
        choices: { format: null, store: null, through: null, checksFirst: false, password: "" },
        sent: 0,
        rate: unknownRate,
        reason: isEmpty ? "empty" : "",
        detail: "",
      };
    });
  publish([...uploads, ...added]);
  for (const { id, file, isDetecting } of added) {
    if (isDetecting) {
      void detectFile(file).then((found) => change(id, { ...found, isDetecting: false }));
    }
  }
}

export function choose(id: number, choices: Partial<UploadChoices>): void {
  const upload = uploads.find((one) => one.id === id);
  if (upload) change(id, { choices: { ...upload.choices, ...choices } });
}

/** Sends all chosen files, one after the other. */
export function startUploads(common: Pick<UploadChoices, "through" | "checksFirst">): void {
  publish(
    uploads.map((upload) =>
      upload.state === "chosen"
        ? { ...upload, state: "waiting", choices: { ...upload.choices, ...common } }
        : upload,
    ),
  );
  void sendNext();
}

export function retryUpload(id: number): void {
  change(id, { state: "waiting", reason: "", detail: "" });
  void sendNext();
}

/** Takes a file off the list and gives up what it has sent so far. */
export function removeUpload(id: number): void {
  transports.get(id)?.abort();
  publish(uploads.filter((upload) => upload.id !== id));
}

async function sendNext(): Promise<void> {
  if (uploads.some(({ state }) => state === "sending")) return;
  const next = uploads.find(({ state }) => state === "waiting");
  if (!next) return;
  const { id, file, choices } = next;
  let samples: Sample[] = [];
  change(id, { state: "sending" });
  const transport = sendFile(file, choices, (sent) => {
    samples = addSample(samples, { at: Date.now(), done: sent });
    change(id, { sent, rate: estimate(samples, file.size) });
  });
  transports.set(id, transport);
  const outcome = await transport.outcome;
  transports.delete(id);
  if (outcome.ok) publish(uploads.filter((upload) => upload.id !== id));
  else change(id, { state: "failed", reason: outcome.reason, detail: outcome.detail, rate: unknownRate });
  if (outcome.ok) for (const listener of arrivals) listener();
  await sendNext();
}

const arrivals = new Set<() => void>();

/** Calls back whenever a file has arrived as a whole. */
export function onArrival(listener: () => void): () => void {
  arrivals.add(listener);
  return () => arrivals.delete(listener);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The files of this tab, in the order they were chosen. */
export function useUploads(): readonly Upload[] {
  return useSyncExternalStore(
    subscribe,
    () => uploads,
    () => none,
  );
}
