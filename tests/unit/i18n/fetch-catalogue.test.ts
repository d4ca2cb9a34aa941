import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fetchCatalogue } from "#app/i18n/fetch-catalogue.ts";
import { getCatalogue } from "#app/i18n/known-catalogues.ts";
import type { Locale } from "#app/i18n/locale.ts";

// Languages that nothing else in this process can have fetched.
const [dropped, refused] = ["en-x-dropped", "en-x-refused"] as unknown as [Locale, Locale];

const texts = { "app.name": "Apiary" };
const asked: string[] = [];
let answers: (() => Response)[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  asked.length = 0;
  vi.stubGlobal("fetch", async (path: string) => {
    asked.push(path);
    return answers.shift()!();
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const drop = () => {
  throw new TypeError("Failed to fetch");
};
const refuse = () => new Response("", { status: 502 });
const give = () => Response.json(texts);

test("texts are asked for again when a connection drops or a proxy refuses, and once only when they are there", async () => {
  answers = [drop, refuse, give];
  const done = fetchCatalogue(dropped, "/texts/en.1.json");
  await vi.advanceTimersByTimeAsync(2_499);
  expect(asked).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1);
  await done;
  expect(getCatalogue(dropped)).toEqual(texts);
  await fetchCatalogue(dropped, "/texts/en.1.json");
  expect(asked).toEqual(Array(3).fill("/texts/en.1.json"));
});

test("the last failure is told after the fourth try", async () => {
  answers = [drop, drop, drop, refuse];
  const done = expect(fetchCatalogue(refused, "/texts/zh-TW.1.json")).rejects.toThrow(
    "/texts/zh-TW.1.json was answered with status 502",
  );
  await vi.advanceTimersByTimeAsync(7_500);
  await done;
  expect(getCatalogue(refused)).toBeUndefined();
  expect(asked).toHaveLength(4);
});
