import { act, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LiveProvider } from "#app/components/app-shell/live-context.tsx";
import { LiveStatus } from "#app/components/app-shell/live-status.tsx";
import type { Locale } from "#app/i18n/locale.ts";
import type { LiveState } from "#app/live/use-live-updates.ts";
import { renderPage } from "./render-page.tsx";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function draw(live: LiveState, locale: Locale = "en") {
  return renderPage(
    <LiveProvider live={live}>
      <p data-testid="status">
        <LiveStatus />
      </p>
    </LiveProvider>,
    { locale },
  );
}
const read = () => screen.getByTestId("status").textContent;
const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms));

test("says since when nothing has changed, in steps that do not call for attention", () => {
  draw({ connection: "live", updatedAt: Date.now() });
  expect(read()).toBe("Live · updated just now");
  pass(11_000);
  expect(read()).toBe("Live · updated 10 s ago");
  pass(64_000);
  expect(read()).toBe("Live · updated 1 min ago");
  expect(document.querySelector("[aria-live], [role=status]"), "nobody is interrupted").toBeNull();
});

test("says nothing before it knows", () => {
  draw({ connection: "waiting", updatedAt: null });
  expect(read()).toBe("");
});

test.each([
  ["en", "Live", "Reconnecting…"],
  ["zh-CN", "实时", "正在重新连接…"],
  ["zh-TW", "即時", "正在重新連線…"],
] as const)("in %s it has words for both", (locale, live, lost) => {
  const first = draw({ connection: "live", updatedAt: null }, locale);
  expect(read()).toBe(live);
  first.unmount();
  draw({ connection: "lost", updatedAt: null }, locale);
  expect(read()).toBe(lost);
});
