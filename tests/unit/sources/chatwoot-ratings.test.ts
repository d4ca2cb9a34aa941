import { expect, test } from "vitest";
import { chatwootRatings } from "#app/sources/chatwoot-ratings.ts";
import { detectFormat } from "#app/sources/registry.ts";
import { ofType, readSource } from "#tests/factories/read-source.ts";

const headers = {
  en: "Agent Name,Rating,Feedback Comment,Contact Name,Contact Email Address,Contact Phone Number,Link to the conversation,Recorded date",
  zh: "客服,评分,反馈,联系人,邮箱,电话,会话链接,记录时间",
};
const rows = `"Amy (amy@shop.example)",5,"Quick, kind","Li",li@x.example,+8613800000000,https://chat.example/app/accounts/1/conversations/77,2025-01-01 02:00:07 UTC

,1,,,,,https://chat.example/app/accounts/1/conversations/78,2025-01-02T02:00:00.000Z

"Reporting period 2025-01-01 to 2025-01-31"
`;

test.each(Object.entries(headers))(
  "the report in %s, with its mark, blank lines and last line",
  async (_, header) => {
    const text = `\ufeff${header}\n${rows}`;
    expect(detectFormat(text.slice(1), "csat.csv")?.id).toBe("chatwoot-ratings");
    const { events, bad } = await readSource(chatwootRatings, text);
    expect(bad).toEqual([]);
    const ratings = ofType(events, "rating");
    expect(ratings).toMatchObject([
      {
        ...{ conversation: "1:77", score: 5, worst: 1, best: 5, of: "agent", invited: true },
        ...{ at: Date.parse("2025-01-01T02:00:07Z"), comment: "Quick, kind" },
      },
      { conversation: "1:78", score: 1, of: null, at: Date.parse("2025-01-02T02:00:00Z"), comment: null },
    ]);
    expect(new Set(ratings.map(({ id }) => id)).size).toBe(2);
    expect(JSON.stringify(ratings)).not.toMatch(/li@x|13800000000/);
  },
);

test("a rating that is none, and a row without its conversation, wait", async () => {
  const text = `${headers.en}\n,6,,,,,https://c.example/app/accounts/1/conversations/7,2025-01-01 02:00:07 UTC\n,5,,,,,,2025-01-01 02:00:07 UTC\n`;
  const { bad } = await readSource(chatwootRatings, text);
  expect(bad).toMatchObject([
    { field: "Rating", reason: "no rating of 1 to 5" },
    { field: null, reason: "no link to a conversation" },
  ]);
});
