/** Requests of the quarantine's page to its import, as JSON. */
import { noteStatus } from "#app/live/session-end.ts";
import type { LineGroup } from "#app/quarantine/line-group.ts";
import type { MendRule } from "#app/quarantine/mend-rule.ts";
import type { MessageKey } from "#app/i18n/messages/en.ts";

export type Asked =
  | { intent: "rules"; group: LineGroup | null; rules: readonly MendRule[] }
  | {
      intent: "discard";
      group: LineGroup | null;
      line: { part: number; line: number } | null;
      expected: number;
    }
  | { intent: "cancel" };

export type Problem = { problem: string; [value: string]: string | number };

async function post(path: string, body: object, signal?: AbortSignal): Promise<Response> {
  const response = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
    ...(signal ? { signal } : {}),
  });
  noteStatus(response.status);
  return response;
}

/** Asks for something to be done; null when it is, else what stood in its way. */
export async function askMend(importId: number, asked: Asked): Promise<Problem | null> {
  try {
    const response = await post(`/imports/${importId}/quarantine/mend`, asked);
    const answer = (await response.json()) as { problem: string | null };
    return answer.problem === null ? null : { problem: answer.problem };
  } catch {
    return { problem: "failed" };
  }
}

export function askPreview(
  importId: number,
  asked: { group: LineGroup | null; rules: readonly MendRule[] },
  signal: AbortSignal,
): Promise<Response> {
  return post(`/imports/${importId}/quarantine/preview`, asked, signal);
}

export function getLinePath(importId: number, { part, line }: { part: number; line: number }): string {
  return `/imports/${importId}/quarantine/line?part=${part}&line=${line}`;
}

/** Tries or saves the text of a line. */
export async function askLine<Answer>(path: string, body: object, signal?: AbortSignal): Promise<Answer> {
  const response = await post(path, body, signal);
  if (!response.ok) throw new Error(String(response.status));
  return (await response.json()) as Answer;
}

/** Sends a file as it is. */
export async function sendFile(path: string, file: File): Promise<Problem | null> {
  try {
    const response = await fetch(path, { method: "PUT", body: file });
    noteStatus(response.status);
    const answer = (await response.json()) as Problem | { mendId: number };
    return "problem" in answer ? answer : null;
  } catch {
    return { problem: "failed" };
  }
}

const problems: Readonly<Record<string, MessageKey>> = {
  busy: "quarantine.problem.busy",
  "not ready": "quarantine.problem.notready",
  nothing: "quarantine.problem.nothing",
  changed: "quarantine.problem.changed",
  large: "quarantine.problem.large",
  count: "quarantine.problem.count",
  "other file": "quarantine.problem.other",
  unreadable: "quarantine.problem.unreadable",
  "lines impossible": "quarantine.problem.lines",
  "file impossible": "quarantine.problem.file",
};

export function getProblemKey({ problem }: Problem): MessageKey {
  return problems[problem] ?? "quarantine.problem.failed";
}
