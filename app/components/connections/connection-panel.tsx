import { Form, Link, useActionData } from "@remix-run/react";
import type { ReactNode } from "react";
import type { ConnectionFault } from "#app/connections/read-asked.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { ConnectionDays, type DayRow } from "./connection-days.tsx";
import type { OpenedConnection, PlatformChoice } from "./connection-view.ts";
import { HealthMark } from "./health-mark.tsx";
import { HowToConnect } from "./how-to-connect.tsx";
import { PullFacts } from "./pull-facts.tsx";
import { RemoveConnection } from "./remove-connection.tsx";
import { SecretForm } from "./secret-form.tsx";
import { useFaultWords } from "./use-fault-words.ts";

type Props = {
  connection: OpenedConnection;
  days: DayRow[];
  platforms: PlatformChoice[];
  base: string;
  timezone: string;
  now: number;
};

type Answer = { made: { connectionId: string; secret: string } | null; fault: ConnectionFault | null };

/** One connection: how it stands, where its platform sends, what each day brought, and what can be changed. */
export function ConnectionPanel({ connection, days, platforms, base, timezone, now }: Props) {
  const t = useText();
  const format = useFormat();
  const wordFault = useFaultWords();
  const answer = useActionData<Answer>();
  const { connectionId, kind, platform, state } = connection;
  const time = (at: number | null) => (at === null ? "–" : format.dateTime(at, timezone));
  const lag = connection.lastLagMs;
  return (
    <div className="grid gap-5 px-4 py-4" data-connection={connectionId}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
        <Fact name={t("connections.col.health")}>
          <HealthMark connection={connection} now={now} />
        </Fact>
        {connection.lastError !== null && (
          <Fact name={t("connections.error")}>
            {wordFault(connection.lastError)}{" "}
            <span className="text-muted">{time(connection.lastErrorAt)}</span>
          </Fact>
        )}
        <Fact name={t("connections.col.contact")}>{time(connection.lastContactAt)}</Fact>
        <Fact name={t("connections.event")}>{time(connection.lastEventAt)}</Fact>
        <Fact name={t("connections.col.lag")}>{lag === null ? "–" : format.duration(lag / 1000)}</Fact>
        <Fact name={t("connections.format")}>
          <code>{connection.format}</code>
        </Fact>
        <Fact name={t("connections.made")}>
          {time(connection.createdAt)} · {connection.createdBy}
        </Fact>
      </dl>
      {kind === "webhook" && (
        <Section title={t("connections.how")}>
          <HowToConnect platform={platform} address={`${base}/${connectionId}`} />
        </Section>
      )}
      {connection.asked && (
        <Section title={t("pulling.asked")}>
          <PullFacts connection={connection} asked={connection.asked} />
        </Section>
      )}
      <Section title={t("connections.secret")}>
        <SecretForm
          connection={connection}
          isOurs={platforms.find(({ id }) => id === platform)?.secret === "ours" && kind === "webhook"}
          made={answer?.made ?? null}
          fault={answer?.fault ?? null}
        />
      </Section>
      <Section title={t("connections.days")}>
        <ConnectionDays days={days} />
        <p className="mt-2 text-xs">
          <Link to="/imports/quarantine" className="text-honey-ink underline-offset-3 hover:underline">
            {t("connections.days.quarantine")}
          </Link>
        </p>
      </Section>
      <div className="flex flex-wrap justify-between gap-2 border-t border-line pt-4">
        <Form method="post" preventScrollReset>
          <input type="hidden" name="connection" value={connectionId} />
          <button
            type="submit"
            name="intent"
            value={state === "paused" ? "resume" : "pause"}
            className="control"
            title={t("connections.pause.title")}
          >
            {t(state === "paused" ? "connections.resume" : "connections.pause")}
          </button>
        </Form>
        <RemoveConnection connection={connection} />
      </div>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-1.5 font-semibold">{title}</h3>
      {children}
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}
