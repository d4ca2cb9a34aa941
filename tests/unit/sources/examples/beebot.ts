/** Answers of 阿里云智能对话's calls, as the description has them. */
export const log = {
  ...{ SessionId: "s-1", Rounds: 2 },
  ChatLogs: [
    {
      ...{
        Date: "2025-01-01 10:00:00",
        UserQuery: "怎么退货",
        Response: "请在订单页申请",
        Type: "Knowledge",
      },
      Knowledge: { KnowledgeId: "30001", KnowledgeName: "如何退货" },
    },
    {
      ...{ Date: "2025-01-01 10:00:20", UserQuery: "查物流", Response: "请报单号", Type: "DialogStudio" },
      DialogStudio: { DialogName: "物流", DialogNodeName: "问单号", IntentName: "track" },
    },
    { Date: "2025-01-01 10:00:40", UserQuery: "那个呢", Response: "抱歉没听懂", Type: "NO_ANSWER" },
  ],
};
export const list = {
  SessionId: "s-1",
  SenderId: "u-1",
  StartDate: "2025-01-01 10:00:00",
  EndDate: "2025-01-01 10:05:00",
  Rounds: 2,
};
export const history = {
  ...{ QueryTime: "2025-01-01 10:00:00", Question: "怎么退货", AnswerSource: "kbs", SessionUuid: "s-2" },
  ...{
    ChatUuid: "c-1",
    KnowledgeId: "30001",
    KnowledgeTitle: "如何退货",
    KnowledgeContent: "请在订单页申请",
  },
};
