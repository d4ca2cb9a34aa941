import type { Permission } from "./role.ts";

/** Who may call a route: anybody, anybody who is signed in (or has a key), or whoever has a permission. */
export type Rule = "public" | "signed-in" | Permission;

/** One rule for reading (GET, HEAD) and changing, or one each. */
export type RouteRule = Rule | { read: Rule; write: Rule };

/**
 * Every route of the application by its id, which is its folder. A route that is not here keeps the server from starting, so
 * that a new one is never open by mistake.
 */
export const routeRules: Readonly<Record<string, RouteRule>> = {
  root: "public",
  "routes/$": "public",
  "routes/_index": "public",
  "routes/preferences": "public",
  "routes/texts.$file": "public",
  "routes/_access": "public",
  "routes/_access.sign-in": "public",
  "routes/_access.second-factor": "public",
  "routes/_access.forgot-password": "public",
  "routes/_access.choose-password": "public",
  "routes/oidc.start": "public",
  "routes/oidc.callback": "public",
  "routes/sign-out": "public",
  // The signature of what is sent is the access.
  "routes/webhooks.$connectionId": "public",
  "routes/api.v1.hooks.$source.$connectionId": "public",

  "routes/_app": "signed-in",
  "routes/updates": "signed-in",
  "routes/_app.settings._index": "signed-in",
  "routes/_app.account": "signed-in",
  "routes/_app.settings.people": "people",

  "routes/_app.stores": "figures",
  "routes/_app.experience": "figures",
  "routes/_app.escalations": "figures",
  "routes/_app.definitions": "figures",
  "routes/_app.sales": "money",
  "routes/filter-values": "figures",
  "routes/api.v1.metrics": "figures",
  "routes/api.v1.query": "figures",

  "routes/_app.conversations": "transcripts",
  "routes/_app.conversations_.$conversationId": "transcripts",
  "routes/_app.customers.$customer": "transcripts",
  "routes/list": "transcripts",
  "routes/list[.]csv": "export",
  // Single customers and what they paid: whoever lists them needs both permissions, which the routes see to.
  "routes/sales-list": "money",
  "routes/sales-list[.]csv": "export",

  "routes/_app.training": "knowledge",
  "routes/_app.training_.gaps.$gapId": "knowledge",
  "routes/_app.training_.entries.$entry": "knowledge",
  "routes/_app.training_.trainers": "knowledge",
  "routes/_app.training_.trainers_.$trainer": "knowledge",
  "routes/_app.training_.edits.$store.$entry.$at": "knowledge",
  "routes/training.entries[.]csv": "knowledge",
  "routes/training.entries[.]json": "knowledge",
  "routes/api.v1.knowledge": "knowledge",
  "routes/api.v1.edits": "knowledge",
  "routes/api.v1.gaps": "knowledge",
  // Customers' words: who reads them needs transcripts too, which the route sees to.
  "routes/api.v1.gaps_.$gapId.questions": "knowledge",

  "routes/api.v1.events": "ingest",

  "routes/_app.settings.keys": "keys",
  "routes/_app.settings.money": "settings",
  "routes/_app.settings.training": "settings",

  "routes/_app.imports": "imports",
  "routes/_app.imports_.$importId": "imports",
  "routes/_app.imports_.connections": "imports",
  "routes/_app.imports_.map": "imports",
  "routes/_app.imports_.quarantine": "imports",
  "routes/imports.upload": "imports",
  "routes/imports.$importId.wish": "imports",
  "routes/imports.$importId.quarantine": "imports",
  "routes/imports.$importId.quarantine_.file": "imports",
  "routes/imports.$importId.quarantine_.line": "imports",
  "routes/imports.$importId.quarantine_.mend": "imports",
  "routes/imports.$importId.quarantine_.preview": "imports",

  "routes/_app.settings.audit": "audit",
  "routes/settings.audit[.]csv": "audit",
  "routes/_app.settings.privacy": "privacy",
  "routes/settings.privacy.customer": "privacy",
};
