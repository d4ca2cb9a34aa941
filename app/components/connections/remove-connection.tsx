import { Form } from "@remix-run/react";
import { useState } from "react";
import { useText } from "#app/i18n/use-text.tsx";
import type { ConnectionView } from "./connection-view.ts";

/** Removes a connection on the second press; the first says what stays. */
export function RemoveConnection({ connection: { connectionId, name } }: { connection: ConnectionView }) {
  const t = useText();
  const [isAsking, setAsking] = useState(false);
  if (!isAsking) {
    return (
      <button type="button" className="control text-bad" onClick={() => setAsking(true)}>
        {t("connections.remove")}
      </button>
    );
  }
  return (
    <Form method="post" className="grid justify-items-end gap-2">
      <input type="hidden" name="connection" value={connectionId} />
      <p className="text-right">{t("connections.remove.text", { name })}</p>
      <div className="flex gap-2">
        <button type="button" className="control" onClick={() => setAsking(false)}>
          {t("connections.remove.keep")}
        </button>
        <button
          type="submit"
          name="intent"
          value="remove"
          className="control border-bad font-medium text-bad"
        >
          {t("connections.remove.confirm")}
        </button>
      </div>
    </Form>
  );
}
