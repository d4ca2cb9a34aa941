import fc from "fast-check";
import { expect, it } from "vitest";
import { createBlockGatherer } from "#app/ingest/lanes/gather-blocks.ts";

const usual = 32;
const block = (firstLine: number, text: string) => {
  const bytes = Buffer.from(text);
  return { firstLine, bytes, length: bytes.length };
};

it("gives what was added as one block, whatever memory went from batch to batch", () => {
  const batches = fc.array(
    fc.array(fc.string({ minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 5 }),
    {
      maxLength: 8,
    },
  );
  fc.assert(
    fc.property(batches, fc.array(fc.boolean()), (texts, isReleased) => {
      const gatherer = createBlockGatherer(usual);
      texts.forEach((batch, index) => {
        batch.forEach((text, place) => gatherer.add(block(10 * index + place + 1, text)));
        const whole = Buffer.from(batch.join(""));
        expect(gatherer.size()).toBe(whole.length);
        const taken = gatherer.take()!;
        expect(taken).toEqual({ firstLine: 10 * index + 1, bytes: whole, length: whole.length });
        if (isReleased[index]) gatherer.release(taken.bytes.buffer);
      });
      expect(gatherer.take()).toBeNull();
    }),
  );
});

it("uses memory again once it is given back, and never before", () => {
  const gatherer = createBlockGatherer(usual);
  gatherer.add(block(1, "first"));
  const first = gatherer.take()!;
  gatherer.add(block(2, "second"));
  const second = gatherer.take()!;
  expect(second.bytes.buffer).not.toBe(first.bytes.buffer);
  gatherer.release(first.bytes.buffer);
  gatherer.add(block(3, "third"));
  const third = gatherer.take()!;
  expect(third.bytes.buffer).toBe(first.bytes.buffer);
  expect(second.bytes.toString()).toBe("second");
});

it("keeps the true length of a line of which only the beginning is held", () => {
  const gatherer = createBlockGatherer(usual);
  gatherer.add({ ...block(7, "x".repeat(100)), length: 5_000 });
  expect(gatherer.take()).toMatchObject({ firstLine: 7, length: 5_000, bytes: { length: 100 } });
});
