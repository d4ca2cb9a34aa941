import type { AuditEntriesTable } from "./tables/audit-entries.ts";
import type {
  AccessAttemptsTable,
  AccessLinksTable,
  UserSessionsTable,
  UserStoresTable,
  UsersTable,
} from "./tables/access.ts";
import type { ApiKeysTable } from "./tables/api-keys.ts";
import type {
  ConversationsTable,
  HandoffsTable,
  MessagesTable,
  RatingsTable,
} from "./tables/conversation-events.ts";
import type { ConnectionDaysTable, ConnectionsTable } from "./tables/connections.ts";
import type { ConversationFactsTable, DirtyDaysTable, RatingFactsTable } from "./tables/facts.ts";
import type { GapChangesTable, GapDraftsTable } from "./tables/gap-drafts.ts";
import type { GapCandidatesTable, GapMoneyTable, GapQuestionsTable, GapsTable } from "./tables/gaps.ts";
import type {
  IdempotencyKeysTable,
  ImportsTable,
  QuarantinedLinesTable,
  SupersededEventsTable,
} from "./tables/imports.ts";
import type { EditEffectsTable } from "./tables/edit-effects.ts";
import type {
  AnswerCountsTable,
  EntryDayMarksTable,
  EntryDaysTable,
  EntryHitsTable,
} from "./tables/entry-days.ts";
import type { MappingPresetsTable } from "./tables/mapping-presets.ts";
import type { ErasureMarksTable, RetentionRunsTable } from "./tables/privacy.ts";
import type { QuarantineMendsTable } from "./tables/quarantine-mends.ts";
import type { InquiryFactsTable, OrderFactsTable } from "./tables/sales.ts";
import type { RefoldedConversationsTable, StoresTable, StoreVouchesTable } from "./tables/stores.ts";

/** The typed schema. Rollups and the bulk-loaded event tables are written by generated SQL (db/rollup, db/load). */
export type Database = {
  imports: ImportsTable;
  quarantined_lines: QuarantinedLinesTable;
  quarantine_mends: QuarantineMendsTable;
  stores: StoresTable;
  conversations: ConversationsTable;
  messages: MessagesTable;
  handoffs: HandoffsTable;
  ratings: RatingsTable;
  conversation_facts: ConversationFactsTable;
  rating_facts: RatingFactsTable;
  dirty_days: DirtyDaysTable;
  order_facts: OrderFactsTable;
  inquiry_facts: InquiryFactsTable;
  gaps: GapsTable;
  gap_questions: GapQuestionsTable;
  gap_candidates: GapCandidatesTable;
  gap_money: GapMoneyTable;
  gap_drafts: GapDraftsTable;
  gap_changes: GapChangesTable;
  entry_days: EntryDaysTable;
  answer_counts: AnswerCountsTable;
  entry_day_marks: EntryDayMarksTable;
  entry_hits: EntryHitsTable;
  edit_effects: EditEffectsTable;
  mapping_presets: MappingPresetsTable;
  connections: ConnectionsTable;
  connection_days: ConnectionDaysTable;
  superseded_events: SupersededEventsTable;
  idempotency_keys: IdempotencyKeysTable;
  store_vouches: StoreVouchesTable;
  refolded_conversations: RefoldedConversationsTable;
  users: UsersTable;
  user_stores: UserStoresTable;
  user_sessions: UserSessionsTable;
  access_links: AccessLinksTable;
  access_attempts: AccessAttemptsTable;
  api_keys: ApiKeysTable;
  audit_entries: AuditEntriesTable;
  erasure_marks: ErasureMarksTable;
  retention_runs: RetentionRunsTable;
};
