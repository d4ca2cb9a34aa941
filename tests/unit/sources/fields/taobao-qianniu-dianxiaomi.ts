import { rating } from "../examples/shops.ts";
import type { FieldTable } from "./field-table.ts";

export const taobaoQianniuFields: FieldTable = {
  examples: {
    rating: ["taobao-rating-lines", rating],
  },
  fields: {
    eval_code: ["rating.eval_code", "rating.score", 1],
    eval_sender: ["rating.eval_sender", "rating.extra.agent", "zz"],
    eval_recer: ["rating.eval_recer", "rating.extra.buyer_nick"],
    open_uid: ["rating.open_uid", "conversation.customer"],
    send_time: ["rating.send_time", "conversation.startedAt"],
    eval_time: ["rating.eval_time", "rating.at", 1735696850],
    source: ["rating.source", "rating.invited"],
    label_name: ["rating.label_name", "rating.comment"],
  },
};
