/** Records of bots' platforms and of Chinese marketplaces, as many and as long as real ones. */
import type { AdapterSample } from "../adapters.ts";

const begin = Date.UTC(2025, 0, 1);
const spell = (ms: number) => new Date(ms).toISOString();
/** China's wall clock without a zone. */
const spellChina = (ms: number) =>
  spell(ms + 8 * 3_600_000)
    .slice(0, 19)
    .replace("T", " ");
/** Twenty of one conversation, a few seconds apart, an hour between conversations. */
const when = (number: number) => begin + Math.floor(number / 20) * 3_600_000 + (number % 20) * 7_000;
const inTalk = (number: number) => `conversation-${Math.floor(number / 20)}`;

const ranking = Array.from({ length: 10 }, (_, place) => ({
  name: `intent_${place}`,
  confidence: 0.09 * (10 - place),
}));

function writeRasaEvent(number: number): object {
  const common = { sender_id: inTalk(number), timestamp: when(number) / 1000 + 0.123456 };
  const said = {
    text: "Where is my parcel? It should have been here last week.",
    metadata: { model_id: "m" },
  };
  const kinds = [
    {
      ...{ event: "user", input_channel: "rest", message_id: `m-${number}` },
      parse_data: { intent: ranking[0], intent_ranking: ranking, entities: [] },
    },
    { event: "action", name: "utter_track_order", policy: "RulePolicy", confidence: 1 },
    {
      event: "bot",
      data: { buttons: null, image: null, custom: null },
      metadata: { utter_action: "utter_track_order" },
    },
    { event: "slot", name: "order", value: null },
  ];
  return { ...said, ...kinds[number % 4], ...common };
}

function writeJdMessage(number: number): object {
  return {
    ...{ customer: inTalk(number), waiter: number % 20 < 10 ? "shop-ai" : "amy", sid: "", skuId: 10035260 },
    ...{ content: `你好，我的快递到哪里了，已经等了一个星期 ${number}`, time: spellChina(when(number)) },
    ...{ channel: 1, waiterSend: number % 2 === 1 },
  };
}

function writeTurn(number: number): object {
  const name = "projects/p/locations/global/agents/a";
  const text = "I want to send this back and get my money";
  const match = {
    matchType: "INTENT",
    confidence: 0.91,
    intent: { name: `${name}/intents/i`, displayName: "return" },
  };
  return {
    ...{ project_id: "p", agent_id: "a", conversation_name: `${name}/sessions/${inTalk(number)}` },
    ...{ turn_position: String((number % 20) + 1), request_time: spell(when(number)), language_code: "en" },
    request: {
      session: `${name}/sessions/${inTalk(number)}`,
      queryInput: { text: { text }, languageCode: "en" },
    },
    response: {
      responseId: `r-${number}`,
      queryResult: {
        ...{
          text,
          languageCode: "en",
          match,
          currentPage: { name: `${name}/flows/f/pages/p`, displayName: "Return" },
        },
        responseMessages: [{ text: { text: ["You can return it within 30 days; shall I open a return?"] } }],
      },
    },
    conversation_signals: { turnSignals: { noMatch: false, userEscalated: false, agentEscalated: false } },
  };
}

function writeRound(number: number): object {
  return {
    ...{ QueryTime: spellChina(when(number)), Question: "怎么退货，需要我自己寄回去吗", AnswerSource: "kbs" },
    ...{
      SessionUuid: inTalk(number),
      ChatUuid: `c-${number}`,
      KnowledgeId: 30001,
      KnowledgeTitle: "如何退货",
    },
    KnowledgeContent: "请在订单页点击申请退货，快递员会上门取件，运费由我们承担。",
  };
}

function writeBotpressMessage(number: number): object {
  return {
    ...{ id: `msg_${number}`, createdAt: spell(when(number)), updatedAt: spell(when(number)), type: "text" },
    ...{ payload: { text: "How can I help you with your order today?" }, tags: {} },
    ...{
      direction: number % 2 === 0 ? "incoming" : "outgoing",
      userId: "user_1",
      conversationId: inTalk(number),
    },
  };
}

function writeRating(number: number): object {
  return {
    ...{
      eval_code: number % 5,
      eval_sender: "cntaobaoshop:amy",
      eval_recer: "t**1",
      open_uid: `AAH-${number}`,
    },
    ...{ send_time: spellChina(when(number)), eval_time: spellChina(when(number) + 90_000), source: 0 },
    label_name: "未解决问题",
  };
}

function writeJdOrder(number: number): object {
  return {
    ...{ orderId: `31123456789${number}`, parentOrderId: "0", venderId: "10001", pin: inTalk(number) },
    ...{ orderState: "FINISHED_L", orderTotalPrice: "120.00", orderPayment: "99.90", freightPrice: "6.00" },
    ...{ orderStartTime: spellChina(when(number)), paymentConfirmTime: spellChina(when(number) + 60_000) },
    ...{ modified: spellChina(when(number) + 86_400_000), itemInfoList: [{ skuId: "100012043978" }] },
  };
}

export const botAndMarketplaceSamples: readonly AdapterSample[] = [
  // A tracker is a list of these.
  { format: "rasa-events", write: writeRasaEvent },
  { format: "jd-lines?robots=shop-ai", write: writeJdMessage },
  { format: "dialogflow-cx-lines", write: writeTurn },
  { format: "beebot-lines", write: writeRound },
  { format: "botpress-lines", write: writeBotpressMessage },
  { format: "taobao-rating-lines", write: writeRating },
  { format: "jd-order-lines", write: writeJdOrder },
];
