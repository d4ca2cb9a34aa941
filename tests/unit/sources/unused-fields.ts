/** Fields that a platform's description names and nothing here reads, and why; by the description's file. */

export type Unused = Readonly<Record<string, string>>;

const because = (why: string, fields: string): Unused =>
  Object.fromEntries(fields.split(" ").map((field) => [field, why]));

const names = "names and addresses of people are not taken";
const marketing = "where a visitor came from is no number here";
const presentation = "how it is shown, not what was said";
const seen = "who has looked at it when is no number here";
const derived = "follows from the messages, which are told";
const call = "the name of a call, not a field";
const money = "amounts are read from what was paid; its parts are no number here";

export const unusedFields: Readonly<Record<string, Unused>> = {
  qiyu: {
    ...because(names, "staffName userName mobile"),
    ...because(marketing, "fromGroup fromGroupId fromIp fromPage fromStaff fromTitle visitRange"),
    isRichMedia: "the message's type says the same",
    alarmTimes: "an alarm of the workbench",
    stickDuration: "how long staff kept it on top",
  },
  chatwoot: {
    additional_attributes: marketing,
    ...because(seen, "agent_last_seen_at contact_last_seen_at"),
    inbox: "its number stands in the conversation",
    ...because(derived, "first_reply_created_at waiting_since"),
  },
  zendesk: {},
  intercom: {
    ...because(call, "GET POST search conversations"),
    open: "the state says the same",
    read: seen,
    ...because("links to other systems' records", "linked_objects external_references"),
    sla_applied: "a rule of the desk",
    snoozed_until: "a reminder of the desk",
    source_title: "a column of the warehouse; the first part is told by its body",
    waiting_since: derived,
  },
  rasa: because(call, "GET export conversations tracker rasa"),
  "dialogflow-cx": {
    ...because("the agent's name stands in the conversation's", "project_id agent_id"),
    derived_data: "worked out from the turns, which are told",
    partial_responses: "pieces of answers that are told whole",
  },
  botpress: {
    ...because(presentation, "image audio video location carousel card choice dropdown bloc"),
    ...because("states of delivery", "pending processed ignored failed scheduled canceled failureReason"),
    ...because(derived, "messageCount messageHistory messageId event_created"),
    ...because("state of the bot's own program", "currentWorkflowId properties additionalData hitlActive"),
    ...because(call, "createUser startHitl stopHitl hitlStopped"),
    ...because("who is in the room", "participant_added participant_removed"),
    fallback: "a mark of the merchant's own, if there is one",
    description: "words for the desk, not for the customer",
  },
  gorgias: {
    ...because("links to other systems' records", "integration_id message_id uri"),
    ...because("rules and macros of the desk", "actions macros"),
    ...because("states of delivery", "is_retriable last_sending_error"),
    opened_datetime: seen,
    source: "the addresses it went from and to; the channel says the way",
    stripped_signature: names,
  },
  "aliyun-beebot": because(
    call,
    "GetConversationList ListBotChatHistorys ListConversationLogs ListTongyiChatHistorys Chat",
  ),
  "jd-dongdong": {
    ...because(
      call,
      "jingdong im pop get out merchant chatmessage openapi sessionlist chatlog evaluationlist isSuccess page totalCount pageSize currentPage result totalRecord startTime code message",
    ),
    ...because(
      "the name of a list or class, which differs from version to version",
      "ChatSessionPage chatSessionList ChatLogPage ChatLog chatList Evaluation PageChatMessageVo",
    ),
    merchantId: "the shop is the store the file is imported for",
    extParam: "what is in it is not public",
    ...because("the form of a time", "yyyy MM dd HH mm ss"),
  },
  "taobao-qianniu-dianxiaomi": {
    ...because(
      "chats are given out no more since 2021; archives of one's own come by their columns",
      "from_id to_id ret_code error_msg msg_lists direction time content length word_lists url_lists next_key is_sliced count type",
    ),
    ...because(
      call,
      "abstract addword airisland alime chatlogs chatrelation cloudkefu deleteword eservice forward getwordlist initialize logquery onlinestatuslog openim wangwang qianniu kefueval get taobao",
    ),
  },
  "shopify-orders": {
    ...because(money, "_price_set current_total_price total_outstanding shop_money"),
    ...because(
      "the shop's own currency is the one it is counted in",
      "presentment_currency presentment_money",
    ),
    ...because("of the shop's own use", "tags note_attributes order_number payment_gateway_names"),
    closed_at: "an order is closed when it has been dealt with, which is no payment",
  },
  "woocommerce-orders": {
    ...because("its twin in GMT is read", "date_created date_modified date_paid date_completed"),
    ...because(money, "discount_total shipping_total total_tax"),
    ...because("of the shop's own use", "meta_data payment_method transaction_id"),
    orders: call,
  },
  "taobao-orders": {
    ...because(money, "discount_fee post_fee received_payment"),
    ...because("encrypted, and to stay so", "receiver_"),
    consign_time: "when it was sent is no number here",
    sku_id: "the product is told by num_iid",
  },
};
