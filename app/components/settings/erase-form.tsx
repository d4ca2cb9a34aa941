import { useFetcher } from "@remix-run/react";
import { Notice } from "#app/components/access/notice.tsx";
import { TextField } from "#app/components/access/text-field.tsx";
import { useText } from "#app/i18n/use-text.tsx";

type Answer =
  | { state: "wrong" }
  | { state: "busy"; imports: string[] }
  | {
      state: "erased";
      erasure: { conversations: number; messages: number };
      lines: number;
      files: number;
    };

type Props = { customer: string; isHeld: boolean };

/** Erases a customer once their id has been typed again. */
export function EraseForm({ customer, isHeld }: Props) {
  const t = useText();
  const fetcher = useFetcher<Answer>();
  const answer = fetcher.data;
  if (answer?.state === "erased") {
    const { erasure, lines, files } = answer;
    return (
      <Notice tone="good">
        {t("privacy.erase.done", {
          conversations: erasure.conversations,
          messages: erasure.messages,
          lines,
          files,
        })}
      </Notice>
    );
  }
  // Lines set aside may speak of somebody of whom nothing has been taken.
  return (
    <details className="mt-2" open={isHeld}>
      <summary className="font-semibold">{t("privacy.erase")}</summary>
      <p className="my-2 max-w-prose text-muted">{t("privacy.erase.text")}</p>
      <fetcher.Form method="post" action="/settings/privacy" className="flex flex-wrap items-end gap-2">
        <input type="hidden" name="customer" value={customer} />
        <div className="w-72 max-w-full">
          <TextField
            label={t("privacy.erase.type")}
            name="typed"
            required
            maxLength={256}
            autoComplete="off"
            spellCheck={false}
          />
        </div>
        <button
          type="submit"
          name="intent"
          value="erase"
          className="control min-h-9 border-bad font-medium text-bad"
          disabled={fetcher.state !== "idle"}
        >
          {t("privacy.erase")}
        </button>
      </fetcher.Form>
      {answer?.state === "wrong" && <Fault>{t("privacy.erase.wrong")}</Fault>}
      {answer?.state === "busy" && (
        <Fault>{t("privacy.erase.busy", { imports: answer.imports.join(", ") })}</Fault>
      )}
    </details>
  );
}

function Fault({ children }: { children: string }) {
  return (
    <div className="mt-2">
      <Notice tone="bad">{children}</Notice>
    </div>
  );
}
