/** A catalogue as pages carry it: one text. Thousands of keys and values, sent one by one, are twice as long and slow every page. */
export type SentMessages = string;

export function sendMessages(messages: Readonly<Record<string, string>>): SentMessages {
  return JSON.stringify(messages);
}

const read = new Map<SentMessages, Readonly<Record<string, string>>>();

/** The same object for the same text: what is made of a catalogue is kept by it. */
export function readMessages(sent: SentMessages): Readonly<Record<string, string>> {
  let messages = read.get(sent);
  if (!messages) read.set(sent, (messages = JSON.parse(sent) as Record<string, string>));
  return messages;
}
