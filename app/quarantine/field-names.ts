/** What other systems call our fields, and the words they use where we have a closed list. */

/** Compared without case, blanks, dashes and underscores. */
const aliases: Readonly<Record<string, readonly string[]>> = {
  type: ["eventtype", "event", "kind", "recordtype", "eventname", "类型", "事件类型"],
  store: [
    "shop",
    "shopid",
    "storeid",
    "storekey",
    "seller",
    "sellerid",
    "shopname",
    "店铺",
    "店铺id",
    "商店",
  ],
  id: [
    "messageid",
    "msgid",
    "eventid",
    "uuid",
    "guid",
    "mid",
    "recordid",
    "rowid",
    "orderid",
    "消息id",
    "编号",
  ],
  conversation: [
    ..."conversationid conv convid session sessionid sid chat chatid dialog dialogid thread threadid".split(
      " ",
    ),
    ..."ticket ticketid 会话 会话id 会话编号 對話".split(" "),
  ],
  at: [
    ..."timestamp ts time datetime date created createdat createtime sentat sendtime sent msgtime".split(" "),
    ..."messagetime eventtime occurredat when gmtcreate 时间 发送时间 消息时间 時間".split(" "),
  ],
  from: [
    ..."role sendertype speaker author authortype who direction fromtype usertype senderrole sender".split(
      " ",
    ),
    ..."发送者 发送方 角色 發送者".split(" "),
  ],
  text: [
    "content",
    "body",
    "message",
    "msg",
    "messagetext",
    "msgcontent",
    "utterance",
    "内容",
    "消息内容",
    "內容",
  ],
  customer: [
    ..."user userid uid buyer buyerid buyernick customerid memberid openid visitor visitorid".split(" "),
    ..."client clientid 顾客 买家 客户 用户 顧客".split(" "),
  ],
  score: ["stars", "rating", "value", "rate", "satisfaction", "grade", "评分", "評分"],
  worst: ["min", "minscore", "scalemin"],
  best: ["max", "maxscore", "scalemax"],
  created_at: [
    "createdat",
    "created",
    "createtime",
    "ordertime",
    "orderedat",
    "at",
    "time",
    "ts",
    "timestamp",
    "下单时间",
  ],
  amount: [
    "total",
    "price",
    "payamount",
    "payment",
    "sum",
    "totalamount",
    "actualamount",
    "money",
    "金额",
    "金額",
  ],
  currency: ["ccy", "currencycode", "币种", "幣別"],
  order: ["orderid", "orderno", "tradeid", "tid", "订单号", "訂單編號"],
  product: ["productid", "itemid", "sku", "skuid", "goodsid", "item", "goods", "商品", "商品id"],
  action: ["operation", "op", "change", "event", "操作"],
  entry: ["entryid", "knowledgeid", "faqid", "articleid", "知识id", "知識id"],
  role: ["position", "job", "kind", "角色"],
  name: ["title", "nick", "nickname", "displayname", "fullname", "shopname", "名称", "姓名", "名稱"],
  person: ["personid", "agent", "agentid", "staff", "staffid", "employee", "employeeid", "员工"],
  to: ["end", "endat", "endtime", "until", "结束时间"],
};

/** A shift's `from` is a time. */
const shiftFrom = ["start", "startat", "starttime", "begin", "开始时间"];

export function foldName(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, "");
}

/** The field among `present` that most likely is `field` by another name, or null. */
export function findAlias(
  field: string,
  present: readonly string[],
  eventType: string | null,
): string | null {
  const folded = foldName(field);
  const exact = present.find((name) => name !== field && foldName(name) === folded);
  if (exact !== undefined) return exact;
  const known = eventType === "shift" && field === "from" ? shiftFrom : (aliases[field] ?? []);
  for (const alias of known) {
    const found = present.find((name) => name !== field && foldName(name) === alias);
    if (found !== undefined) return found;
  }
  return null;
}

const synonyms: Readonly<Record<string, string>> = {
  customer:
    "user client buyer visitor guest consumer member enduser contact requester 顾客 买家 客户 用户 訪客 访客 顧客 買家 客戶 使用者",
  bot: "assistant robot ai chatbot virtualagent machine auto bot 机器人 智能客服 小蜜 機器人",
  agent:
    "staff operator seller servicer service csr employee humanagent support merchant 客服 人工 人工客服 坐席 商家 卖家 真人客服 專員",
  system: "sys notice notification event platform 系统 系統",
  timer: "timeout expired idle 超时 逾時",
  rule: "system auto policy 规则 規則",
  pre_sale: "presale presales before 售前",
  after_sale: "aftersale aftersales postsale post after 售后 售後",
  created: "create add added new insert 新增 创建 建立",
  updated: "update edit edited modify modified 修改 更新",
  published: "publish online enable enabled release 发布 上线 發布",
  retired: "retire delete deleted remove removed offline disable disabled 删除 下线 停用 刪除",
  trainer: "coach keeper editor 训练师 訓練師",
  answer: "reply response faq 回答 答案",
  fallback: "miss noanswer unknown unmatched default 兜底",
  greeting: "welcome hello 欢迎 问候",
  question: "ask query 提问 问题",
  message: "msg chat text utterance 消息 訊息",
  conversation: "session chatsession dialog dialogue 会话 對話",
  handoff: "transfer handover escalation escalate 转人工 转接 轉接",
  rating: "evaluation evaluate csat survey feedback review 评价 評價",
  order: "trade purchase 订单 訂單",
  refund: "return 退款",
  click: "tap 点击",
  knowledge: "faq kb article 知识",
  store: "shop 店铺",
};
const meanings = Object.entries(synonyms).map(
  ([word, others]) => [word, new Set(others.split(" "))] as const,
);

/** The allowed word that `value` means, or null: the word in other letters, a synonym, a translation. */
export function findMeaning(value: string, allowed: readonly string[]): string | null {
  const folded = foldName(value.trim());
  const same = allowed.find((word) => foldName(word) === folded);
  if (same !== undefined) return same;
  const meant = meanings.filter(([word, others]) => allowed.includes(word) && others.has(folded));
  return meant.length === 1 ? meant[0]![0] : null;
}

const yes = new Set("true 1 yes y on t 是 有 真".split(" "));
const no = new Set("false 0 no n off f 否 无 無 假".split(" "));

export function findFlag(value: string): boolean | null {
  const folded = value.trim().toLowerCase();
  return yes.has(folded) ? true : no.has(folded) ? false : null;
}
