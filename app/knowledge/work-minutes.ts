/** Longer than this nobody works on one answer without a break: how long it took is unknown then. */
export const longestWorkMinutes = 8 * 60;
