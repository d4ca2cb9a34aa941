import { useReasonWords } from "#app/components/quarantine/use-reason-words.ts";

/** `wordsOf(reason)`: a reason in the active language; one that is not known stays as it was written. */
export function useProblemWords(): (reason: string) => string {
  const wordsOf = useReasonWords();
  return (reason) => wordsOf(reason).name;
}
