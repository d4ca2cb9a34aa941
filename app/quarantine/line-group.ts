/** Lines that were set aside for one and the same fault; components know them by this. */
export type LineGroup = { eventType: string | null; field: string | null; reason: string };
