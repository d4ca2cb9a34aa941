/** The shape of one language's sentences. `{name}` in a sentence is a slot, `#` in a slot's value any digit. */
import type { TopicId } from "../topics.ts";
import type { Line } from "../topics.ts";

export type TopicWording = {
  questions: readonly string[];
  /** The same wish put again after the bot missed it. */
  again: readonly string[];
  answers: readonly string[];
  /** What a person says who settles it. */
  agent: readonly string[];
};

export type SmallTalk = {
  greetings: readonly string[];
  /** Put before a first question, sometimes. */
  openings: readonly string[];
  fallbacks: readonly string[];
  clarifies: readonly string[];
  details: readonly string[];
  askHuman: readonly string[];
  askHumanAgain: readonly string[];
  angry: readonly string[];
  distrust: readonly string[];
  transfers: readonly string[];
  closedNotices: readonly string[];
  noHumans: readonly string[];
  toolFailures: readonly string[];
  policyNotices: readonly string[];
  limitNotices: readonly string[];
  joins: readonly string[];
  agentOpenings: readonly string[];
  /** What an agent asks and what the customer replies, parted by `|`. */
  exchanges: readonly string[];
  agentClosings: readonly string[];
  agentLate: readonly string[];
  agentRefusals: readonly string[];
  stepIns: readonly string[];
  notes: readonly string[];
  waiting: readonly string[];
  thanks: readonly string[];
  givesUp: readonly string[];
  affirms: readonly string[];
  denies: readonly string[];
  surveys: readonly string[];
  nudges: readonly string[];
  followUps: readonly string[];
  goodComments: readonly string[];
  badComments: readonly string[];
  testLines: readonly string[];
};

export type Slots = Record<string, readonly string[]>;

export type Wording = {
  topics: Record<TopicId, TopicWording>;
  talk: SmallTalk;
  slots: Slots;
  /** What the shops sell, the values of the slot `{item}`. */
  items: Record<Line, readonly string[]>;
};
