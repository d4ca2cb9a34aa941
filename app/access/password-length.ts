/** In characters. */
export const shortestPassword = 12;
/** Beyond it, hashing what a stranger sends would only cost us. */
export const longestPassword = 200;
