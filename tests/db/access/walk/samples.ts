/** What the walk asks of every route, and which roles each answers when they see only some stores. */
import type { Role } from "#app/access/role.ts";

/** Roles whose requests pass, with a scope of one store; "public" asks nobody who they are. */
export type Needs = "public" | "everyone" | readonly Role[];

export type Sample = {
  needs: Needs;
  /** Answered for people or for keys only. */
  only?: "people" | "keys";
  /** Paths to read; `{conversation}`, `{store}`, `{topic}`, `{customer}`, `{address}` stand for something that the caller does not own. */
  read: readonly string[];
  /** The same address with a body. */
  write?: readonly {
    path: string;
    method?: string;
    json?: unknown;
    form?: Record<string, string>;
    text?: string;
  }[];
  /** The stream never ends: read for a moment. */
  isStream?: boolean;
};

const transcripts: readonly Role[] = ["owner", "experience_manager", "store_owner", "trainer", "agent_lead"];
const exporters: readonly Role[] = ["owner", "experience_manager", "store_owner"];
const sellers: readonly Role[] = ["owner", "store_owner"];
const senders: readonly Role[] = ["owner", "experience_manager"];
const teachers: readonly Role[] = ["owner", "experience_manager", "trainer"];
/** What concerns the company needs all stores. */
const nobody: readonly Role[] = [];

const period = "period=2026-10-01..2026-10-31";
const views = [
  period,
  `${period}&compare=none&hours=24&topic=same&test=1`,
  `${period}&f=store:is:{store}`,
  `${period}&f=store:is_not:{store}`,
  `${period}&f=topic:is:{topic}`,
  `${period}&f=topic:contains:topic`,
  `${period}&f=store:contains:key`,
];
const inDrawer = [
  `${period}&list=conversations`,
  `${period}&list=escalations&c={conversation}`,
  `${period}&c={conversation}`,
  `${period}&list=csat&f=store:is:{store}`,
  `${period}&sales=orders:gmv`,
  `${period}&sales=inquiries:inquirers&c={conversation}`,
];
const sales = [
  "sales=orders:gmv",
  "sales=inquiries:consulter_conversion&side=denominator",
  "sales=orders:gmv&sw=topic:contains:topic&sw=store:is:{store}",
  "sales=claims:order_3d:claimed",
  "sales=recommendations:recommended",
];
const page = (path: string) => [...views, ...inDrawer].map((query) => `${path}?${query}`);
const lists = [...views, `${period}&q=name`, `${period}&q={customer}`, `${period}&of=escalations`];

const query = (fields: Record<string, unknown>) => ({
  path: "/api/v1/query",
  json: {
    metrics: ["conversations", "verified_rate", "csat", "human_wait_p50"],
    period: ["2026-10-01", "2026-10-31"],
    ...fields,
  },
});
const event = (store: string, id: string) =>
  JSON.stringify({
    type: "message",
    store,
    id,
    conversation: `c-${id}`,
    at: "2026-10-06T08:00:00Z",
    from: "bot",
    text: "hi",
  });

export const samples: Readonly<Record<string, Sample>> = {
  root: { needs: "public", read: ["/sign-in"] },
  "routes/webhooks.$connectionId": {
    needs: "public",
    read: ["/webhooks/1"],
    write: [{ path: "/webhooks/00000000-0000-4000-8000-000000000000", text: event("own-key", "forged") }],
  },
  "routes/api.v1.hooks.$source.$connectionId": {
    needs: "public",
    read: ["/api/v1/hooks/chatwoot/1"],
    write: [
      {
        path: "/api/v1/hooks/chatwoot/00000000-0000-4000-8000-000000000000",
        text: event("own-key", "forged"),
      },
    ],
  },
  "routes/$": { needs: "public", read: ["/no-such-page", "/api/v1/nothing"] },
  "routes/preferences": {
    needs: "public",
    read: ["/preferences"],
    write: [{ path: "/preferences", form: { lang: "en" } }],
  },
  "routes/texts.$file": { needs: "public", read: ["/texts/zh-CN.0123456789abcdef.json", "/texts/none.json"] },
  "routes/_access": { needs: "public", read: ["/sign-in"] },
  "routes/_access.sign-in": {
    needs: "public",
    read: ["/sign-in?to=/stores"],
    write: [{ path: "/sign-in", form: { email: "x@example.com", password: "wrong" } }],
  },
  "routes/_access.second-factor": { needs: "public", read: ["/second-factor"] },
  "routes/_access.forgot-password": { needs: "public", read: ["/forgot-password"] },
  "routes/_access.choose-password": { needs: "public", read: ["/choose-password?token=x"] },
  "routes/oidc.start": { needs: "public", read: ["/oidc/start"] },
  "routes/oidc.callback": { needs: "public", read: ["/oidc/callback?state=x&code=y"] },
  "routes/sign-out": { needs: "public", read: ["/sign-out"] },

  "routes/_index": { needs: "public", read: ["/"] },
  "routes/_app": { needs: "everyone", read: page("/stores") },
  "routes/updates": { needs: "everyone", read: ["/updates"], isStream: true },
  "routes/_app.settings._index": { needs: nobody, read: ["/settings"] },
  "routes/_app.account": { needs: "everyone", only: "people", read: ["/account"] },
  "routes/_app.settings.people": {
    needs: nobody,
    read: ["/settings/people"],
    write: [{ path: "/settings/people", form: { intent: "invite" } }],
  },
  "routes/_app.settings.keys": {
    needs: nobody,
    read: ["/settings/keys"],
    write: [{ path: "/settings/keys", form: { intent: "make" } }],
  },

  "routes/_app.settings.money": {
    needs: nobody,
    read: ["/settings/money"],
    write: [{ path: "/settings/money", form: { intent: "cost", store: "2", cost: "1", currency: "EUR" } }],
  },
  "routes/_app.settings.training": {
    needs: nobody,
    read: ["/settings/training"],
    write: [{ path: "/settings/training", form: { intent: "day", minutes: "300" } }],
  },
  "routes/_app.settings.privacy": {
    needs: nobody,
    read: ["/settings/privacy", "/settings/privacy?customer={customer}"],
    write: [{ path: "/settings/privacy", form: { intent: "retention", store: "2", days: "1" } }],
  },
  "routes/settings.privacy.customer": {
    needs: nobody,
    read: [],
    write: [{ path: "/settings/privacy/customer", form: { customer: "{customer}" } }],
  },
  "routes/_app.settings.audit": { needs: nobody, read: ["/settings/audit"] },
  "routes/settings.audit[.]csv": { needs: nobody, read: ["/settings/audit.csv"] },

  "routes/_app.stores": { needs: "everyone", read: [...page("/stores"), `/stores?${period}&sort=name:asc`] },
  "routes/_app.experience": { needs: "everyone", read: page("/experience") },
  "routes/_app.sales": {
    needs: ["owner", "store_owner"],
    read: [
      ...page("/sales"),
      `/sales?${period}&money=net&window=24&cur=USD`,
      `/sales?${period}&sort=name:asc`,
    ],
  },
  "routes/_app.escalations": { needs: "everyone", read: page("/escalations") },
  "routes/_app.definitions": { needs: "everyone", read: page("/definitions") },
  "routes/filter-values": {
    needs: "everyone",
    read: ["store", "channel", "topic", "source", "reason", "handler", "agent", "outcome"].flatMap(
      (dimension) => [`/filter-values?dimension=${dimension}`, `/filter-values?dimension=${dimension}&q=e`],
    ),
  },
  "routes/api.v1.metrics": { needs: "everyone", only: "keys", read: ["/api/v1/metrics"] },
  "routes/api.v1.query": {
    needs: "everyone",
    only: "keys",
    read: [],
    write: [
      query({}),
      query({ dimensions: ["store", "topic"] }),
      query({ dimensions: ["channel", "source"], compare: "previous_period" }),
      query({ dimensions: ["agent"], options: { include_test: true } }),
      query({ dimensions: ["reason", "day"], filters: [["store", "is", ["{store}"]]] }),
      query({
        dimensions: ["topic"],
        filters: [["topic", "contains", ["topic"]]],
        options: { same_topic_only: true },
      }),
    ],
  },

  "routes/_app.training_.trainers": {
    needs: teachers,
    read: ["/training/trainers", `/training/trainers?${period}&team=own-team&sort=trainer:asc`],
  },
  "routes/_app.training_.trainers_.$trainer": {
    needs: teachers,
    read: ["/training/trainers/own-trainer", `/training/trainers/{store}?${period}`],
  },
  "routes/_app.training_.edits.$store.$entry.$at": {
    needs: teachers,
    read: [
      `/training/edits/own-key/own-entry/${Date.UTC(2026, 9, 5, 2, 2)}`,
      `/training/edits/{store}/entry/${Date.UTC(2026, 9, 5, 2, 2)}`,
    ],
  },
  "routes/_app.training": {
    needs: teachers,
    read: [...page("/training"), `/training?trainer=x&${period}&sort=lift:desc`],
    write: [{ path: "/training", form: { intent: "pack", store: "{store}", pack: "en" } }],
  },
  "routes/_app.training_.entries.$entry": {
    needs: teachers,
    read: [`/training/entries/own-entry?${period}`, `/training/entries/{store}?${period}&f=store:is:{store}`],
  },
  "routes/_app.training_.gaps.$gapId": {
    needs: teachers,
    read: [1, 2, 3, 4].flatMap((id) => [`/training/gaps/${id}?${period}`, `/training/gaps/${id}?backtest=1`]),
    write: [1, 2, 3, 4].map((id) => ({ path: `/training/gaps/${id}`, form: { intent: "claim" } })),
  },
  "routes/training.entries[.]csv": {
    needs: teachers,
    read: ["/training/entries.csv", "/training/entries.csv?store={store}"],
  },
  "routes/training.entries[.]json": {
    needs: teachers,
    read: ["/training/entries.json", "/training/entries.json?store={store}"],
  },
  "routes/api.v1.knowledge": {
    needs: teachers,
    only: "keys",
    read: ["/api/v1/knowledge", "/api/v1/knowledge?store={store}"],
  },
  "routes/api.v1.edits": {
    needs: teachers,
    only: "keys",
    read: ["/api/v1/edits", "/api/v1/edits?store={store}"],
  },
  "routes/api.v1.gaps": {
    needs: teachers,
    only: "keys",
    read: ["/api/v1/gaps", "/api/v1/gaps?store={store}"],
  },
  "routes/api.v1.gaps_.$gapId.questions": {
    needs: teachers,
    only: "keys",
    read: [1, 2, 3, 4].map((id) => `/api/v1/gaps/${id}/questions`),
  },

  "routes/_app.conversations": { needs: transcripts, read: lists.map((part) => `/conversations?${part}`) },
  "routes/_app.conversations_.$conversationId": {
    needs: transcripts,
    read: ["/conversations/1", "/conversations/{conversation}"],
  },
  "routes/_app.customers.$customer": {
    needs: transcripts,
    read: ["/customers/{address}", "/customers/nobody", "/customers/{address}?c={conversation}"],
  },
  "routes/list": { needs: transcripts, read: lists.map((part) => `/list?${part}&list=conversations`) },
  "routes/list[.]csv": { needs: exporters, read: lists.map((part) => `/list.csv?${part}`) },

  "routes/sales-list": {
    needs: sellers,
    read: views.flatMap((part) => sales.map((list) => `/sales-list?${part}&${list}`)),
  },
  "routes/sales-list[.]csv": {
    needs: sellers,
    read: views.flatMap((part) => sales.map((list) => `/sales-list.csv?${part}&${list}`)),
  },

  "routes/api.v1.events": {
    needs: senders,
    only: "keys",
    read: [],
    write: [
      { path: "/api/v1/events", text: [event("{store}", "w1"), event("{store}", "w2"), "broken"].join("\n") },
    ],
  },

  "routes/_app.imports": { needs: nobody, read: ["/imports", "/imports?before=99"] },
  "routes/_app.imports_.$importId": { needs: nobody, read: ["/imports/1", "/imports/2"] },
  "routes/_app.imports_.connections": {
    needs: nobody,
    read: ["/imports/connections", "/imports/connections?part=kinds&store=2&source=api"],
    write: [{ path: "/imports/connections", form: { intent: "add", platform: "bearer" } }],
  },
  "routes/_app.imports_.map": {
    needs: nobody,
    read: ["/imports/map"],
    write: [{ path: "/imports/map", form: { intent: "keep", store: "{store}", mapping: "{}" } }],
  },
  "routes/_app.imports_.quarantine": { needs: nobody, read: ["/imports/quarantine"] },
  "routes/imports.upload": {
    needs: nobody,
    read: ["/imports/upload?name=x&size=1"],
    write: [{ path: "/imports/upload?name=x&size=1&offset=0", method: "PUT", text: "x" }],
  },
  "routes/imports.$importId.wish": {
    needs: nobody,
    read: ["/imports/1/wish"],
    write: [{ path: "/imports/1/wish", form: { wish: "undo" } }],
  },
  "routes/imports.$importId.quarantine": {
    needs: nobody,
    read: ["/imports/1/quarantine", "/imports/2/quarantine"],
  },
  "routes/imports.$importId.quarantine_.file": {
    needs: nobody,
    read: [],
    write: [{ path: "/imports/1/quarantine/file?kind=lines", method: "PUT", text: "x" }],
  },
  "routes/imports.$importId.quarantine_.line": {
    needs: nobody,
    read: ["/imports/1/quarantine/line?part=0&line=1"],
    write: [{ path: "/imports/1/quarantine/line?part=0&line=1", json: { intent: "try", text: "{}" } }],
  },
  "routes/imports.$importId.quarantine_.mend": {
    needs: nobody,
    read: [],
    write: [{ path: "/imports/1/quarantine/mend", json: { intent: "cancel" } }],
  },
  "routes/imports.$importId.quarantine_.preview": {
    needs: nobody,
    read: [],
    write: [{ path: "/imports/1/quarantine/preview", json: { group: null, rules: [] } }],
  },
};
