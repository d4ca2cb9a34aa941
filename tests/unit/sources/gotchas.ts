/** Every trap of the description of platforms' traps, word for word, and the tests in which it would bite. */

/** A file under `tests`, and the name of a test in it as its code has it. */
export type TestName = readonly [file: string, test: string];

export type Gotcha = {
  /** Words of ../shared/formats/gotchas.md. */
  says: string;
  tests: readonly TestName[];
  /** Where it is no trap of reading, what is done about it instead. */
  instead?: string;
};

const source = (name: string, ...tests: string[]): TestName[] =>
  tests.map((test) => [`unit/sources/${name}.test.ts`, test]);
const mapping = (name: string, ...tests: string[]): TestName[] =>
  tests.map((test) => [`unit/mapping/${name}.test.ts`, test]);

const moment: TestName[] = source(
  "help-desks",
  "a time told as %s",
  "%s without a zone to assume is refused",
);
const instant: TestName[] = [
  ["unit/events/instant.test.ts", "%s is a time"],
  ["unit/events/instant.test.ts", "%s is not: %s"],
];
const orderTimes: TestName[] = [["unit/sources/orders/exact.test.ts", "the time %s (zone %s) is %s"]];
const exactJson: TestName[] = [
  [
    "unit/sources/orders/exact.test.ts",
    "numbers of JSON are texts, digit for digit; everything else is as JSON has it",
  ],
];
const cells: TestName[] = source("csv-row", "cells: %s");
const encodings: TestName[] = [["unit/ingest/read-rows.test.ts", "the same from %s"]];
const twice: TestName[] = [
  [
    "db/load/both-paths.test.ts",
    "a log gives the same events, facts and rollups on both ways in, in any split, twice",
  ],
];
const pulls: TestName[] = [
  ["db/connections/pull.test.ts", "brings what there is, killed, limited and cut off again and again"],
];
const signatures: TestName[] = [
  ["unit/connections/signatures.test.ts", "refuses what is over five minutes off, and a time not signed"],
];
const backwards: TestName[] = [
  [
    "db/connections/deliveries.test.ts",
    "takes a series that comes twice and backwards as if it had come once and in order",
  ],
];
const capabilities: TestName[] = source(
  "capabilities",
  "%s: misses %s, bots %s, handoffs %s, ratings %s",
  "a miss is measured on five platforms and in our own format, and nowhere else",
);

export const gotchas: readonly Gotcha[] = [
  // Time.
  {
    says: "Qiyu logs / Qiyu request signature | ms int / **s** | epoch",
    tests: [...source("qiyu", "a robot's session with its messages, field for field"), ...signatures],
  },
  {
    says: "Chatwoot REST, conversation fields / webhook message `created_at` / `updated_at` | s int / **string** / **float s** | UTC",
    tests: source("chatwoot-message", "times: %s", "a webhook's message, field for field"),
  },
  { says: "Rasa | **float s** | epoch", tests: source("rasa", "a tracker, field for field") },
  {
    says: "Zendesk tickets, log, Sunshine / `generated_timestamp` | ISO Z (Sunshine with ms) / s int | UTC",
    tests: [
      ...source("zendesk-log", "a log with its ticket, field for field"),
      ...source("zendesk-messaging", "a Sunshine webhook: %s"),
    ],
  },
  { says: "Intercom | s int | epoch", tests: source("intercom", "a conversation, field for field") },
  { says: "Gorgias | ISO **without zone** | UTC assumed", tests: source("gorgias", "times %s") },
  {
    says: "Dialogflow CX | TIMESTAMP | UTC",
    tests: source("dialogflow-cx", "a time of BigQuery's, %s, is UTC"),
  },
  {
    says: "Botpress | ISO with ms | UTC",
    tests: source("botpress", "a conversation with its messages, field for field"),
  },
  {
    says: "Taobao, JD, Beebot, Taobao CSV | `yyyy-MM-dd HH:mm:ss` **without zone** | China, +08:00, no summer time",
    tests: [
      ...source("taobao", "a trade, field for field, in China's time"),
      ...source("jd-order", "an order, field for field, in China's time"),
      ...source("beebot", "a session's log, field for field"),
      ...source("taobao-csv", "an order of the export, field for field"),
      ...orderTimes,
    ],
  },
  {
    says: "Doudian orders | s int | epoch",
    tests: mapping("mapped-adapter", "orders without floats, the refund as the order's sum"),
  },
  {
    says: "Douyin customer-service push | says s, example is **ms** | epoch",
    tests: mapping(
      "platform-forms",
      "Douyin's pushes: a number over 2^53, ms where seconds are promised, JSON in JSON, told twice",
    ),
  },
  {
    says: "Shopify REST / CSV | ISO with offset / `YYYY-MM-DD HH:MM:SS ±HHMM` | as given",
    tests: [
      ...source(
        "shopify",
        "an order of the API, field for field",
        "the CSV: rows without a total belong to the order above",
      ),
      ...orderTimes,
    ],
  },
  {
    says: "WooCommerce | ISO without zone, twins `_gmt` | site zone / UTC",
    tests: source(
      "woocommerce",
      "an order, field for field; a listed refund stands at the order's last change",
    ),
  },
  { says: "decide s / ms by magnitude (≥ 1e11 → ms, ≥ 1e14 → µs)", tests: moment },
  { says: "refuse dates before 2005 or more than 1 day in the future", tests: instant },
  { says: "store UTC", tests: instant },
  {
    says: "+ the raw string",
    tests: [
      [
        "db/ingest/ingest-stream.test.ts",
        "every kind of bad line is set aside with its line and reason, and the good ones are taken",
      ],
    ],
    instead: "a line that waits keeps its bytes; of what was understood the instant says all there is",
  },
  {
    says: "ask for the zone when a string has none (default by platform above)",
    tests: [...moment, ...mapping("mapped-adapter", "a zone with summer time counts by the day of the row")],
  },

  // Ids.
  {
    says: "Taobao `tid`/`oid`/`refund_id`",
    tests: source("taobao", "ids come as numbers beyond 2^53 and keep every digit"),
  },
  {
    says: "Douyin `conversation_id`",
    tests: mapping(
      "platform-forms",
      "Douyin's pushes: a number over 2^53, ms where seconds are promised, JSON in JSON, told twice",
    ),
  },
  {
    says: "Doudian `product_id`",
    tests: mapping("mapped-adapter", "ids beyond 2^53 in JSON keep their digits"),
  },
  {
    says: "JD `orderId`",
    tests: source("jd-order", "an id beyond 2^53 that came as a number keeps its digits"),
  },
  {
    says: "Qiyu session ids (Java long)",
    tests: source("qiyu", "ids are Java longs and keep every digit, sent as text or as numbers"),
  },
  {
    says: "`JSON.parse` rounds silently: use a lossless reader (e.g. text pre-pass quoting integers of ≥ 16 digits, or a bigint JSON parser) and keep ids as text in Postgres",
    tests: [
      ...exactJson,
      ["unit/sources/orders/exact.test.ts", "whatever JSON holds, only its numbers are changed"],
    ],
  },
  {
    says: "Excel turns them into `4.1E+18`: reject rows with `E+` in an id column",
    tests: [
      ...source("taobao-csv", "the id %s is refused: its digits are lost"),
      ...mapping("mapped-adapter", "sets %s aside for its %s"),
    ],
  },
  {
    says: 'Strip `="…"`, leading `\'`, tabs, blanks, BOM from CSV cells',
    tests: [
      ...cells,
      ...source(
        "csv-row",
        "blanks around a cell go, those within it stay",
        "columns are told by name, nameless and repeated ones by their place",
      ),
    ],
  },
  {
    says: "Ids are only unique per account: Chatwoot conversation ids are per account",
    tests: source("chatwoot", "ids of two accounts do not meet"),
  },
  {
    says: "Qiyu per corp; prefix with the connection",
    tests: source("qiyu", "two corps with the same numbers are two stores' and do not meet"),
  },

  // Duplicates and order.
  {
    says: "Chatwoot | same `message_created` twice, or lost (#11901, #7402, #5966, #1747, #13144) | account + message id + event",
    tests: [
      ...backwards,
      ...source(
        "chatwoot",
        "duplicated and unordered webhooks: the same ids, and versions that say which is newer",
      ),
      ...pulls,
    ],
  },
  {
    says: "Shopify | at-least-once, several subscriptions, no order | `X-Shopify-Event-Id`; compare `updated_at`",
    tests: [["db/connections/deliveries.test.ts", "keeps a later state of an order whatever comes after it"]],
  },
  {
    says: "Intercom | at-least-once, may drop on 429 | `notif_…` id",
    tests: [
      ...source(
        "intercom",
        "webhooks carry the same conversation, however often they are sent, and older ones lose",
      ),
      ...pulls,
    ],
  },
  {
    says: "Sunshine | retries | `event.id`",
    tests: source(
      "zendesk-messaging",
      "control given back because the ticket is closed ends the conversation; a delivery sent again says the same",
    ),
  },
  {
    says: "WooCommerce | late, disabled after failures | `X-WC-Webhook-Delivery-ID`, `date_modified_gmt`",
    tests: [
      ...source(
        "woocommerce",
        "an order, field for field; a listed refund stands at the order's last change",
      ),
      ...pulls,
    ],
  },
  {
    says: "Douyin push | repeats | `msg_id`",
    tests: mapping(
      "platform-forms",
      "Douyin's pushes: a number over 2^53, ms where seconds are promised, JSON in JSON, told twice",
    ),
  },
  {
    says: "Zendesk incremental | duplicates at page edges (time-based) | ticket id + `generated_timestamp`",
    tests: [
      ...source(
        "zendesk-ticket",
        "the incremental export may repeat a ticket: the later telling wins by when it was generated",
      ),
      ...pulls,
    ],
  },
  {
    says: "Rasa | no event id, unsorted array | hash",
    tests: source(
      "rasa",
      "equal texts are two messages; the same event twice is one; ids are the sender's own",
      "events in any order: sessions of one sender, each known by its beginning",
    ),
  },
  {
    says: "Taobao increment | paging moves: read last page first | `tid` + `modified`",
    tests: source("taobao", "the same trade told twice is one, and the later of two by when it was modified"),
    instead:
      "its API takes an app that the platform has let in, so answers come as files; moving pages of others are read so",
  },
  {
    says: "Botpress HITL | agent messages in two conversations | message tag `downstream`",
    tests: source("botpress", "the agent's own conversation gives nothing, by its tag or by its messages'"),
  },
  { says: "Upserts must be idempotent", tests: twice },
  {
    says: "an older version must never overwrite a newer one",
    tests: [
      ["db/connections/deliveries.test.ts", "keeps a later state of an order whatever comes after it"],
      ...twice,
    ],
  },

  // Encoding and files.
  {
    says: "GBK: Taobao detail CSV is read as GBK in real scripts",
    tests: source(
      "taobao-csv",
      "GBK, as Chinese Windows and its spreadsheets write it, is recognised and read",
    ),
  },
  {
    says: "UTF-8 with BOM: Chatwoot CSAT CSV (newer)",
    tests: source("chatwoot-ratings", "the report in %s, with its mark, blank lines and last line"),
  },
  {
    says: "Test BOM first, then strict UTF-8, then GB18030 (superset of GBK)",
    tests: [
      ...encodings,
      ["unit/ingest/read-rows.test.ts", "a character that GBK lacks is read as GB18030 has it"],
      [
        "unit/ingest/read-rows.test.ts",
        "a row in another encoding is refused with its bytes, the others are read",
      ],
    ],
  },
  {
    says: "Excel-saved CSV of a Chinese Windows is GBK whatever the origin",
    tests: [
      ...encodings,
      ...mapping(
        "mapped-adapter",
        "reads GBK with ids as Excel keeps them, and leaves the total at the end out",
      ),
    ],
  },
  {
    says: "JSON inside JSON: Qiyu `message`/`data`/robot `msg`/`answer_list`",
    tests: [
      ...source("qiyu", "answers of the API: objects, lists, and JSON in a text"),
      ...source("qiyu-message", "a robot's answer, JSON in JSON: %s"),
    ],
  },
  {
    says: "Douyin `content`",
    tests: mapping("platform-forms", "a content of %s has no text"),
  },
  {
    says: "Invalid JSON: Qiyu ticket `follower` with unquoted keys",
    tests: source("qiyu", "a ticket with keys that nothing quotes is no JSON, and costs its own line only"),
  },
  {
    says: "Password ZIP: Qiyu",
    tests: [
      ["unit/ingest/archive.test.ts", "%s: sessions, then messages; the line that is no data stays empty"],
    ],
  },
  {
    says: "Trailing non-data line: Qiyu `session.txt`/`message.txt`",
    tests: source("qiyu", "an exported file ends with what is no record: %s"),
  },
  {
    says: "Multi-row orders: Shopify CSV",
    tests: source("shopify", "the CSV: rows without a total belong to the order above"),
  },
  {
    says: "HTML bodies: Intercom, Zendesk, Gorgias, Qiyu rich text",
    tests: [
      ...source("help-desks", "what is read of %j"),
      ...source("intercom-conversation", "HTML becomes what is read"),
      ...source("zendesk-log", "a body in HTML"),
      ...source("gorgias", "the whole body as HTML"),
      ...source("qiyu-message", "rich text"),
    ],
  },
  {
    says: "Emoji and NUL: Postgres `text` refuses `\\u0000` – strip it",
    tests: [
      ...source(
        "hard-texts",
        "%s keeps emoji and rare signs, wherever the bytes are cut",
        "%s: a text with NUL waits, and the line after it is taken",
      ),
      ["unit/quarantine/mend-line.test.ts", "NUL and halves"],
    ],
    instead: "nothing is changed unasked: the line waits, and the rule that strips it is one click",
  },

  // Rating scales.
  {
    says: "Qiyu | 2-, 3-, 5-choice, values {1,25,50,75,100} | 100",
    tests: source("qiyu-session", "with %j choices, %j scores %j"),
  },
  {
    says: "JD | 0/25/50/75/100 | 100",
    tests: source("jd", "a rating of %s is of the account's last conversation before it"),
  },
  {
    says: "Taobao eval | 0–4 | **0**",
    tests: source("taobao-rating", "code %i is %d of the best: the scale runs backwards"),
  },
  {
    says: "Chatwoot, Intercom (twice: human and AI), Gorgias | 1–5 | 5",
    tests: [
      ...source(
        "chatwoot",
        "a satisfaction row, and the answer inside the message that asked, are one rating",
      ),
      ...source("intercom", "a conversation, field for field"),
      ...source("gorgias", "a ticket with messages and survey, field for field"),
    ],
  },
  {
    says: "Zendesk legacy / new | good, bad (offered = none) / survey's own | good",
    tests: source("zendesk-ticket", "satisfaction %s scores %j"),
  },
  { says: "Dialogflow CX | thumbs per **answer** | up", tests: source("dialogflow-cx", "THUMBS_UP") },
  {
    says: "Udesk robot | 1 not rated, 2 satisfied, 3 fair, 4 dissatisfied | 2",
    tests: mapping(
      "platform-forms",
      "Udesk's robot is rated %i: %j of the best; the first of the four is that nobody did",
    ),
  },
  {
    says: 'Store raw score + scale + normalised 0–1 + "who was rated" (bot / agent / answer)',
    tests: [
      ...source("taobao-rating", "code %i is %d of the best: the scale runs backwards"),
      ...source("qiyu-session", "who was rated: %s"),
      ...source("qiyu-message", "an opinion %i on an answer rates that answer"),
    ],
  },

  // Money.
  {
    says: "Fen (Doudian) vs yuan strings (Taobao, JD) vs decimal strings (Shopify, Woo)",
    tests: [
      ...mapping("mapped-adapter", "orders without floats, the refund as the order's sum"),
      ["unit/sources/orders/exact.test.ts", "sums and products are exact where floats are not"],
      ...source("jd-order", "an order, field for field, in China's time"),
    ],
  },
  {
    says: "Woo refund totals are negative in the order and positive in the refund",
    tests: source(
      "woocommerce",
      "an order, field for field; a listed refund stands at the order's last change",
      "the refund itself, of the refunds endpoint, tells its time and stays; of two states the earlier guess does",
    ),
  },
  {
    says: "Taobao order `payment` stays after a refund",
    tests: source(
      "taobao",
      "closed is two things: refunded whole after payment, or never paid",
      "an item whose payment went to 0 with its refund is refunded by its share",
    ),
  },
  {
    says: "Shopify has two currencies",
    tests: source("shopify", "amounts of currencies without decimals, and shop beside presentment currency"),
  },

  // Who speaks.
  {
    says: "Explicit: Zendesk conversation log (`author.type`)",
    tests: source("zendesk-log", "a log with its ticket, field for field", "an event of the log: %s"),
  },
  { says: "Chatwoot (`sender.type`)", tests: source("chatwoot-message", "who speaks: %s") },
  { says: "Intercom (`from_ai_agent`)", tests: source("intercom-conversation", "who speaks: %s") },
  { says: "Rasa (event type)", tests: source("rasa", "a tracker, field for field") },
  { says: "Dialogflow (bot by construction)", tests: source("dialogflow-cx", "a turn, field for field") },
  {
    says: "Qiyu (`mType` 110 / `staffId` ≤ 0 / `interaction`)",
    tests: source("qiyu-message", "who speaks: %s", "type %i is the system's"),
  },
  {
    says: "Botpress (tag)",
    tests: source("botpress", "a conversation with its messages, field for field"),
  },
  {
    says: "Only by configuration (list of robot accounts): Taobao, JD, Gorgias AI agent, Sunshine webhooks (active integration)",
    tests: [
      ...source("taobao-rating", "who was rated is known by the robots' nicks"),
      ...source("jd", "without the setting all accounts are people"),
      ...source("gorgias", "who speaks: %s"),
      ...source("zendesk-messaging", "a Sunshine webhook: %s"),
    ],
  },
  {
    says: "Internal notes must never count as replies: Chatwoot `private`, Zendesk `public:false`, Gorgias `public:false`, Intercom `note`",
    tests: [
      ...source("chatwoot-message", "a private note"),
      ...source(
        "zendesk-log",
        "no handoff is inferred from notes, from people alone, or where a person spoke first",
      ),
      ...source("zendesk-ticket", "comments of a ticket: the requester, known bots, people, notes"),
      ...source("gorgias", "a person after a bot is taken for a handoff; a note, or a person alone, is none"),
      ...source("intercom-conversation", "parts without words are none; no person's note is a handoff"),
    ],
  },

  // Misses.
  {
    says: "Explicit: Qiyu (`ansType`/`answer_type` 4)",
    tests: source("qiyu-message", "a robot's answer, JSON in JSON: %s"),
  },
  { says: "Dialogflow (`NO_MATCH`)", tests: source("dialogflow-cx", "whether the bot knew: %s") },
  { says: "Rasa (`nlu_fallback`)", tests: source("rasa", "a miss: %s") },
  { says: "Beebot (`NoAnswer`)", tests: source("beebot", "%s is a miss") },
  {
    says: "Intercom (`last_answer_type` null / `resolution_state`)",
    tests: source(
      "intercom-fin",
      "no answer delivered is a miss of Fin's last message",
      "negative feedback without words is a miss of the last answer",
    ),
  },
  {
    says: "Udesk (`unknownQuestionCount`)",
    tests: [],
    instead: "a count of a session says of no message that it was one; it has no adapter",
  },
  {
    says: 'Not available: Chatwoot, Zendesk, Gorgias, Botpress, Taobao, JD, Feige, Zhibage → fall back to the merchant\'s own "cannot answer" phrases, and label the figure *inferred*',
    tests: [
      ...capabilities,
      ["unit/facts/wording.test.ts", "is a fallback in the store's own words too"],
      ["db/metrics/source-quality.test.ts", "a number says by which sources it is short"],
    ],
  },

  // Privacy and terms.
  {
    says: "Mask phones/addresses at import",
    tests: [
      [
        "unit/privacy/masking-properties.test.ts",
        "a mobile number is found however it is written, keeps none of its digits and has one token",
      ],
      [
        "unit/privacy/mask-event.test.ts",
        "unknown fields are masked by their names or by what they hold, however deep; things keep theirs",
      ],
    ],
  },
  {
    says: "Taobao/Douyin/JD addresses come encrypted – do not try to undo",
    tests: source("taobao", "names, telephones and addresses, which come encrypted, are left where they are"),
  },
  {
    says: "Do not use reverse-engineered private chat interfaces",
    tests: [],
    instead: "pulls ask documented interfaces only, with a key of the merchant's",
  },
  {
    says: "Some public repositories contain leaked platform keys: never use or copy them",
    tests: [],
    instead: "there is no key in the code; secrets are the merchant's and sealed",
  },
];

/** Words of the description that say no more than what is around them. */
export const joints: readonly string[] = [
  "Gotchas across platforms (what the importer must survive)",
  "platform | unit / form | zone",
  "Time",
  "Rule:",
  "Ids Longer than 2^53 or close:",
  "Duplicates and order",
  "platform | what happens | key",
  "Encoding and files",
  "Rating scales (never average raw)",
  "platform | scale | best",
  "Money",
  "Who speaks",
  "Bot's miss – where it can be known",
  "Privacy and terms",
  "and",
  "and",
];
