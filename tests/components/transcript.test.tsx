import { screen, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { TranscriptView } from "#app/components/transcript/transcript-view.tsx";
import { buildTranscriptReport } from "#app/reports/transcript-report.ts";
import type { Transcript } from "#db/queries/transcript.ts";
import { buildFact, buildTranscript, buildTranscriptMessage, noon } from "#tests/factories/transcript.ts";
import { renderPage } from "./render-page.tsx";

const minute = 60_000;

function show(values: Partial<Transcript>) {
  const transcript = buildTranscriptReport(buildTranscript(values), false);
  return renderPage(<TranscriptView transcript={transcript} hrefOf={(id) => `/conversations/${id}`} />);
}

const messages = [
  buildTranscriptMessage({ id: "q", speaker: "customer", minute: 0, text: "Where is my parcel?" }),
  buildTranscriptMessage({
    ...{ id: "a", speaker: "bot", minute: 1, text: "It is on its way.", kind: "answer" },
    ...{ entry: "k42", confidence: 0.91, extra: { tools: ["get_order"], trace: "t-1" } },
  }),
  buildTranscriptMessage({ id: "n", speaker: "agent", minute: 2, text: "Angry, be careful", kind: "note" }),
  buildTranscriptMessage({ id: "r", speaker: "agent", minute: 20, text: "Good day", sender: "Li Na" }),
];

describe("a transcript", () => {
  test("says who spoke, what the bot matched and how surely", () => {
    show({ messages });
    const items = within(screen.getByRole("list", { name: "Transcript" }));
    const [question, answer] = items.getAllByRole("listitem");
    expect(question?.textContent).toContain("Customer");
    expect(question?.textContent).toContain("12:00:00");
    expect(answer?.textContent).toContain("Bot");
    expect(answer?.textContent).toContain("entry k42");
    expect(answer?.textContent).toContain("confidence 0.91");
    expect(within(answer!).getByText("1 tool call: get_order")).toBeTruthy();
  });

  test("sets notes apart from replies and mentions long silence", () => {
    show({ messages });
    expect(screen.getByText(/Internal note: the customer does not see it/)).toBeTruthy();
    expect(screen.getByText("18 min later")).toBeTruthy();
  });

  test("marks kinds that were derived", () => {
    show({ messages: [messages[0]!, buildTranscriptMessage({ id: "b", speaker: "bot", minute: 1 })] });
    expect(screen.getByText("answer").textContent).toContain("inferred");
  });

  test("rules off the moment of the handoff: by whom, why, who says so, and who came", () => {
    show({
      messages,
      handoffs: [
        {
          ...{ id: "h", at: noon + 2 * minute, requestedBy: "customer", isExecuted: true },
          ...{ reason: "wants a refund", target: "after-sales" },
        },
      ],
      fact: buildFact({
        ...{ standing: "handoff_solved", settlement: "handoff", is_executed: true, is_reached: true },
        ...{ reason: "no_answer", reason_group: "knowledge", reason_source: "rule" },
        ...{ human_wait_ms: 18 * minute, agent: "Li Na", has_human_speech: true },
      }),
    });
    const line = screen.getByText("Handed off to people").closest("li")!;
    for (const words of [
      "requested by the customer",
      "12:02:00",
      "no answer",
      "inferred",
      "knowledge",
      "wants a refund",
      "to after-sales",
      "Li Na replied after 18 min",
    ]) {
      expect(line.textContent).toContain(words);
    }
  });

  test("says that a request was never executed and nobody came", () => {
    show({
      handoffs: [
        {
          ...{ id: "h", at: noon + minute, requestedBy: "customer", isExecuted: false },
          ...{ reason: null, target: null },
        },
      ],
      fact: buildFact({ standing: "handoff_lost", settlement: "handoff_lost", is_requested: true }),
    });
    expect(screen.getByText("Asked for people, not transferred")).toBeTruthy();
    expect(screen.getByText("no person ever replied")).toBeTruthy();
  });

  test("gives the outcome with its reason, and what each definition calls it", () => {
    show({ fact: buildFact({ standing: "recontacted", is_returned: true, next_contact_ms: 5 * 3_600_000 }) });
    const outcome = screen.getByRole("region", { name: "Outcome" });
    expect(outcome.textContent).toContain("came back after 5.0 h, inside 72 h");
    const verdicts = within(outcome).getAllByRole("listitem");
    expect(verdicts.map(({ textContent }) => textContent)).toEqual([
      "✓Containmentresolved",
      "✓No humanresolved",
      "✓No human or handoffresolved",
      "✓Assumedresolved",
      "✕Verifiednot",
      "✕Confirmednot",
    ]);
  });

  test("says until when a pending one waits, and judges it by no definition", () => {
    show({ fact: buildFact({ standing: "pending", is_matured: false, ended_at: noon }) });
    const outcome = screen.getByRole("region", { name: "Outcome" });
    expect(outcome.textContent).toMatch(/Not judged before 4 Oct 2026, 12:00/);
    expect(outcome.textContent).toContain("None of the six definitions counts it");
  });

  test("shows a rating on its own scale and turned to 0–1", () => {
    show({
      ratings: [
        {
          ...{ id: "r", at: noon + 30 * minute, ratedPart: "agent", score: 0, worst: 5, best: 0 },
          ...{ isInvited: true, isSolved: true, message: null, comment: "quick" },
        },
      ],
    });
    expect(screen.getByText("Rating of the agent:")).toBeTruthy();
    expect(screen.getByText("0, that is 1.00 of 1")).toBeTruthy();
    expect(screen.getByText("voted solved · invited · 12:30:00")).toBeTruthy();
    expect(screen.getByText("“quick”")).toBeTruthy();
  });

  test("shows no clock where the source recorded none", () => {
    const untimed = messages.slice(0, 2).map((message) => ({ ...message, isTimeInferred: true }));
    show({ messages: untimed, fact: buildFact({ is_time_inferred: true }) });
    expect(screen.queryByText("12:01:00")).toBeNull();
    expect(screen.getByText(/no time recorded for single messages/)).toBeTruthy();
  });

  test("leads to the customer's other conversations", () => {
    const other = { conversationId: 8, startedAt: noon + 60 * minute, endedAt: noon + 70 * minute };
    show({ related: [{ ...other, openingText: "Still waiting" }] });
    const link = screen.getByRole("link", { name: /Still waiting/ });
    expect(link.getAttribute("href")).toBe("/conversations/8");
    expect(link.textContent).toContain("50 min after this");
    const customer = screen.getByRole("link", { name: "u1, 2 conversations" });
    expect(decodeURIComponent(customer.getAttribute("href")!)).toBe(
      "/conversations?period=2026-10-01..2026-10-01&f=store:is:hangzhou&q=u1",
    );
  });
});
