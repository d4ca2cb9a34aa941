import { useRevalidator } from "@remix-run/react";
import { useState, type FormEvent } from "react";
import { Modal } from "#app/components/ui/modal.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import type { LineGroup } from "#app/quarantine/line-group.ts";
import { askMend, type Problem } from "./ask.ts";
import { ProblemText } from "./problem-text.tsx";

type Props = {
  importId: number;
  group: LineGroup | null;
  line: { part: number; line: number } | null;
  count: number;
  label: string;
  onDone?: () => void;
};

/** From so many lines on, the number has to be typed. */
const typedFrom = 10;

/** Gives lines up, after the person has agreed to how many. */
export function DiscardButton({ importId, group, line, count, label, onDone }: Props) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<Problem | null>(null);
  const { revalidate } = useRevalidator();
  const isAgreed = count < typedFrom || typed.replace(/\D/g, "") === String(count);
  const close = () => {
    setOpen(false);
    setTyped("");
    setProblem(null);
  };
  const discard = async (event: FormEvent) => {
    event.preventDefault();
    if (!isAgreed) return;
    const found = await askMend(importId, { intent: "discard", group, line, expected: count });
    if (found) setProblem(found);
    else {
      close();
      onDone?.();
    }
    revalidate();
  };
  return (
    <>
      <button type="button" className="control" onClick={() => setOpen(true)}>
        {label}
      </button>
      {isOpen && (
        <Modal label={t("quarantine.discard.title", { count })} onClose={close}>
          <form className="grid gap-3 px-4 py-3" onSubmit={(event) => void discard(event)}>
            <p>{t("quarantine.discard.text")}</p>
            {count >= typedFrom && (
              <label className="grid gap-1">
                {t("quarantine.discard.confirm", { count: String(count) })}
                <input
                  className="field"
                  inputMode="numeric"
                  autoComplete="off"
                  data-autofocus
                  value={typed}
                  onChange={(event) => setTyped(event.target.value)}
                />
              </label>
            )}
            <ProblemText problem={problem} />
            <div className="flex justify-end gap-2">
              <button type="button" className="control" onClick={close}>
                {t("app.close")}
              </button>
              <button
                type="submit"
                className="control border-bad font-semibold text-bad disabled:opacity-50"
                disabled={!isAgreed}
              >
                {t("quarantine.discard.do", { count })}
              </button>
            </div>
          </form>
        </Modal>
      )}
    </>
  );
}
