import { Form } from "@remix-run/react";
import type { ConnectionFault } from "#app/connections/read-asked.ts";
import { TextField } from "#app/components/access/text-field.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import type { ConnectionView } from "./connection-view.ts";
import { MadeSecret } from "./made-secret.tsx";

type Props = {
  connection: ConnectionView;
  /** A new one is made here; else the platform's is pasted. */
  isOurs: boolean;
  made: { connectionId: string; secret: string } | null;
  fault: ConnectionFault | null;
};

/** Whether there is a secret, and the way to another one. Nobody can read the one there is. */
export function SecretForm({ connection: { connectionId, hasSecret }, isOurs, made, fault }: Props) {
  const t = useText();
  if (made?.connectionId === connectionId) return <MadeSecret secret={made.secret} isReplacing />;
  return (
    <Form method="post" preventScrollReset className="grid gap-2">
      <input type="hidden" name="connection" value={connectionId} />
      <p className={`text-xs ${hasSecret ? "text-muted" : "text-bad"}`}>
        {t(hasSecret ? "connections.secret.set" : "connections.secret.missing")}
      </p>
      {!isOurs && (
        <TextField
          label={t(hasSecret ? "connections.secret.replace" : "connections.secret.paste")}
          name="secret"
          type="password"
          required
          autoComplete="off"
          fault={fault === "secret" ? t("connections.fault.secret") : undefined}
        />
      )}
      <button type="submit" name="intent" value="secret" className="control justify-self-start">
        {t(isOurs ? "connections.secret.make" : "connections.secret.keep")}
      </button>
    </Form>
  );
}
