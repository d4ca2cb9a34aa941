/** Scales of satisfaction in the words and numbers of exports. */
import type { RatingScale } from "./mapping.ts";

const steps: readonly [number, RegExp][] = [
  [
    5,
    /^(?:非常满意|很满意|十分满意|非常滿意|超赞|五星|5星|very satisfied|excellent|great|very good|extremely satisfied|优秀)$/i,
  ],
  [4, /^(?:满意|比较满意|滿意|好评|四星|4星|satisfied|good|happy|好|赞)$/i],
  [3, /^(?:一般|普通|中评|三星|3星|neutral|fair|average|ok|okay)$/i],
  [2, /^(?:不满意|不太满意|不滿意|二星|两星|2星|dissatisfied|bad|poor|unhappy|unsatisfied|差)$/i],
  [
    1,
    /^(?:非常不满意|很不满意|极不满意|非常不滿意|差评|一星|1星|very dissatisfied|terrible|very bad|awful)$/i,
  ],
];
const number = /^[+-]?\d{1,6}(?:\.\d{1,4})?$/;

export type ScaleGuess = {
  scale: Omit<RatingScale, "of">;
  /** False where nothing says which end is best. */
  isSure: boolean;
};

/** The scale of the scores that occur; null where they are no scores. Words give a number each. */
export function guessScale(values: readonly string[], column: string): ScaleGuess | null {
  const distinct = [...new Set(values)];
  if (distinct.length === 0) return null;
  const numbers = distinct.filter((value) => number.test(value)).map(Number);
  if (numbers.length === distinct.length) return guessNumbers(numbers, column);
  const scores = Object.fromEntries(
    distinct.flatMap((value) => {
      const step = steps.find(([, pattern]) => pattern.test(value.trim()));
      return step ? [[value, step[0]] as const] : [];
    }),
  );
  const told = Object.values(scores);
  if (told.length < 0.6 * distinct.length) return null;
  const isPair = told.every((score) => score === 4 || score === 2);
  return { scale: { worst: isPair ? 2 : 1, best: isPair ? 4 : 5, scores }, isSure: true };
}

function guessNumbers(numbers: readonly number[], column: string): ScaleGuess {
  const most = Math.max(...numbers);
  const least = Math.min(...numbers);
  const guess = (worst: number, best: number, isSure: boolean) => ({
    scale: { worst, best, scores: {} },
    isSure,
  });
  // Taobao's codes run from 0, very satisfied, to 4.
  if (/eval_?code/i.test(column)) return guess(4, 0, true);
  if (most <= 1 && least >= 0) return guess(0, 1, false);
  if (least >= 1 && most <= 5) return guess(1, 5, false);
  if (least === 0 && most <= 4) return guess(4, 0, false);
  if (most <= 5) return guess(0, 5, false);
  if (most <= 10) return guess(least >= 1 ? 1 : 0, 10, false);
  return guess(numbers.includes(0) || least > 1 ? 0 : 1, 100, false);
}
