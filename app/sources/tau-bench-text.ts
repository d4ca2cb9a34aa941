/** What was said, freed of the marks and wrappings of the benchmark. */

const controlMark = /###([A-Z-]+)###/g;

/** A customer's words without the simulator's control marks (###STOP### …); empty text if there were only marks. */
export function readCustomerText(content: string): { text: string; marks: string[] } {
  const marks = [...content.matchAll(controlMark)].map((match) => match[1]!);
  return { text: content.replace(controlMark, "").trim(), marks };
}

/**
 * A bot's words. Some bots answer with a JSON object in a string: its `message` (or `reply`) is what the customer
 * reads, the rest comes back as `rest`. An object with neither is shown as it was sent.
 */
export function readBotText(content: string): { text: string; rest: Record<string, unknown> | null } {
  const trimmed = content.trim();
  if (!/^[{"]/.test(trimmed)) return { text: trimmed, rest: null };
  let value: unknown;
  try {
    value = JSON.parse(trimmed);
  } catch {
    return { text: trimmed, rest: null };
  }
  if (typeof value === "string") return { text: value, rest: null };
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return { text: trimmed, rest: null };
  const fields: Record<string, unknown> = { ...value };
  for (const name of ["message", "reply"]) {
    const said = fields[name];
    if (typeof said !== "string") continue;
    const { [name]: _said, ...rest } = fields;
    return { text: said, rest: Object.keys(rest).length > 0 ? rest : null };
  }
  return { text: trimmed, rest: null };
}
