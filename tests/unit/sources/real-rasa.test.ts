/** Trackers as a bot's platform stored them, against counts made by hand. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { detectFormat } from "#app/sources/registry.ts";
import { ofType, readSource } from "#tests/factories/read-source.ts";

const folder = `${import.meta.dirname}/../../../../shared/data/rasa_tracker_fixtures`;
const isAbsent = !existsSync(folder);

async function readFile(name: string) {
  const text = readFileSync(`${folder}/${name}`, "utf8");
  const { events, bad } = await readSource(detectFormat(text.slice(0, 65_536), name)!, text);
  const messages = ofType(events, "message");
  const count = (from: string) => messages.filter((message) => message.from === from).length;
  const conversations = ofType(events, "conversation");
  const counts = [conversations.length, count("customer"), count("system"), count("bot")];
  return { bad, conversations, messages, counts };
}

describe.skipIf(isAbsent)("Rasa's trackers (skipped where ../shared/data is absent)", () => {
  test.each([
    // Conversations, messages of customers, openings of the window, messages of the bot.
    ["conversation.json", [8, 2, 12, 14]],
    ["conversations.production.json", [7, 2, 11, 13]],
    ["conversations.development.json", [2, 2, 2, 6]],
    ["analytics_conversations.json", [4, 8, 4, 0]],
    ["utils.test.data.json", [2, 2, 2, 3]],
  ])("%s", async (name, counts) => {
    const read = await readFile(name);
    expect(read.bad).toEqual([]);
    expect(read.counts).toEqual(counts);
  });

  test("messages of different senders with one id stay apart; one event stands twice in its tracker", async () => {
    const { messages } = await readFile("analytics_conversations.json");
    expect(new Set(messages.map(({ id }) => id)).size).toBe(11);
  });

  test("openings are no questions; questions have their intent; a button has its title", async () => {
    const { messages } = await readFile("utils.test.data.json");
    const told = messages.filter(({ from }) => from === "customer").map(({ text, intent }) => [text, intent]);
    expect(told).toEqual([
      ["comment faire pour créer un chatbot?", "creer_chatbot"],
      ["Non", "basics.no"],
    ]);
    const { messages: more } = await readFile("conversation.json");
    expect(more.filter(({ extra }) => extra?.payload === "/get_started")).toHaveLength(12);
    expect(more.filter(({ entry }) => entry === "utter_get_started")).toHaveLength(12);
  });

  test.each(["conversation_event_templates.json", "excel-export.json"])("%s is none", (name) => {
    expect(detectFormat(readFileSync(`${folder}/${name}`, "utf8"), name)).toBeUndefined();
  });
});
