/** Where a reader may be sent after signing in: a page of ours and nothing else. */

const longestPath = 2_000;
const anyOrigin = "http://apiary.invalid";

/**
 * The target as a path of ours with its query, or `fallback` for anything that a browser would read as another site: a scheme,
 * two slashes or backslashes at the start, control characters (browsers drop them), signs that are any of these when unescaped.
 */
export function ownPath(target: string | null | undefined, fallback = "/"): string {
  if (!target || target.length > longestPath || !isPlain(target)) return fallback;
  const [path = ""] = target.split(/[?#]/, 1);
  const unescaped = unescape(path);
  if (unescaped === undefined || !isPlain(unescaped)) return fallback;
  // Two slashes anywhere: "/..//x" becomes "//x" once it is resolved.
  if (!path.startsWith("/") || path.includes("//") || unescaped.includes("//")) return fallback;
  const url = new URL(target, anyOrigin);
  return url.origin === anyOrigin ? `${url.pathname}${url.search}${url.hash}` : fallback;
}

/** Nothing in it that a browser drops or turns into a slash. */
function isPlain(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  return !/[\u0000-\u001f\u007f\\]/.test(text);
}

function unescape(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
