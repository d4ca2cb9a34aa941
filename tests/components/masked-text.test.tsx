import { expect, test } from "vitest";
import { MaskedText } from "#app/components/transcript/masked-text.tsx";
import { renderPage } from "./render-page.tsx";

test("tokens read as quiet tags in the reader's language, the rest as it is", () => {
  const { container } = renderPage(<MaskedText text="请打[phone kfmbtqzr]，[订单x] [address bcdfghkm]" />);
  expect(container.textContent).toBe("请打phone kfmbtqzr，[订单x] address bcdfghkm");
  expect(container.querySelectorAll("span[title]")).toHaveLength(2);
});
