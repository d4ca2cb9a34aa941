/** Why a pull cannot go on, in a form that the database keeps and pages put into words. */
export const pullFaults = [
  /** 401 or 403: the platform refuses the token, or lets it see too little. */
  "token",
  /** 404 or a redirect: there is no such API at the address. */
  "address",
  /** The address leads into a network that must not be asked. */
  "private",
  /** Another refusal (4xx): what we ask for is not taken. */
  "rejected",
  /** It answers, but not as its API should. */
  "strange",
  /** It could not be reached, or broke off, however often it was tried. */
  "unreachable",
  /** The settings of the connection cannot be read. */
  "settings",
  /** The secret was sealed with another key. */
  "secret",
] as const;
export type PullFaultKind = (typeof pullFaults)[number];

/** Of these nothing gets better until somebody changes the connection. */
const lasting: readonly PullFaultKind[] = ["token", "address", "private", "rejected", "settings", "secret"];

export class PullFault extends Error {
  override name = "PullFault";
  readonly kind: PullFaultKind;
  readonly isLasting: boolean;

  /** `detail`: a status, a code or a sentence; nothing that came from the platform's data. */
  constructor(kind: PullFaultKind, detail: string) {
    super(`pull ${kind}: ${detail}`);
    this.kind = kind;
    this.isLasting = lasting.includes(kind);
  }
}

/** The kind and detail of a kept fault; null for what is none. */
export function readPullFault(text: string): { kind: PullFaultKind; detail: string } | null {
  const [, name, detail] = /^pull ([a-z]+): (.*)$/s.exec(text) ?? [];
  const kind = pullFaults.find((known) => known === name);
  return kind && detail !== undefined ? { kind, detail } : null;
}

/** The platform wants us to wait for longer than a run may stay; `waitMs` from now. */
export class PullLater extends Error {
  override name = "PullLater";
  readonly waitMs: number;

  constructor(waitMs: number) {
    super(`asked to wait for ${waitMs} ms`);
    this.waitMs = waitMs;
  }
}
