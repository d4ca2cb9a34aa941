import { history, list, log } from "../examples/beebot.ts";
import type { FieldTable } from "./field-table.ts";

export const aliyunBeebotFields: FieldTable = {
  examples: {
    log: ["beebot", log],
    list: ["beebot-lines", list],
    history: ["beebot-lines", history],
  },
  fields: {
    SessionId: ["list.SessionId", "conversation.id", "zz"],
    ChatLogs: ["log.ChatLogs", "message", []],
    Date: ["log.ChatLogs.0.Date", "message.at", 1735696850],
    UserQuery: ["log.ChatLogs.0.UserQuery", "message.text", "zz"],
    Response: ["log.ChatLogs.0.Response", "message.text"],
    Type: ["log.ChatLogs.0.Type", "message.matched"],
    Knowledge: ["log.ChatLogs.0.Knowledge", "message.entry"],
    KnowledgeId: ["log.ChatLogs.0.Knowledge.KnowledgeId", "message.entry"],
    KnowledgeName: ["log.ChatLogs.0.Knowledge.KnowledgeName", "message.extra.entry_title", "zz"],
    DialogStudio: ["log.ChatLogs.1.DialogStudio", "message.entry"],
    DialogNodeName: ["log.ChatLogs.1.DialogStudio.DialogNodeName", "message.extra.node", "zz"],
    IntentName: ["log.ChatLogs.1.DialogStudio.IntentName", "message.intent"],
    SenderId: ["list.SenderId", "conversation.customer"],
    StartDate: ["list.StartDate", "conversation.startedAt", 1735696850],
    EndDate: ["list.EndDate", "conversation.endedAt"],
    Rounds: ["list.Rounds", "conversation.extra.rounds", "zz"],
    QueryTime: ["history.QueryTime", "message.at", 1735696850],
    Question: ["history.Question", "message.text", "zz"],
    AnswerSource: ["history.AnswerSource", "message.matched"],
    SessionUuid: ["history.SessionUuid", "message.conversation", "zz"],
    ChatUuid: ["history.ChatUuid", "message.id"],
    KnowledgeTitle: ["history.KnowledgeTitle", "message.extra.entry_title", "zz"],
    KnowledgeContent: ["history.KnowledgeContent", "message.text"],
  },
};
