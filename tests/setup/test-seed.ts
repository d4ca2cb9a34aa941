const given = process.env.TEST_SEED ?? (process.env.CI ? "20260219" : undefined);

/** What generated cases begin from: one set in CI, so that chance turns no change away; elsewhere undefined, and each run draws anew. */
export const testSeed = given === undefined ? undefined : Number(given);
