import type { Catalogue } from "./en.ts";
import { zhCnAccess } from "./zh-cn/access.ts";
import { zhCnApiKeys } from "./zh-cn/api-keys.ts";
import { zhCnConversations } from "./zh-cn/conversations.ts";
import { zhCnTranscript } from "./zh-cn/transcript.ts";
import { zhCnEscalations } from "./zh-cn/escalations.ts";
import { zhCnDefinitions } from "./zh-cn/definitions.ts";
import { zhCnConnections } from "./zh-cn/connections.ts";
import { zhCnPulling } from "./zh-cn/pulling.ts";
import { zhCnImports } from "./zh-cn/imports.ts";
import { zhCnMapping } from "./zh-cn/mapping.ts";
import { zhCnPrivacy } from "./zh-cn/privacy.ts";
import { zhCnQuarantine } from "./zh-cn/quarantine.ts";
import { zhCnErrors } from "./zh-cn/errors.ts";
import { zhCnExperience } from "./zh-cn/experience.ts";
import { zhCnMetrics } from "./zh-cn/metrics.ts";
import { zhCnKnowledge } from "./zh-cn/knowledge.ts";
import { zhCnMoney } from "./zh-cn/money.ts";
import { zhCnSalesCards } from "./zh-cn/sales-cards.ts";
import { zhCnSalesLists } from "./zh-cn/sales-lists.ts";
import { zhCnSales } from "./zh-cn/sales.ts";
import { zhCnSalesDefinitions } from "./zh-cn/sales-definitions.ts";
import { zhCnSalesMetrics } from "./zh-cn/sales-metrics.ts";
import { zhCnShell } from "./zh-cn/shell.ts";
import { zhCnStores } from "./zh-cn/stores.ts";
import { zhCnEntries } from "./zh-cn/entries.ts";
import { zhCnGaps } from "./zh-cn/gaps.ts";
import { zhCnGapRules } from "./zh-cn/gap-rules.ts";
import { zhCnTraining } from "./zh-cn/training.ts";
import { zhCnTrainers } from "./zh-cn/trainers.ts";
import { zhCnWords } from "./zh-cn/words.ts";

export const zhCn: Catalogue = {
  ...zhCnShell,
  ...zhCnWords,
  ...zhCnMetrics,
  ...zhCnSales,
  ...zhCnSalesMetrics,
  ...zhCnSalesDefinitions,
  ...zhCnSalesLists,
  ...zhCnSalesCards,
  ...zhCnKnowledge,
  ...zhCnMoney,
  ...zhCnStores,
  ...zhCnExperience,
  ...zhCnConversations,
  ...zhCnTranscript,
  ...zhCnEscalations,
  ...zhCnTraining,
  ...zhCnTrainers,
  ...zhCnGaps,
  ...zhCnGapRules,
  ...zhCnEntries,
  ...zhCnDefinitions,
  ...zhCnImports,
  ...zhCnMapping,
  ...zhCnConnections,
  ...zhCnPulling,
  ...zhCnQuarantine,
  ...zhCnPrivacy,
  ...zhCnErrors,
  ...zhCnAccess,
  ...zhCnApiKeys,
};
