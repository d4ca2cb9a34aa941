import { useRevalidator } from "@remix-run/react";
import { useRef, useState } from "react";
import { Modal } from "#app/components/ui/modal.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { writeGroup } from "#app/quarantine/group-address.ts";
import type { LineGroup } from "#app/quarantine/line-group.ts";
import { sendFile, type Problem } from "./ask.ts";
import { ProblemText } from "./problem-text.tsx";

type Props = {
  importId: number;
  ways: { lines: boolean; file: boolean };
  waiting: number;
  /** The group that is open, where there are others besides. */
  group: (LineGroup & { lines: number }) | null;
};

/** A mended file sent again: the download, or the whole original. */
export function SendFile({ importId, ways, waiting, group }: Props) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const { revalidate } = useRevalidator();
  const send = async (query: URLSearchParams, file: File) => {
    setSending(true);
    setProblem(null);
    const found = await sendFile(`/imports/${importId}/quarantine/file?${query}`, file);
    setSending(false);
    setProblem(found);
    if (!found) setOpen(false);
    revalidate();
  };
  const ofLines = (search = new URLSearchParams()) => new URLSearchParams([["kind", "lines"], ...search]);
  return (
    <>
      <button type="button" className="control" onClick={() => setOpen(true)}>
        {t("quarantine.file")}
      </button>
      {isOpen && (
        <Modal label={t("quarantine.file")} onClose={() => setOpen(false)}>
          <div className="grid gap-4 px-4 py-3">
            {ways.lines && (
              <section>
                <h3 className="font-semibold">{t("quarantine.file.lines")}</h3>
                <p className="mb-2 text-muted">{t("quarantine.file.lines.text")}</p>
                <div className="grid gap-2">
                  <FileRow
                    label={t("quarantine.file.all", { count: waiting })}
                    download={`/imports/${importId}/quarantine`}
                    isDisabled={isSending}
                    onFile={(file) => void send(ofLines(), file)}
                  />
                  {group && (
                    <FileRow
                      label={t("quarantine.file.group", { count: group.lines })}
                      download={`/imports/${importId}/quarantine?${writeGroup(group)}`}
                      isDisabled={isSending}
                      onFile={(file) => void send(ofLines(writeGroup(group)), file)}
                    />
                  )}
                </div>
              </section>
            )}
            {ways.file && (
              <section>
                <h3 className="font-semibold">{t("quarantine.file.whole")}</h3>
                <p className="mb-2 text-muted">{t("quarantine.file.whole.text")}</p>
                <FileRow
                  label={t("quarantine.file.whole")}
                  download={null}
                  isDisabled={isSending}
                  onFile={(file) => void send(new URLSearchParams({ kind: "file" }), file)}
                />
              </section>
            )}
            <p role="status" className="empty:hidden">
              {isSending && t("quarantine.file.sending")}
            </p>
            <ProblemText problem={problem} />
          </div>
        </Modal>
      )}
    </>
  );
}

type RowProps = {
  label: string;
  download: string | null;
  isDisabled: boolean;
  onFile: (file: File) => void;
};

function FileRow({ label, download, isDisabled, onFile }: RowProps) {
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="mr-auto">{label}</span>
      {download !== null && (
        <a className="control" href={download} download>
          {t("quarantine.download")}
        </a>
      )}
      <input
        ref={input}
        type="file"
        className="sr-only"
        aria-label={`${t("quarantine.file.choose")}: ${label}`}
        tabIndex={-1}
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onFile(file);
          // The same file may be chosen again after it was mended once more.
          event.target.value = "";
        }}
      />
      <button
        type="button"
        className="control disabled:opacity-50"
        disabled={isDisabled}
        onClick={() => input.current?.click()}
      >
        {t("quarantine.file.choose")}
      </button>
    </div>
  );
}
