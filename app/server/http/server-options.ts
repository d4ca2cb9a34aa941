/** How long a connection may take over what, and how much it may say before it is heard: none is held open for nothing. */

export const serverOptions = {
  /** Left to itself, Node cuts a request off after five minutes; a large upload takes longer. */
  requestTimeout: 0,
  /** From the first byte, or the opening of the connection, to the end of the headers. */
  headersTimeout: 10_000,
  connectionsCheckingInterval: 2_000,
  /** Address and headers together. */
  maxHeaderSize: 16 * 1024,
};

/** A connection on which nothing moves is closed, in ms. Longer than updates are silent and than any answer takes. */
export const silenceMs = 120_000;
