/** The English catalogue decides which keys there are; the others are checked against it, area by area. */
import { enAccess } from "./en/access.ts";
import { enApiKeys } from "./en/api-keys.ts";
import { enConversations } from "./en/conversations.ts";
import { enTranscript } from "./en/transcript.ts";
import { enEscalations } from "./en/escalations.ts";
import { enDefinitions } from "./en/definitions.ts";
import { enConnections } from "./en/connections.ts";
import { enPulling } from "./en/pulling.ts";
import { enImports } from "./en/imports.ts";
import { enMapping } from "./en/mapping.ts";
import { enPrivacy } from "./en/privacy.ts";
import { enQuarantine } from "./en/quarantine.ts";
import { enErrors } from "./en/errors.ts";
import { enExperience } from "./en/experience.ts";
import { enMetrics } from "./en/metrics.ts";
import { enKnowledge } from "./en/knowledge.ts";
import { enMoney } from "./en/money.ts";
import { enSalesCards } from "./en/sales-cards.ts";
import { enSalesLists } from "./en/sales-lists.ts";
import { enSales } from "./en/sales.ts";
import { enSalesDefinitions } from "./en/sales-definitions.ts";
import { enSalesMetrics } from "./en/sales-metrics.ts";
import { enShell } from "./en/shell.ts";
import { enStores } from "./en/stores.ts";
import { enEntries } from "./en/entries.ts";
import { enGaps } from "./en/gaps.ts";
import { enGapRules } from "./en/gap-rules.ts";
import { enTraining } from "./en/training.ts";
import { enTrainers } from "./en/trainers.ts";
import { enWords } from "./en/words.ts";

export const en = {
  ...enShell,
  ...enWords,
  ...enMetrics,
  ...enSales,
  ...enSalesMetrics,
  ...enSalesDefinitions,
  ...enSalesLists,
  ...enSalesCards,
  ...enKnowledge,
  ...enMoney,
  ...enStores,
  ...enExperience,
  ...enConversations,
  ...enTranscript,
  ...enEscalations,
  ...enTraining,
  ...enTrainers,
  ...enGaps,
  ...enGapRules,
  ...enEntries,
  ...enDefinitions,
  ...enImports,
  ...enMapping,
  ...enConnections,
  ...enPulling,
  ...enQuarantine,
  ...enPrivacy,
  ...enErrors,
  ...enAccess,
  ...enApiKeys,
};

export type MessageKey = keyof typeof en;
export type Catalogue = Readonly<Record<MessageKey, string>>;
