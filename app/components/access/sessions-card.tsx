import { Form } from "@remix-run/react";
import { useShell } from "#app/components/app-shell/shell-context.tsx";
import { Card } from "#app/components/ui/card.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { nameDevice } from "./name-device.ts";

type Session = { sessionId: number; createdAt: number; lastSeenAt: number; userAgent: string };
type Props = { sessions: Session[]; own: number };

/** Where one is signed in; each session can be ended from any other. */
export function SessionsCard({ sessions, own }: Props) {
  const t = useText();
  const format = useFormat();
  const timezone = useShell().timezone ?? "UTC";
  return (
    <Card title={t("account.sessions")}>
      <ul className="divide-y divide-line">
        {sessions.map(({ sessionId, createdAt, lastSeenAt, userAgent }) => {
          const device = nameDevice(userAgent) ?? t("account.sessions.unknown");
          return (
            <li key={sessionId} className="flex items-center gap-3 py-2 first:pt-0">
              <div className="min-w-0 flex-1">
                <p className="truncate font-medium">
                  {device}
                  {sessionId === own && (
                    <span className="ml-2 text-xs font-normal text-good">{t("account.sessions.this")}</span>
                  )}
                </p>
                <p className="text-xs text-muted">
                  {t("account.sessions.began")} {format.shortTime(createdAt, timezone)} ·{" "}
                  {t("account.sessions.seen")} {format.shortTime(lastSeenAt, timezone)}
                </p>
              </div>
              {sessionId !== own && <EndButton sessionId={sessionId} device={device} />}
            </li>
          );
        })}
      </ul>
      <div className="mt-3 flex flex-wrap gap-2">
        {sessions.length > 1 && (
          <Form method="post" action="/account">
            <button type="submit" name="intent" value="sessions-end-others" className="control">
              {t("account.sessions.end.others")}
            </button>
          </Form>
        )}
        <form method="post" action="/sign-out">
          <button type="submit" className="control">
            {t("account.sign-out")}
          </button>
        </form>
      </div>
    </Card>
  );
}

function EndButton({ sessionId, device }: { sessionId: number; device: string }) {
  const t = useText();
  return (
    <Form method="post" action="/account">
      <input type="hidden" name="session" value={sessionId} />
      <button
        type="submit"
        name="intent"
        value="session-end"
        className="control min-h-7 text-xs"
        aria-label={t("account.sessions.end.of", { device })}
      >
        {t("account.sessions.end")}
      </button>
    </Form>
  );
}
