import { miss, question, session } from "../examples/qiyu.ts";
import type { FieldTable } from "./field-table.ts";

export const qiyuFields: FieldTable = {
  examples: {
    session: ["qiyu-api", { session, messages: [question, miss] }],
    told: [
      "qiyu",
      {
        ...{ ...session, fromType: "wx_ma", vipLevel: 2, inQueueTime: 1735693300000, queueTime: 9000 },
        ...{ staffInvitedEvaluateTime: "1735693325000", status: 1 },
      },
    ],
    person: [
      "qiyu",
      {
        ...{ ...session, interaction: 0, staffId: 12, relatedType: 1, closeReason: 0 },
        staffFirstReplyTime: 1735693240000,
      },
    ],
    automatic: ["qiyu", { ...miss, mType: 1, staffId: 12, msg: "您好" }],
  },
  fields: {
    session: ["session.session", "refused"],
    id: ["session.messages.0.id", "message.id", "53"],
    startTime: ["session.session.startTime", "conversation.startedAt", 1735693201000],
    endTime: ["person.endTime", "conversation.endedAt"],
    sType: ["session.session.sType", "conversation.extra.session_type", "zz"],
    interaction: ["person.interaction", "rating.of", 2],
    staffId: ["person.staffId", "handoff.to", 13],
    foreignId: ["session.session.foreignId", "conversation.customer"],
    relatedType: ["person.relatedType", "handoff", 4],
    relatedId: ["person.relatedId", "handoff.conversation", "9"],
    closeReason: ["person.closeReason", "conversation.endedBy", 1],
    transferRgType: ["session.session.transferRgType", "handoff.requestedBy"],
    category: ["session.session.category", "conversation.topic"],
    evaluationType: ["session.session.evaluationType", "rating"],
    evaluation: ["session.session.evaluation", "rating.score", 1],
    evaluationRemark: ["session.session.evaluationRemark", "rating.comment"],
    userJoinEvaluateTime: ["session.session.userJoinEvaluateTime", "rating.at"],
    userResolvedStatus: ["session.session.userResolvedStatus", "rating.solved"],
    messages: ["session.messages", "message", []],
    sessionId: ["session.messages.0.sessionId", "message.conversation", "zz"],
    from: ["session.messages.0.from", "message.from"],
    time: ["session.messages.0.time", "message.at", 1735696850],
    mType: ["automatic.mType", "message.from", 110],
    msg: ["session.messages.0.msg", "message.text"],
    status: ["told.status", "conversation.extra.staff_verdict"],
    userId: ["session.messages.0.userId", "message.customer"],
    fromType: ["told.fromType", "conversation.channel"],
    vipLevel: ["told.vipLevel", "conversation.extra.vip_level"],
    inQueueTime: ["told.inQueueTime", "conversation.extra.queued_at"],
    queueTime: ["told.queueTime", "conversation.extra.queue_ms"],
    staffInvitedEvaluateTime: ["told.staffInvitedEvaluateTime", "rating.invited"],
    staffFirstReplyTime: ["person.staffFirstReplyTime", "message.at", 1735696850],
    autoReply: ["automatic.autoReply", "message.extra.automatic"],
  },
};
