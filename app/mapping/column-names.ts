/** What columns are called in exports, Chinese and English, by what they mean. */
import type { MappingField } from "./mapping-fields.ts";

type Names = {
  /** Whole names, without blanks, marks and case. */
  exactly: string;
  /** Parts of names; what stands here says less. */
  within?: RegExp;
  /** Names with these parts mean something else. */
  not?: RegExp;
};

const ids = "编号|編號|id|号|號";

export const columnNames: Readonly<Record<MappingField, Names>> = {
  conversation: {
    exactly:
      "会话id|会话编号|会话号|会话标识|对话id|对话编号|咨询id|咨询编号|接待id|接待编号|工单号|對話id|會話id|會話編號|sessionid|session|conversationid|conversation|chatid|threadid|ticketid|dialogid|dialogueid|sid|roomid|caseid|id|编号",
    within: new RegExp(
      `(?:会话|會話|对话|對話|咨询|接待|session|conversation|chat|thread|dialog(?:ue)?)_?(?:${ids})`,
    ),
    not: /客服|坐席|类型|时间|時間|时长/,
  },
  customer: {
    exactly:
      "买家|买家昵称|买家旺旺|买家旺旺id|买家id|买家账号|买家会员名|买家名称|顾客|顾客id|顾客昵称|客户|客户id|客户昵称|客户账号|客户名称|用户|用户id|用户昵称|用户名|访客|访客id|访客昵称|会员id|会员名|咨询人|openid|uid|buyer|buyernick|customer|customerid|customername|userid|user|visitor|visitorid|clientid|contactid|memberid|買家|顧客|客戶|用戶|訪客",
    within: /买家|顾客|客户|访客|会员|用户|買家|顧客|客戶|訪客|buyer|customer|visitor|openid/,
    not: /服务|满意|评价|类型|内容|消息|数|來源|来源|等级|标签|手机|电话|地址|进线|解决/,
  },
  at: {
    exactly:
      "时间|消息时间|发送时间|聊天时间|会话时间|发言时间|消息发送时间|创建时间|日期时间|记录时间|评价时间|评分时间|打分时间|時間|發送時間|訊息時間|time|timestamp|datetime|sentat|sendtime|createdat|messagetime|createtime|msgtime|ratedat|evaltime|ts",
    within: /时间|時間|time|timestamp|_at$/,
    not: /开始|结束|首次|响应|时长|付款|支付|下单|开始时间|update|end|start|paid|duration|response|進線|到期/,
  },
  day: { exactly: "日期|消息日期|发送日期|会话日期|聊天日期|date|day|messagedate|ds" },
  speaker: {
    exactly:
      "发送方|发送者类型|发送方类型|发言方|发言者类型|发言人类型|角色|消息方向|发送角色|发言角色|消息类型方|身份|说话人|說話人|發送方|發言方|方向|来源类型|消息来源|role|speaker|sendertype|authortype|from|fromrole|direction|side|participant|author|who",
    within: /(?:发送|发言|說話|说话|發送)(?:者|方|人)?(?:类型|角色|身份)|role|sender_?type|author_?type/,
  },
  sender: {
    exactly:
      "客服|客服昵称|客服账号|客服名称|客服id|接待客服|接待账号|接待人|坐席|坐席名称|坐席工号|发送者|发送人|发言人|发言者|发送账号|发送人昵称|员工|旺旺账号|子账号|sender|sendername|agent|agentname|agentid|staff|staffname|operator|assignee|author|authorname|from_name|nick|發送者|發言人",
    within:
      /客服(?:昵称|账号|名称|id|工号)|坐席|接待(?:客服|人|账号)|发送(?:者|人)|发言(?:者|人)|agent|staff|operator/,
    not: /类型|评价|满意|时间|数|回复|消息|内容|是否/,
  },
  text: {
    exactly:
      "内容|消息内容|聊天内容|消息|对话内容|发送内容|发言内容|消息文本|文本|正文|信息|聊天消息|訊息內容|內容|訊息|content|text|message|body|msg|messagetext|messagecontent|msgcontent|utterance|sendcontent|plaintext",
    within: /内容|內容|content|text|message|body|utterance/,
    not: /评价|类型|长度|时间|id$|编号|type|数|count|_at$|time|聊天记录/,
  },
  id: {
    exactly:
      "消息id|消息编号|消息号|流水号|记录id|序号|评价id|订单号|订单编号|訂單編號|訂單號|msgid|messageid|id|recordid|uuid|orderid|orderno|ordernumber|tid",
  },
  transcript: {
    exactly:
      "聊天记录|对话记录|会话记录|会话内容|聊天明细|对话明细|消息记录|消息列表|聊天紀錄|對話紀錄|transcript|conversationtext|chatlog|chathistory|history|messages|dialogue|dialog|turns|log",
    within: /聊天记录|对话记录|会话(?:记录|内容|明细)|transcript|chat_?(?:log|history)|dialog(?:ue)?/,
    not: /id$|编号/,
  },
  started: {
    exactly:
      "开始时间|会话开始时间|接入时间|进线时间|咨询时间|对话开始时间|開始時間|starttime|startedat|startat|begintime|conversationstart|createdat|createtime|time|时间|会话时间|日期",
    within: /开始|接入时间|进线|開始|start|begin/,
  },
  ended: {
    exactly:
      "结束时间|会话结束时间|关闭时间|对话结束时间|結束時間|endtime|endedat|endat|closetime|closedat|finishedat",
    within: /结束时间|关闭时间|end(?:ed)?_?(?:at|time)|close/,
  },
  handoff: {
    exactly:
      "是否转人工|转人工|是否转接|是否人工|是否转接人工|是否轉人工|转接|转人工标识|人工介入|handoff|handedoff|transferred|transfer|escalated|tohuman|istransfer|handover|ishandoff",
    within: /转人工|轉人工|转接人工|人工介入|hand_?(?:off|over|ed)|transfer|escalat/,
    not: /时间|原因|率|time|reason|次数/,
  },
  reason: {
    exactly: "转人工原因|转接原因|原因|轉人工原因|handoffreason|transferreason|reason|escalationreason",
    within: /转(?:人工|接).*原因|reason/,
  },
  score: {
    exactly:
      "满意度|评价|评分|评价结果|满意度评价|客户评价|评价等级|服务评价|打分|评价分数|滿意度|評價|評分|score|rating|csat|satisfaction|stars|evalcode|evaluation|feedback|satisfactionscore",
    within: /满意度|评分|评价(?:结果|等级|分)|滿意度|評分|rating|csat|score|satisfaction/,
    not: /时间|内容|备注|人|标签|率|confidence|置信|匹配|邀|time|comment|match/,
  },
  solved: {
    exactly:
      "是否解决|问题是否解决|解决状态|解决情况|是否解決|resolved|solved|issolved|isresolved|resolution",
    within: /是否(?:已)?解[决決]|is_?(?:re)?solved/,
  },
  comment: {
    exactly:
      "评价内容|评价备注|评语|留言|评价标签|評語|comment|ratingcomment|remark|feedbacktext|csatcomment|labelname",
    within: /评价(?:内容|备注|标签|留言)|评语|comment|remark/,
  },
  matched: {
    exactly:
      "是否命中|命中|是否匹配|命中状态|是否识别|是否命中知识|matched|hit|ismatch|isanswered|answered|ishit",
    within: /是否(?:命中|匹配|识别)|is_?(?:match|hit)/,
  },
  entry: {
    exactly:
      "命中知识|知识点|知识标题|匹配问题|命中问题|标准问题|标准问|知识id|匹配知识|命中知识点|知識點|標準問題|knowledge|knowledgeid|entry|faq|faqid|matchedquestion|standardquestion|article",
    within: /知识|知識|标准问|匹配问题|命中问题|faq|knowledge|article/,
    not: /是否|数|类型/,
  },
  confidence: {
    exactly: "置信度|匹配度|相似度|得分|匹配分|confidence|similarity|matchscore|probability",
    within: /置信|匹配度|相似度|confidence|similarity/,
  },
  intent: { exactly: "意图|识别意图|意圖|intent|intentname|act_tag|acttag", within: /意图|意圖|intent/ },
  topic: {
    exactly:
      "主题|问题分类|问题类型|咨询类型|会话标签|业务类型|分类|类目|主題|分類|topic|category|subject|issuetype|tag|domain|subflow",
    within: /分类|问题类型|咨询类型|業務類型|category|topic/,
  },
  channel: {
    exactly: "渠道|来源|平台|来源渠道|接入渠道|会话来源|渠道来源|來源|平臺|channel|source|platform|origin",
    within: /渠道|channel/,
  },
  product: {
    exactly:
      "商品id|商品|商品链接|宝贝id|宝贝标题|商品名称|商品编码|sku|skuid|productid|product|itemid|item|sellersku|rec_item_id",
    within: /商品|宝贝|product|item_?id/,
  },
  created: {
    exactly:
      "下单时间|订单创建时间|创建时间|订单时间|下单日期|建立時間|下單時間|createdat|ordertime|createtime|orderdate|placedat|created",
    within: /下单|创建时间|下單|order_?(?:time|date)|placed|created/,
  },
  paid: {
    exactly: "付款时间|支付时间|订单付款时间|付款日期|付款時間|paidat|paytime|paymenttime|paiddate|paid",
    within: /付款时间|支付时间|paid_?at|pay(?:ment)?_?time/,
  },
  amount: {
    exactly:
      "金额|订单金额|实付金额|实付款|支付金额|付款金额|买家实际支付金额|买家实付金额|应付金额|总金额|成交金额|金額|訂單金額|amount|total|orderamount|payamount|paidamount|price|totalprice|revenue",
    within: /(?:实付|支付|订单|成交|总)金额|amount|total/,
    not: /退款|运费|优惠|refund|discount|shipping|tax|count|数/,
  },
  currency: { exactly: "币种|货币|幣別|currency|currencycode" },
  status: { exactly: "订单状态|状态|訂單狀態|status|orderstatus|state", within: /订单状态|status/ },
  quantity: {
    exactly: "数量|商品数量|购买数量|宝贝数量|件数|數量|quantity|qty|count",
    within: /(?:商品|购买|宝贝)(?:总)?数量|quantity/,
  },
  refunded: {
    exactly: "退款金额|买家退款金额|退款|退款金額|refund|refundamount|refunded|refundedamount",
    within: /退款金额|refund/,
  },
};

export function bareName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[（(][^（()）]*[)）]/g, "")
    .replace(/[\s_\-./:：*#·]+/g, "");
}

const exactNames = new Map<MappingField, ReadonlySet<string>>(
  Object.entries(columnNames).map(([field, { exactly }]) => [
    field as MappingField,
    new Set(exactly.split("|").map(bareName)),
  ]),
);

/** How surely a column of a name means a field, 0–1, by its name alone. */
export function weighName(column: string, field: MappingField): number {
  const names = columnNames[field];
  const bare = bareName(column);
  const last = bareName(column.split(".").at(-1) ?? "");
  if (exactNames.get(field)!.has(bare)) return 1;
  if (exactNames.get(field)!.has(last)) return 0.9;
  const lower = column.toLowerCase();
  return names.within?.test(lower) && !names.not?.test(lower) ? 0.6 : 0;
}
