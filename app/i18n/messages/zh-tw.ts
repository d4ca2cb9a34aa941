import type { Catalogue } from "./en.ts";
import { zhTwAccess } from "./zh-tw/access.ts";
import { zhTwApiKeys } from "./zh-tw/api-keys.ts";
import { zhTwConversations } from "./zh-tw/conversations.ts";
import { zhTwTranscript } from "./zh-tw/transcript.ts";
import { zhTwEscalations } from "./zh-tw/escalations.ts";
import { zhTwDefinitions } from "./zh-tw/definitions.ts";
import { zhTwConnections } from "./zh-tw/connections.ts";
import { zhTwPulling } from "./zh-tw/pulling.ts";
import { zhTwImports } from "./zh-tw/imports.ts";
import { zhTwMapping } from "./zh-tw/mapping.ts";
import { zhTwPrivacy } from "./zh-tw/privacy.ts";
import { zhTwQuarantine } from "./zh-tw/quarantine.ts";
import { zhTwErrors } from "./zh-tw/errors.ts";
import { zhTwExperience } from "./zh-tw/experience.ts";
import { zhTwMetrics } from "./zh-tw/metrics.ts";
import { zhTwKnowledge } from "./zh-tw/knowledge.ts";
import { zhTwMoney } from "./zh-tw/money.ts";
import { zhTwSalesCards } from "./zh-tw/sales-cards.ts";
import { zhTwSalesLists } from "./zh-tw/sales-lists.ts";
import { zhTwSales } from "./zh-tw/sales.ts";
import { zhTwSalesDefinitions } from "./zh-tw/sales-definitions.ts";
import { zhTwSalesMetrics } from "./zh-tw/sales-metrics.ts";
import { zhTwShell } from "./zh-tw/shell.ts";
import { zhTwStores } from "./zh-tw/stores.ts";
import { zhTwEntries } from "./zh-tw/entries.ts";
import { zhTwGaps } from "./zh-tw/gaps.ts";
import { zhTwGapRules } from "./zh-tw/gap-rules.ts";
import { zhTwTraining } from "./zh-tw/training.ts";
import { zhTwTrainers } from "./zh-tw/trainers.ts";
import { zhTwWords } from "./zh-tw/words.ts";

export const zhTw: Catalogue = {
  ...zhTwShell,
  ...zhTwWords,
  ...zhTwMetrics,
  ...zhTwSales,
  ...zhTwSalesMetrics,
  ...zhTwSalesDefinitions,
  ...zhTwSalesLists,
  ...zhTwSalesCards,
  ...zhTwKnowledge,
  ...zhTwMoney,
  ...zhTwStores,
  ...zhTwExperience,
  ...zhTwConversations,
  ...zhTwTranscript,
  ...zhTwEscalations,
  ...zhTwTraining,
  ...zhTwTrainers,
  ...zhTwGaps,
  ...zhTwGapRules,
  ...zhTwEntries,
  ...zhTwDefinitions,
  ...zhTwImports,
  ...zhTwMapping,
  ...zhTwConnections,
  ...zhTwPulling,
  ...zhTwQuarantine,
  ...zhTwPrivacy,
  ...zhTwErrors,
  ...zhTwAccess,
  ...zhTwApiKeys,
};
