import { useNavigate } from "@remix-run/react";
import type { PullChoice } from "#app/connections/pull/pull-choices.ts";
import { AddKind } from "#app/components/connections/add-kind.tsx";
import { AddPull } from "#app/components/connections/add-pull.tsx";
import { AddConnection, namePlatform } from "#app/components/connections/add-connection.tsx";
import { ConnectionPanel } from "#app/components/connections/connection-panel.tsx";
import type { DayRow } from "#app/components/connections/connection-days.tsx";
import type { OpenedConnection, PlatformChoice } from "#app/components/connections/connection-view.ts";
import { PartList, type OpenPart } from "#app/components/connections/part-list.tsx";
import type { QualityRow } from "#app/components/connections/score-table.tsx";
import type { StoreChoice } from "#app/components/connections/store-fields.tsx";
import type { Part } from "#app/components/ui/card.tsx";
import { Modal } from "#app/components/ui/modal.tsx";
import { useText } from "#app/i18n/use-text.tsx";

type Props = {
  isAdding: boolean;
  /** A platform that is asked; else one that sends. */
  addsPull: boolean;
  pulls: readonly PullChoice[];
  opened: { connection: OpenedConnection; days: DayRow[] } | null;
  part: OpenPart | null;
  quality: Part<QualityRow[]>;
  platforms: PlatformChoice[];
  stores: StoreChoice[];
  formats: { id: string; title: string }[];
  base: string;
  timezone: string;
  now: number;
};

/** What the address opens beside the page: the form of a new connection, one connection, or the list behind a share. */
export function OpenedPanel({ isAdding, addsPull, opened, part, ...page }: Props) {
  const t = useText();
  const navigate = useNavigate();
  const close = () => navigate("/imports/connections", { preventScrollReset: true });
  if (isAdding) {
    return (
      <Modal label={t("connections.add")} side="right" onClose={close}>
        <AddKind isPull={addsPull} />
        {addsPull ? <AddPull {...page} /> : <AddConnection {...page} />}
      </Modal>
    );
  }
  if (opened) {
    const { connection } = opened;
    const platform = page.platforms.find(({ id }) => id === connection.platform);
    const header = (
      <>
        <h2 className="truncate text-base font-semibold">{connection.name}</h2>
        <p className="text-xs text-muted">
          {connection.storeName} · {platform ? namePlatform(platform, t) : connection.platform}
        </p>
      </>
    );
    return (
      <Modal label={connection.name} side="right" header={header} onClose={close}>
        <ConnectionPanel key={connection.connectionId} {...opened} {...page} />
      </Modal>
    );
  }
  if (!part) return null;
  const rows = (page.quality.ok ? page.quality.data : []).filter(
    ({ storeId, source }) => storeId === part.storeId && part.sources.includes(source),
  );
  const shares = rows.flatMap(
    (row) => (part.part === "inferred" ? row.inferred : row.shares[part.part]) ?? [],
  );
  const total = shares.reduce((sum, { count }) => sum + count, 0);
  const place = [rows[0]?.storeName ?? "", part.sources.join(", ")].join(" · ");
  return (
    <Modal label={`${t(`connections.part.${part.part}`)} · ${place}`} side="right" onClose={close}>
      <PartList opened={part} total={total} />
    </Modal>
  );
}
