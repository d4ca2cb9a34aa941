import { act, renderHook } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { useSteadyRows } from "#app/components/conversations/use-steady-rows.ts";
import { buildConversationEntry } from "#tests/factories/conversation-entry.ts";

/** A page of rows by id, newest first; `text` is what their first words are. */
const page = (ids: number[], text = "", next: string | null = "more") => ({
  rows: ids.map((conversationId) =>
    buildConversationEntry({ conversationId, openingText: `${text}${conversationId}` }),
  ),
  next,
});

type Page = ReturnType<typeof page>;

function watch(first: Page) {
  const view = renderHook(({ latest, list }) => useSteadyRows(latest, list), {
    initialProps: { latest: first, list: "a" },
  });
  return {
    show: (latest: Page, list = "a") => view.rerender({ latest, list }),
    read: () => {
      const { page: shown, newCount, isMany } = view.result.current;
      return { rows: shown.rows.map((row) => row.openingText), next: shown.next, newCount, isMany };
    },
    showNew: () => act(() => view.result.current.showNew()),
  };
}

describe("rows of a list while new ones arrive", () => {
  test("stay, are brought up to date where they stand, and the new ones are counted", () => {
    const { show, read, showNew } = watch(page([5, 4, 3]));
    show(page([7, 6, 5], "now ", "later"));
    expect(read()).toEqual({ rows: ["now 5", "4", "3"], next: "more", newCount: 2, isMany: false });
    showNew();
    expect(read()).toEqual({ rows: ["now 7", "now 6", "now 5"], next: "later", newCount: 0, isMany: false });
  });

  test("one that came in between counts; those drawn in at the end do not", () => {
    const { show, read } = watch(page([9, 7, 5]));
    show(page([9, 8, 7]));
    expect(read().newCount).toBe(1);
    show(page([9, 5, 3]));
    expect(read()).toMatchObject({ rows: ["9", "7", "5"], newCount: 0 });
  });

  test("more than a page of new ones is only said to be many", () => {
    const { show, read } = watch(page([3, 2, 1]));
    show(page([9, 8, 7]));
    expect(read()).toEqual({ rows: ["3", "2", "1"], next: "more", newCount: 3, isMany: true });
  });

  test("another list is shown at once, and so is the first row of an empty one", () => {
    const { show, read } = watch(page([3, 2, 1]));
    show(page([9, 8, 7]), "b");
    expect(read()).toMatchObject({ rows: ["9", "8", "7"], newCount: 0 });
    show(page([], "", null), "c");
    expect(read()).toMatchObject({ rows: [], newCount: 0 });
    show(page([1], "", null), "c");
    expect(read()).toMatchObject({ rows: ["1"], newCount: 0 });
  });
});
