/** One file to the server: asks how much is there, sends the rest, tries again when the line breaks. */
import { noteStatus } from "#app/live/session-end.ts";

export type UploadChoices = {
  format: string | null;
  store: string | null;
  /** ISO 8601 with offset. */
  through: string | null;
  checksFirst: boolean;
  /** Of an archive; sent along and kept nowhere. */
  password: string;
};

export type UploadOutcome =
  | { ok: true; importId: number }
  | {
      ok: false;
      reason: "too large" | "unreadable" | "sealed" | "wrong password" | "cancelled" | "failed";
      detail: string;
    };

export type Transport = {
  outcome: Promise<UploadOutcome>;
  /** Stops sending and gives up what has arrived. */
  abort: () => void;
};

const firstWaitMs = 1_000;
const longestWaitMs = 15_000;
const mostTries = 20;

function buildAddress(file: File, choices: UploadChoices, offset: number): string {
  const params = new URLSearchParams({
    name: file.name,
    size: String(file.size),
    modified: String(file.lastModified),
    offset: String(offset),
    check: choices.checksFirst ? "1" : "0",
  });
  if (choices.format) params.set("format", choices.format);
  if (choices.store) params.set("store", choices.store);
  if (choices.through) params.set("through", choices.through);
  return `/imports/upload?${params}`;
}

type Answer = { status: number; body: string };

/** `onProgress`: bytes of the file that have been sent so far, those of an earlier go included. */
export function sendFile(file: File, choices: UploadChoices, onProgress: (bytes: number) => void): Transport {
  const ending = new AbortController();
  let current: XMLHttpRequest | null = null;
  ending.signal.addEventListener("abort", () => current?.abort());

  function put(offset: number): Promise<Answer | null> {
    return new Promise((resolve) => {
      const request = new XMLHttpRequest();
      current = request;
      request.open("PUT", buildAddress(file, choices, offset));
      request.setRequestHeader("Content-Type", "application/octet-stream");
      if (choices.password !== "")
        request.setRequestHeader("Archive-Password", encodeURIComponent(choices.password));
      request.upload.onprogress = ({ loaded }) => onProgress(offset + loaded);
      request.onload = () => resolve({ status: request.status, body: request.responseText });
      request.onerror = () => resolve(null);
      request.onabort = () => resolve(null);
      request.send(file.slice(offset));
    });
  }

  async function askOffset(): Promise<number> {
    const answer = await fetch(buildAddress(file, choices, 0), { method: "HEAD", signal: ending.signal });
    return Number(answer.headers.get("Upload-Offset") ?? 0);
  }

  async function send(): Promise<UploadOutcome> {
    let wait = firstWaitMs;
    for (let tries = 0; tries < mostTries && !ending.signal.aborted; tries++) {
      const offset = await askOffset().catch(() => null);
      const answer = offset === null ? null : await put(offset);
      const outcome = answer && judge(answer);
      if (outcome) return outcome;
      if (!ending.signal.aborted) await pause(wait, ending.signal);
      wait = Math.min(2 * wait, longestWaitMs);
    }
    return { ok: false, reason: ending.signal.aborted ? "cancelled" : "failed", detail: "" };
  }

  return {
    outcome: send(),
    abort() {
      ending.abort();
      void fetch(buildAddress(file, choices, 0), { method: "DELETE", keepalive: true }).catch(
        () => undefined,
      );
    },
  };
}

/** Null where another try may help. */
function judge({ status, body }: Answer): UploadOutcome | null {
  noteStatus(status);
  const read = readAnswer(body);
  if (status === 200 && read.importId !== null) return { ok: true, importId: read.importId };
  if (status === 413) return { ok: false, reason: "too large", detail: read.error };
  if (status === 410) return { ok: false, reason: "cancelled", detail: read.error };
  if (status === 422 && read.password === "missing") return { ok: false, reason: "sealed", detail: "" };
  if (status === 422 && read.password === "wrong") return { ok: false, reason: "wrong password", detail: "" };
  if (status === 422) return { ok: false, reason: "unreadable", detail: read.error };
  if (status === 507) return { ok: false, reason: "failed", detail: read.error };
  if (status >= 400 && status < 500 && status !== 409 && status !== 408 && status !== 429) {
    return { ok: false, reason: "failed", detail: read.error };
  }
  return null;
}

type AnswerFields = { importId: number | null; error: string; password: string };

function readAnswer(body: string): AnswerFields {
  const fields: AnswerFields = { importId: null, error: "", password: "" };
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== "object" || parsed === null) return fields;
    if ("importId" in parsed && typeof parsed.importId === "number") fields.importId = parsed.importId;
    if ("error" in parsed && typeof parsed.error === "string") fields.error = parsed.error;
    if ("password" in parsed && typeof parsed.password === "string") fields.password = parsed.password;
    return fields;
  } catch {
    return fields;
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
