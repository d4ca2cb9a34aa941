/** How many minutes of a day an agent spends with customers: the day that people's work is counted in. */

/** As long as nobody has set another: six and a half hours. */
export const commonProductiveMinutes = 390;

export const isProductiveMinutes = (value: number): boolean =>
  Number.isInteger(value) && value >= 1 && value <= 1440;

/**
 * What one widely told figure comes to: 4 million conversations a day said to do the work of 33,000 agents. Shown beside the
 * store's own, never reckoned with.
 */
export const toldConversationsPerAgentDay = 121;
