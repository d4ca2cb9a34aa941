/** The key that tests mask with. */
export const testPrivacyKey = "tests-mask-with-this-key";
