import type { SourceSettings } from "#app/sources/source-adapter.ts";

/** The settings behind a format's id: `chatwoot-lines?account=1` has `account` with one word. */
export function readFormatSettings(format: string): SourceSettings {
  const query = format.split("?")[1] ?? "";
  const pairs = query === "" ? [] : query.split("&");
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = "", words = ""] = pair.split("=");
      return [name, words.split(",").filter((word) => word !== "")];
    }),
  );
}
