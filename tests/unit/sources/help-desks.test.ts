/** Help desks beside each other: what their records share, how their files are told apart, and files as connectors wrote them. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { inferHandoff } from "#app/sources/chats/infer-handoff.ts";
import { readHtml } from "#app/sources/chats/html-text.ts";
import { readMoment } from "#app/sources/chats/moment.ts";
import { detectFormat, findAdapter } from "#app/sources/registry.ts";
import type { SourceAdapter } from "#app/sources/source-adapter.ts";
import { ofType, readSource } from "#tests/factories/read-source.ts";

const at = (iso: string) => Date.parse(iso);

test.each([
  ["1735696800", "2025-01-01T02:00:00Z"],
  ["1735696800.25", "2025-01-01T02:00:00.250Z"],
  ["1735696800250", "2025-01-01T02:00:00.250Z"],
  ["1735696800250000", "2025-01-01T02:00:00.250Z"],
  ["2025-01-01T10:00:00+08:00", "2025-01-01T02:00:00Z"],
  ["2025-01-01 02:00:00 UTC", "2025-01-01T02:00:00Z"],
  ["2025-01-01T02:00:00.123456", "2025-01-01T02:00:00.123Z"],
])("a time told as %s", (value, iso) => {
  expect(readMoment({ value }, "value", "Z")).toBe(at(iso));
});

test.each(["0", "-1", "", null])("%j is no time", (value) => {
  expect(readMoment({ value }, "value", "Z")).toBeNull();
});

test.each(["2025-01-01T02:00:00", "tomorrow"])("%s without a zone to assume is refused", (value) => {
  expect(() => readMoment({ value }, "value", null)).toThrow();
});

test.each([
  ["<p>One</p><p>Two</p>", "One\nTwo"],
  ["One<br>Two<br/>Three", "One\nTwo\nThree"],
  ["<ul><li>a</li><li>b</li></ul>", "a\nb"],
  ["&lt;b&gt; &amp;amp; &quot;x&quot; &#39;y&#39; &nbsp;z", `<b> &amp; "x" 'y'  z`],
  ["&#20320;&#x597D; &#0; &#xD800; &unknown;", "你好 &#0; &#xD800; &unknown;"],
  ["<!-- hidden -->seen<script>no()</script><STYLE>p{}</STYLE>", "seen"],
  ["<!-- never closed", "<!-- never closed"],
  ["a < b && c > d", "a < b && c > d"],
  ['<img src="x.png" alt="">', null],
  ["  plain  ", "plain"],
  ["", null],
])("what is read of %j", (html, text) => {
  expect(readHtml(html)).toBe(text);
});

test("a body that opens a hundred thousand tags and closes none takes no time", () => {
  const started = performance.now();
  for (const piece of ["<a ", "<!--", "<style>", "&#", "<p", "</"]) readHtml(piece.repeat(100_000));
  expect(performance.now() - started).toBeLessThan(2_000);
});

test("a handoff is no later than the person's first words", () => {
  const told = [
    { from: "bot", at: 5 },
    { from: "agent", at: 5 },
  ];
  expect(inferHandoff({ store: "s", source: "x" }, "c", told)).toMatchObject({ at: 5 });
});

const seconds = 1735696800;
test.each([
  [
    "chatwoot-lines",
    '{"event":"message_created","message_type":"incoming","id":1,"conversation":{"id":1}}\n',
  ],
  [
    "chatwoot-lines",
    `{"event":"conversation_updated","id":7,"inbox_id":5,"meta":{},"created_at":${seconds}}\n`,
  ],
  ["chatwoot-lines", `{"id":812,"message_type":1,"content_type":"text","conversation_id":77}\n`],
  ["chatwoot", `{"meta":{},"payload":[{"id":812,"content":"x","message_type":1,"conversation_id":77}]}`],
  [
    "chatwoot",
    `{"data":{"meta":{"all_count":1},"payload":[{"id":77,"inbox_id":5,"contact_last_seen_at":0}]}}`,
  ],
  ["chatwoot", `[{"id":1,"rating":5,"feedback_message":"x","conversation_id":7}]`],
  ["zendesk", '{"tickets":[{"id":1,"via":{"channel":"web"},"requester_id":2}],"end_of_stream":true}'],
  ["zendesk", '{\n "satisfaction_ratings": [{"id":1,"requester_id":2,"score":"good"}]}'],
  ["zendesk", '{"messages":[{"id":"m","received":"2025-01-01T00:00:00.000Z","author":{},"source":{}}]}'],
  [
    "zendesk-log",
    '{\n "events": [{"id":"01J","author":{"type":"user","id":"zen:sunco:user_id:a"},"created_at":"x","content":{}}]\n}',
  ],
  ["zendesk-lines", '{"ticket_id":1,"events":[{"id":"01J","author":{},"content":{},"created_at":"x"}]}\n'],
  ["zendesk-lines", '{"app":{"id":"a"},"webhook":{"id":"w"},"events":[{"id":"e"}]}\n'],
  ["zendesk-lines", '{"id":"2501.1","type":"chat","timestamp":"2025-01-01T00:00:00Z","visitor":{}}\n'],
  ["zendesk-table", "id,requester_id,via_channel,created_at\n1,2,web,2020-01-01 00:00:00\n"],
  ["intercom-lines", '{"type":"notification_event","topic":"conversation.user.created","data":{}}\n'],
  ["intercom-lines", '{"id":"1","source":{},"contacts":{},"conversation_parts":{}}\n'],
  ["intercom", '{"type":"conversation.list","conversations":[{"id":"1","source":{},"admin_assignee_id":1}]}'],
  ["intercom-conversation", '{\n "type": "conversation",\n "id": "1",\n "conversation_parts": {'],
  ["intercom-table", "id,conversation_id,part_type,author_type,body\n1,2,comment,user,x\n"],
  ["qiyu", '{"id":51,"sessionId":9,"from":1,"time":1735693205000,"mType":1,"msg":"x"}\n2\n'],
  ["qiyu", '{"id":9,"startTime":1735693200000,"endTime":1,"sType":0,"interaction":1,"userId":7}\n'],
  ["qiyu-api", '{"code":200,"message":"","data":[{"id":51,"sessionId":9,"mType":1,"time":1}]}'],
  ["qiyu-api", '{"code":200,"data":"[{\\"id\\":51,\\"sessionId\\":9,\\"mType\\":1}]"}'],
  ["qiyu-api", '{\n "session": {"id": "9", "relatedType": 2},\n "messages": [] }'],
  [
    "gorgias",
    '{"object":"list","data":[{"id":1,"created_datetime":"2025-01-01T00:00:00","channel":"chat"}]}',
  ],
  ["gorgias-lines", '{"id":1,"ticket_id":2,"from_agent":true,"created_datetime":"2025-01-01T00:00:00"}\n'],
  [
    "gorgias-lines",
    '{"ticket":{"id":1,"channel":"chat","customer":{},"created_datetime":"x"},"messages":[]}\n',
  ],
])("%s is told by %s", (id, head) => {
  expect(detectFormat(head, "-")?.id).toBe(id);
});

test("a line longer than what is looked at is still told by what it holds", () => {
  const long = `{"type":"conversation","id":"1","admin_assignee_id":0,"source":{"body":"${"x".repeat(65_000)}`;
  expect(detectFormat(long, "-")?.id).toBe("intercom-lines");
});

const folder = `${import.meta.dirname}/../../../../shared/data/helpdesk_and_shop_formats`;
const isAbsent = !existsSync(folder);

async function readTable(file: string, format: string) {
  const bytes = readFileSync(`${folder}/${file}`);
  const detected = detectFormat(bytes.toString("utf8"), file);
  expect(detected?.id).toBe(format.split("?")[0]);
  return readSource(findAdapter(format) as SourceAdapter, bytes);
}

describe.skipIf(isAbsent)(
  "a connector's tables (skipped where ../shared/data is absent), counted by hand",
  () => {
    test("Zendesk: ten tickets, of which seven are closed and one is solved", async () => {
      const { events, bad } = await readTable("fivetran_zendesk/ticket_data.csv", "zendesk-table");
      expect(bad).toEqual([]);
      const tickets = ofType(events, "conversation");
      expect(tickets).toHaveLength(10);
      expect(tickets.filter(({ endedAt }) => endedAt !== null)).toHaveLength(8);
      expect(tickets.filter(({ channel }) => channel === "email")).toHaveLength(9);
      expect(tickets.find(({ id }) => id === "ticket:16988")).toMatchObject({
        ...{ customer: "1500656884401", startedAt: at("2020-12-22T00:19:23Z") },
        ...{ endedAt: at("2021-01-13T18:42:39Z"), extra: { status: "solved", inferred: "ended_at" } },
      });
    });

    test("Zendesk: twenty comments on seven tickets, which do not say who asked", async () => {
      const waiting = await readTable("fivetran_zendesk/ticket_comment_data.csv", "zendesk-table");
      expect(waiting.events).toEqual([]);
      expect(waiting.bad).toHaveLength(20);
      const { events, bad } = await readTable(
        "fivetran_zendesk/ticket_comment_data.csv",
        "zendesk-table?agents=413068955393",
      );
      expect(bad).toEqual([]);
      const messages = ofType(events, "message");
      expect(new Set(messages.map(({ conversation }) => conversation)).size).toBe(7);
      expect(messages.filter(({ from }) => from === "agent")).toHaveLength(8);
      expect(messages.filter(({ from }) => from === "customer")).toHaveLength(12);
    });

    test("Zendesk: ten rows of seven chats; of twelve events seven are messages", async () => {
      const chats = await readTable("fivetran_zendesk/ticket_chat_data.csv", "zendesk-table");
      expect(chats.bad).toEqual([]);
      expect(new Set(chats.events.map(({ id }) => id)).size).toBe(7);
      const { events, bad } = await readTable("fivetran_zendesk/ticket_chat_event_data.csv", "zendesk-table");
      expect(bad).toEqual([]);
      const messages = ofType(events, "message");
      expect(messages.filter(({ from }) => from === "bot")).toHaveLength(3);
      expect(messages.filter(({ from }) => from === "customer")).toHaveLength(4);
      expect(messages).toHaveLength(7);
    });

    test("Intercom: nine states of two conversations, the last of each closed", async () => {
      const { events, bad } = await readTable(
        "fivetran_intercom/conversation_history_data.csv",
        "intercom-table",
      );
      expect(bad).toEqual([]);
      const states = ofType(events, "conversation");
      expect(states).toHaveLength(9);
      const last = new Map(
        states.toSorted((a, b) => a.version! - b.version!).map((state) => [state.id, state.extra?.state]),
      );
      expect([...last]).toEqual(
        expect.arrayContaining([
          ["156643300001311", "closed"],
          ["156643300001372", "closed"],
        ]),
      );
      expect(last.size).toBe(2);
      expect(new Set(ofType(events, "message").map(({ id }) => id)).size).toBe(2);
    });

    test("Intercom: of nine parts one note has words, and eight closings have none", async () => {
      const { events, bad } = await readTable(
        "fivetran_intercom/conversation_part_history_data.csv",
        "intercom-table",
      );
      expect(bad).toEqual([]);
      expect(events).toMatchObject([{ id: "6862013567", kind: "note", from: "agent", conversation: "12" }]);
    });
  },
);
