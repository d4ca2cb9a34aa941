import { expect, test } from "vitest";
import { AuditSubject } from "#app/components/settings/audit-subject.tsx";
import { renderPage } from "./render-page.tsx";

test.each([
  [{ proof: "second factor" }, "By: second factor"],
  [
    { person: 3, role: "trainer", all_stores: false, stores: [1, 2] },
    "Person: 3 · Role: Trainer · All stores: no · Stores: 1, 2",
  ],
  [
    { action: "transcript_seen", from: "2026-10-01", to: null },
    "Entries about: Saw a transcript · From: 2026-10-01",
  ],
  [{ days: null }, "Days: ∞"],
  [{ weather: "fine" }, "weather: fine"],
  [{ conversation: 12 }, "Conversation 12"],
])("%j is written in words", (subject, words) => {
  const { container } = renderPage(<AuditSubject subject={subject} />);
  expect(container.textContent?.trim()).toBe(words);
});
