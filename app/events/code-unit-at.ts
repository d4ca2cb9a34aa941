const charCodeAt = String.prototype.charCodeAt;

/**
 * `text.charCodeAt(at)`, for loops over the texts of millions of events. V8 has more kinds of strings than a property access
 * remembers; where all of them come by, it looks the method up anew for every character, which takes four times as long.
 */
export function codeUnitAt(text: string, at: number): number {
  return charCodeAt.call(text, at);
}
