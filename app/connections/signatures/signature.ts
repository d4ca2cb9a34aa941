/** What every check of a signature gets and gives. Checks are pure: the clock comes with the request. */

export type SignedRequest = {
  /** The bytes as they were sent, still packed if they were. */
  body: Buffer;
  headers: Headers;
  query: URLSearchParams;
  /** When it came, epoch ms. */
  at: number;
};

/** Why a request is not let in; told to the people of the company, never to whoever sent it. */
export const refusals = ["no secret", "unsigned", "wrong signature", "untimed", "out of time"] as const;
export type Refusal = (typeof refusals)[number];

/** Null lets the request in. The secret is the text the platform shows, or was given. */
export type CheckSignature = (request: SignedRequest, secret: string) => Refusal | null;
