/** Deep equality of plain data; a faster one than the test framework's, for millions of comparisons. 0 and -0 are one number. */
export function isSame(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const names = Object.keys(left);
  if (names.length !== Object.keys(right).length) return false;
  return names.every(
    (name) =>
      Object.hasOwn(right, name) &&
      isSame((left as Record<string, unknown>)[name], (right as Record<string, unknown>)[name]),
  );
}
