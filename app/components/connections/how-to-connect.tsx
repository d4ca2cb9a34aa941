import { webhookPlatformIds } from "#app/connections/webhook-platform-ids.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { CopyLine } from "./copy-line.tsx";

type Props = { platform: string; address: string };

/** The address of a webhook, and where it goes on the platform's side. */
export function HowToConnect({ platform, address }: Props) {
  const t = useText();
  const known = webhookPlatformIds.find((id) => id === platform);
  return (
    <div className="grid gap-2">
      <CopyLine label={t("connections.address")} text={address} name="address" />
      {known && <p className="text-xs whitespace-pre-line text-muted">{t(`connections.how.${known}`)}</p>}
    </div>
  );
}
