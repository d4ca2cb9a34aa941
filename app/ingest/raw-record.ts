/** One line of an input (or one element of its list), as read and before anything is made of it. */
export type RawRecord = {
  /** 1-based: the line of a file, or the place in a document's list. */
  line: number;
  /** The bytes as they came, without the line end. */
  bytes: Buffer;
} & ({ text: string; refusal: null } | { text: null; refusal: string });

/** The longest record that is read; a longer one is set aside. */
export const longestRecordBytes = 1024 * 1024;
/** What is kept of a record that is set aside for its length. */
export const longestKeptBytes = 16 * 1024 * 1024;

/** An input that no adapter can read at all. The message is one line for the person who sent it. */
export class UnreadableInput extends Error {
  override name = "UnreadableInput";
}

/** The one line to show for an error of an input (unreadable, damaged, cut off). Any other error is a bug and is thrown on. */
export function explainInputError(error: unknown): string {
  if (error instanceof UnreadableInput) return error.message;
  if (error instanceof Error && "code" in error && typeof error.code === "string") {
    return `cannot be read: ${error.message.split("\n")[0]}`;
  }
  throw error;
}
