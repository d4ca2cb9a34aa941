import { Link } from "@remix-run/react";
import { Icon } from "#app/components/ui/icon.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { writeGroup } from "#app/quarantine/group-address.ts";
import type { GroupReport, QuarantineReport } from "#app/reports/quarantine.server.ts";
import { CauseText } from "./cause-text.tsx";
import { DiscardButton } from "./discard-button.tsx";
import { LineList } from "./line-list.tsx";
import { MendPanel } from "./mend-panel.tsx";
import { RawExcerpt } from "./raw-excerpt.tsx";
import { useReasonWords } from "./use-reason-words.ts";

type Props = {
  report: QuarantineReport;
  group: GroupReport;
  isOpen: boolean;
  canAct: boolean;
  onOpenLine: (place: { part: number; line: number }) => void;
};

/** One problem: what is wrong, with how many lines, why, and what mends them. */
export function GroupItem({ report, group, isOpen, canAct, onOpenLine }: Props) {
  const t = useText();
  const { importId } = report;
  const { name } = useReasonWords()(group.reason);
  const address = writeGroup(group);
  const isOne = group.diagnosis?.isColumn ?? false;
  return (
    <li data-group={`${group.eventType ?? ""}.${group.field ?? ""}`}>
      <h3>
        <Link
          to={`/imports/${importId}?${address}`}
          preventScrollReset
          replace
          aria-expanded={isOpen}
          className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 px-4 py-2.5 -outline-offset-2 hover:bg-sunken"
        >
          <span className="text-muted">
            <Icon name={isOpen ? "down" : "right"} size={11} />
          </span>
          <span className="font-semibold">
            {group.field !== null && <code className="mr-1.5">{group.field}</code>}
            {name}
          </span>
          <span className="text-xs text-muted">
            {group.eventType === null ? t("quarantine.type.none") : <code>{group.eventType}</code>}
          </span>
          {isOne && (
            <span className="rounded-full bg-honey-wash px-2 text-xs leading-5 font-medium text-honey-ink">
              {t("quarantine.column", { count: group.lines })}
            </span>
          )}
          <span className="ml-auto text-right font-semibold whitespace-nowrap">
            {t("quarantine.lines", { count: group.lines })}
          </span>
        </Link>
      </h3>
      {isOpen && (
        <OpenGroup report={report} group={group} canAct={canAct} address={address} onOpenLine={onOpenLine} />
      )}
    </li>
  );
}

type OpenProps = Omit<Props, "isOpen"> & { address: URLSearchParams };

function OpenGroup({ report, group, canAct, address, onOpenLine }: OpenProps) {
  const t = useText();
  const format = useFormat();
  const { help } = useReasonWords()(group.reason);
  const { importId, ways } = report;
  const { diagnosis, sample, taken, eventType, field, reason, lines } = group;
  const identity = { eventType, field, reason };
  return (
    <div className="grid gap-4 px-4 pb-4">
      <div className="grid gap-x-8 gap-y-3 lg:grid-cols-2">
        <div className="min-w-0">
          <h4 className="text-xs text-muted">{t("quarantine.means")}</h4>
          <p className="max-w-prose">{help}</p>
          <p className="mt-1 flex flex-wrap gap-x-3 text-xs text-muted">
            {diagnosis && eventType !== null && !taken.isMany && (
              <span>{t("quarantine.share", { share: format.share(diagnosis.share), type: eventType })}</span>
            )}
            {sample && <span>{t("quarantine.first", { line: format.count(sample.line) })}</span>}
          </p>
          {diagnosis && <CauseText diagnosis={diagnosis} />}
        </div>
        {sample && (
          <div className="min-w-0">
            <h4 className="mb-1 text-xs text-muted">
              {t("quarantine.sample")} · {t("quarantine.line", { line: format.count(sample.line) })}
            </h4>
            <RawExcerpt excerpt={sample.excerpt} />
          </div>
        )}
      </div>
      {ways.alone && (
        <MendPanel
          key={JSON.stringify([identity, diagnosis?.suggestions.map(({ rule }) => rule)])}
          importId={importId}
          group={identity}
          lines={lines}
          suggested={diagnosis?.suggestions.map(({ rule }) => rule) ?? []}
          canAct={canAct}
        />
      )}
      <LineList report={report} canAct={canAct} address={address} onOpen={onOpenLine}>
        <a className="control" href={`/imports/${importId}/quarantine?${address}`} download>
          {t("quarantine.download")}
        </a>
        {canAct && (
          <DiscardButton
            importId={importId}
            group={identity}
            line={null}
            count={lines}
            label={t("quarantine.discard")}
          />
        )}
      </LineList>
    </div>
  );
}
