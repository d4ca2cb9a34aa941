import { expect, test } from "vitest";
import { detectFormat, findAdapter } from "#app/sources/registry.ts";

const message = '{"type":"message","store":"s","id":"1"}';

test.each([
  ["canonical lines", `${message}\n${message}\n`, "events.txt", "canonical"],
  ["canonical lines among bad ones", `oops\n{"a":1}\n${message}\n`, "-", "canonical"],
  ["bad lines in a file named .ndjson", "oops\n", "events.ndjson.gz", "canonical"],
  ["JDDC rows", "s\tu\t0\t0\t0\tnan\t你好\ns\tu\t1\t0\t0\tnan\t在\n", "chat.txt", "jddc"],
  ["JDDC rows with CRLF, the last one cut", "s\tu\t0\t0\t0\tnan\t你好\r\ns\tu\t1", "chat.txt", "jddc"],
  ["tau2-bench results", '{"info":{},"simulations": [ {', "x.json", "tau-bench"],
  [
    "the head of tau2-bench results",
    '{\n "info": {"num_trials": 1, "environment_info": {',
    "x.json",
    "tau-bench",
  ],
  ["results of the first tau-bench", '[{"traj": [', "x.json", "tau-bench"],
  ["Shopify's orders", '{"orders":[{"id":1,"total_price":"5.00"', "x.json", "shopify"],
  [
    "one of Shopify's orders, over lines",
    '{\n  "order": {\n  "financial_status": "paid"',
    "x.json",
    "shopify",
  ],
  [
    "Shopify's orders, one a line",
    '{"id":1,"total_price":"5","financial_status":"paid"}\n',
    "x.ndjson",
    "shopify-lines",
  ],
  [
    "Shopify's export",
    "Name,Email,Financial Status,Total,Created at,Lineitem quantity\n",
    "orders.csv",
    "shopify-csv",
  ],
  ["a list of WooCommerce's", '[{"id":7,"date_created_gmt":"2025-01-01T09:00:00"', "x.json", "woocommerce"],
  [
    "WooCommerce's orders, one a line",
    '{"date_created_gmt":"2025-01-01T09:00:00","total":"1"}\n',
    "-",
    "woocommerce-lines",
  ],
  [
    "Taobao's answers",
    '{"trades_sold_get_response":{"trades":{"trade":[{"tid":1,"payment":"1"',
    "-",
    "taobao",
  ],
  ["Taobao's trades, one a line", '{"tid":1,"payment":"1"}\n', "-", "taobao-lines"],
  [
    "the seller centre's export",
    '"订单编号",买家实际支付金额,订单状态,订单创建时间 \r\n',
    "x.csv",
    "taobao-csv",
  ],
  [
    "its export of other years",
    "订单编号\t买家应付货款(元)\t订单状态\t买家下单时间\n",
    "x.csv",
    "taobao-csv",
  ],
  [
    "Tmall's report",
    "订单编号,总金额,买家实际支付金额,收货地址 ,订单创建时间,订单付款时间 ,退款金额\n",
    "x.csv",
    "tmall-report",
  ],
  ["a tracker of Rasa's", '{"sender_id":"s","events":[{"event":"action","timestamp":1.5,', "x.json", "rasa"],
  ["Rasa's trackers", '[\n{"tracker":{"events":[{"event":"user","timestamp":1.5,', "x.json", "rasa"],
  [
    "Rasa's events, one a line",
    '{"sender_id":"s","event":"user","timestamp":1.5,"text":"a"}\n',
    "rasa_event.log",
    "rasa-events",
  ],
  [
    "Rasa's table of events",
    "id,sender_id,type_name,timestamp,intent_name,action_name,data\n",
    "x.csv",
    "rasa-table",
  ],
  ["JD's chat log", '{"ChatLogPage":{"chatList":[{"customer":"u","waiterSend":true', "x.json", "jd"],
  [
    "JD's sessions",
    '{"chatSessionList":[{"beginTime":"2025-01-01 10:00:00","transfer":false',
    "x.json",
    "jd",
  ],
  ["JD's messages, one a line", '{"customer":"u","waiterSend":true,"time":1}\n', "x.json", "jd-lines"],
  ["Dialogflow's turns", '[{"conversation_name":"a/b","turn_position":"1"', "x.json", "dialogflow-cx"],
  [
    "Dialogflow's turns, one a line",
    '{"conversation_name":"a/b","turn_position":"1"}\n',
    "x.json",
    "dialogflow-cx-lines",
  ],
  [
    "Dialogflow's turns as CSV",
    "project_id,agent_id,conversation_name,turn_position,request_time\n",
    "x.csv",
    "dialogflow-cx-csv",
  ],
  ["Beebot's log", '{"SessionId":"s","Rounds":1,"ChatLogs":[{"UserQuery":"a"', "x.json", "beebot"],
  [
    "Beebot's rounds, one a line",
    '{"SessionUuid":"s","QueryTime":"2025-01-01 10:00:00","Question":"a"}\n',
    "x.json",
    "beebot-lines",
  ],
  [
    "a conversation of Botpress'",
    '{"conversation":{"id":"c","integration":"webchat","tags":{}},"messages":[]}',
    "x.json",
    "botpress",
  ],
  [
    "messages of Botpress', one a line",
    '{"id":"m","direction":"incoming","conversationId":"c","createdAt":"2025-01-01T02:00:01Z"}\n',
    "x.json",
    "botpress-lines",
  ],
  ["Taobao's ratings", '{"staff_eval_details":[{"eval_code":0', "x.json", "taobao-ratings"],
  ["Taobao's ratings, one a line", '{"eval_code":0,"source":1}\n', "x.json", "taobao-rating-lines"],
  ["another table", "id,name,total\n1,a,5\n", "x.csv", undefined],
  ["other JSON lines", '{"id":1,"total":"5"}\n', "x.json", undefined],
  ["a list of other things", '[{"id":1,"total":"5"}]', "x.json", undefined],
  ["other JSON", '{"products": []}', "retail_db.json", undefined],
  ["plain words", "hello\n", "notes.txt", undefined],
  ["nothing", "", "empty.txt", undefined],
])("%s", (_what, head, name, id) => {
  expect(detectFormat(head, name)?.id).toBe(id);
});

test("formats are found by id", () => {
  expect(findAdapter("jddc")?.id).toBe("jddc");
  expect(findAdapter("nope")).toBeUndefined();
});

test("a format is named with its settings, and keeps them in its id", () => {
  const named = findAdapter("rasa?miss-intents=out_of_scope, chitchat&handoff-actions=");
  expect(named?.id).toBe("rasa?miss-intents=out_of_scope, chitchat&handoff-actions=");
  expect(named?.title).toBe("Rasa, trackers");
});

test.each(["rasa?nope=1", "rasa?miss-intents", "rasa?", "canonical?store=a"])("%s is no format", (id) => {
  expect(findAdapter(id)).toBeUndefined();
});
