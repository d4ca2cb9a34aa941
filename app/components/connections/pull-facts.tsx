import { Form } from "@remix-run/react";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { OpenedConnection } from "./connection-view.ts";

type Props = { connection: OpenedConnection; asked: { address: string; since: number } };

/** Where a platform is asked and from when on, with the way to ask it at once. */
export function PullFacts({ connection: { connectionId, state }, asked }: Props) {
  const t = useText();
  const format = useFormat();
  return (
    <div className="grid gap-2">
      <p className="break-all">
        <code>{asked.address}</code>
      </p>
      <p className="text-xs text-muted">
        {t("pulling.asked.note", { since: format.longDay(new Date(asked.since).toISOString().slice(0, 10)) })}
      </p>
      {state !== "paused" && (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="connection" value={connectionId} />
          <button type="submit" name="intent" value="pull" className="control">
            {t("pulling.now")}
          </button>
        </Form>
      )}
    </div>
  );
}
