import { Link } from "@remix-run/react";
import type { QualityPart } from "#db/connections/quality.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";

export type OpenPart = {
  part: QualityPart;
  sources: string[];
  storeId: number;
  rows: { conversationId: number; startedAt: number; channel: string | null; timezone: string }[];
};

type Props = { opened: OpenPart; total: number };

/** The conversations that a share of the score counts, the newest first. */
export function PartList({ opened: { part, rows }, total }: Props) {
  const t = useText();
  const format = useFormat();
  return (
    <div className="grid gap-3 px-4 py-4">
      <p className="text-muted">{t(`connections.part.${part}.title`)}</p>
      <p className="font-medium" data-part-total={total}>
        {t("connections.part.count", { count: total, shown: rows.length })}
      </p>
      <ul className="-mx-4 border-t border-line">
        {rows.map(({ conversationId, startedAt, channel, timezone }) => (
          <li key={conversationId} className="border-b border-line">
            <Link
              to={`/conversations/${conversationId}`}
              className="flex justify-between gap-4 px-4 py-1.5 hover:bg-sunken"
            >
              <span>{format.dateTime(startedAt, timezone)}</span>
              <span className="text-muted">{channel ?? ""}</span>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
