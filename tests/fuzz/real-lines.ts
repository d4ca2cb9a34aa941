import { buildLog } from "#tests/torture/log-file.ts";

/** Good lines of every type of event, to be mutated: the simulated stores', with sales and corrections. */
export function listRealLines(conversations: number): string[] {
  const lines = buildLog({ seed: 11, conversations }).lines.filter((line) => line.endsWith("}"));
  return [...lines, ...rich];
}

/** Lines that use the fields the simulator leaves out. */
const rich = Array.from({ length: 400 }, (_, index) => [
  `{"type":"message","store":"s${index % 3}","id":"rich-${index}","conversation":"rc${index >> 2}","at":${1_790_812_800_000 + index},"from":"bot","kind":"answer","confidence":0.${index},"matched":true,"products":["p1","p2"],"sender":"b","version":${index},"at_inferred":false,"note":{"deep":[1,2.5,null]}}`,
  `{"type":"rating","store":"s1","id":"rich-r${index}","conversation":"rc${index >> 2}","score":4.5,"worst":5,"best":1,"solved":true,"message":"m","comment":"很好"}`,
]).flat();
