/** JD's published service log (JDDC): one tab-separated row per message, sessions one after the other, people only. */
import type {
  CustomerPlace,
  SourceAdapter,
  SourceOutput,
  SourceReader,
  WireRecord,
} from "./source-adapter.ts";

const columns = 7;
const firstRowAt = Date.parse("2018-01-01T00:00:00+08:00");
// The whole published corpus has 20 million rows: at a second each it ends within the year it was recorded in.
const rowMs = 1000;

type Row = {
  session: string;
  customer: string;
  fromAgent: boolean;
  transfer: boolean;
  repeat: boolean;
  sku: string;
  text: string;
};
type Session = { id: string; transferAt: number | null; lastLine: number };

const flags = new Map([
  ["0", false],
  ["1", true],
]);

function parseRow(line: string): Row | { reason: string; field: string | null } {
  const cells = line.split("\t");
  if (cells.length !== columns) return { reason: `not ${columns} tab-separated columns`, field: null };
  const [session, customer, agent, transfer, repeat, sku, text] = cells as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const fromAgent = flags.get(agent);
  const isTransfer = flags.get(transfer);
  const isRepeat = flags.get(repeat);
  if (fromAgent === undefined) return { reason: "flag is neither 0 nor 1", field: "sent_by_agent" };
  if (isTransfer === undefined) return { reason: "flag is neither 0 nor 1", field: "is_transfer" };
  if (isRepeat === undefined) return { reason: "flag is neither 0 nor 1", field: "is_repeat" };
  if (session.trim() === "") return { reason: "is empty", field: "session_id" };
  return {
    session,
    customer,
    fromAgent,
    transfer: isTransfer,
    repeat: isRepeat,
    sku: sku.trim(),
    text: text.trim(),
  };
}

/** A number for a session id; two sessions sharing one merely skip some message numbers. */
function hashSession(session: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < session.length; index++) {
    const unit = session.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  return (high >>> 0) * 0x200000 + (low >>> 11);
}

function open(options: { store: string | null }): SourceReader {
  const store = options.store ?? jddc.defaultStore!.key;
  // Rows have no ids of their own. Counting a session's bad rows too keeps the ids of the good ones when a mended
  // file is sent again; hashed keys keep this small for a million sessions.
  const rowsBySession = new Map<number, number>();
  let rows = 0;
  let current: Session | null = null;

  function numberRow(session: string): number {
    const key = hashSession(session);
    const number = (rowsBySession.get(key) ?? 0) + 1;
    rowsBySession.set(key, number);
    return number;
  }

  function closeSession(): SourceOutput[] {
    if (!current || current.transferAt === null) return [];
    const record: WireRecord = {
      type: "handoff",
      store,
      source: jddc.id,
      id: `${current.id}-transfer`,
      conversation: current.id,
      // The flag stands on every row of a session; the talk itself ends with the agent offering the transfer.
      // Half a step after the last flagged row, so nothing said before counts as an answer to the handoff.
      at: current.transferAt + rowMs / 2,
      at_inferred: true,
      requested_by: "agent",
      executed: true,
    };
    return [{ line: current.lastLine, record }];
  }

  return {
    push(text, line) {
      const at = firstRowAt + rows++ * rowMs;
      const row = parseRow(text);
      if ("reason" in row) {
        const [session] = text.split("\t", 1);
        if (session) numberRow(session);
        return [{ line, reason: row.reason, field: row.field }];
      }
      const output = current && current.id !== row.session ? closeSession() : [];
      if (current?.id !== row.session) {
        current = { id: row.session, transferAt: null, lastLine: line };
      }
      current.lastLine = line;
      if (row.transfer) current.transferAt = at;
      output.push({ line, record: buildMessage(row, numberRow(row.session), at, store) });
      return output;
    },
    end: closeSession,
    findCustomer,
  };
}

function findCustomer(text: string): CustomerPlace | null {
  const start = text.indexOf("\t") + 1;
  const end = text.indexOf("\t", start);
  return start > 0 && end > start ? [start, end] : null;
}

function buildMessage(row: Row, number: number, at: number, store: string): WireRecord {
  const record: WireRecord = {
    type: "message",
    store,
    source: jddc.id,
    id: `${row.session}-${number}`,
    conversation: row.session,
    at,
    at_inferred: true,
    from: row.fromAgent ? "agent" : "customer",
    text: row.text,
    is_repeat: row.repeat,
    is_transfer: row.transfer,
  };
  if (row.customer.trim() !== "") record.customer = row.customer;
  if (/^[1-9]\d*$/.test(row.sku)) record.products = [row.sku];
  return record;
}

function detect(head: string): number {
  const lines = head.split("\n").slice(0, -1);
  if (lines.length === 0) lines.push(head);
  const told = lines.filter((line) => line.trim() !== "");
  const good = told.filter((line) => !("reason" in parseRow(line.replace(/\r$/, "")))).length;
  return told.length === 0 ? 0 : good / told.length;
}

/**
 * Rows: session_id, user_id, sent_by_agent, is_transfer, is_repeat, sku, content. The log has no times: rows get one a
 * second from 2018-01-01 +08:00 by their place in the file, which keeps the order and is marked inferred.
 */
export const jddc: SourceAdapter = {
  id: "jddc",
  source: "jddc",
  title: "JD JDDC",
  recognises: "tab-separated rows of JD's published service log, one message each, without a header",
  capabilities: {
    messageTimes: "not recorded",
    botMarks: "not recorded",
    handoffs: "recorded",
    handoffReasons: "not recorded",
    ratings: "not recorded",
    misses: "not recorded",
    customerIds: "recorded",
    topics: "not recorded",
    channels: "not recorded",
    orders: "not recorded",
    refunds: "not recorded",
  },
  defaultStore: {
    key: "jddc",
    name: "京东 JDDC",
    timezone: "Asia/Shanghai",
    currency: "CNY",
    locale: "zh-CN",
    platform: "jddc",
  },
  framing: { by: "line" },
  isStateless: false,
  detect,
  open,
};
