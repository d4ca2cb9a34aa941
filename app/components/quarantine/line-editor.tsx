import { useRevalidator } from "@remix-run/react";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { Modal } from "#app/components/ui/modal.tsx";
import { noteStatus } from "#app/live/session-end.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import type { MessageKey } from "#app/i18n/messages/en.ts";
import type { EditResult, OpenedLine } from "#app/quarantine/edit-line.ts";
import { askLine, getLinePath } from "./ask.ts";
import { DiscardButton } from "./discard-button.tsx";
import { useReasonWords } from "./use-reason-words.ts";

type Place = { part: number; line: number };
type Props = { importId: number; place: Place; canAct: boolean; onClose: () => void };

type Fault = { field: string | null; reason: string };
type Tried = { outcome: "tried"; fault: Fault | null } | { outcome: "gone" };
/** What is known of the text as it now stands; null while it is being found out. */
type Judgement = { text: string; fault: Fault | null };

const pauseMs = 250;
const obstacles: Record<NonNullable<OpenedLine["obstacle"]>, MessageKey> = {
  long: "quarantine.edit.long",
  binary: "quarantine.edit.binary",
  neighbours: "quarantine.neighbours",
};

/** One line with its whole text: edited, tried while it is typed, saved. */
export function LineEditor({ importId, place, canAct, onClose }: Props) {
  const t = useText();
  const format = useFormat();
  const path = getLinePath(importId, place);
  const [opened, setOpened] = useState<OpenedLine | "gone" | "failed" | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    fetch(path, { signal: stop.signal })
      .then(async (response) => {
        noteStatus(response.status);
        return (await response.json()) as { line: OpenedLine | null };
      })
      .then(({ line }) => setOpened(line ?? "gone"))
      .catch(() => !stop.signal.aborted && setOpened("failed"));
    return () => stop.abort();
  }, [path]);
  return (
    <Modal
      side="right"
      label={t(canAct ? "quarantine.edit.line" : "quarantine.edit.look", { line: format.count(place.line) })}
      onClose={onClose}
    >
      <div className="px-4 py-3">
        {opened === null && <p role="status">{t("quarantine.edit.loading")}</p>}
        {opened === "gone" && <p role="alert">{t("quarantine.edit.gone")}</p>}
        {opened === "failed" && <p role="alert">{t("quarantine.problem.failed")}</p>}
        {typeof opened === "object" && opened && (
          <>
            {opened.obstacle === null && canAct ? (
              <EditForm path={path} line={opened} onClose={onClose} />
            ) : (
              <Locked line={opened} />
            )}
            {canAct && (
              <div className="mt-4 border-t border-line pt-3">
                <DiscardButton
                  importId={importId}
                  group={null}
                  line={place}
                  count={1}
                  label={t("quarantine.discard")}
                  onDone={onClose}
                />
              </div>
            )}
          </>
        )}
      </div>
    </Modal>
  );
}

function Locked({ line }: { line: OpenedLine }) {
  const t = useText();
  return (
    <>
      <FaultText fault={line.fault} />
      {line.obstacle && <p className="my-2 text-muted">{t(obstacles[line.obstacle])}</p>}
      <code className="block rounded-md bg-sunken p-3 text-xs leading-5 wrap-anywhere whitespace-pre-wrap">
        {line.shown.text}
        {line.shown.isCut && " …"}
      </code>
    </>
  );
}

function FaultText({ fault }: { fault: Fault }) {
  const words = useReasonWords()(fault.reason);
  return (
    <>
      <p className="font-medium text-bad">
        ✕ {fault.field !== null && <code>{fault.field} </code>}
        {words.name}
      </p>
      <p className="text-xs text-muted">{words.help}</p>
    </>
  );
}

type FormProps = { path: string; line: OpenedLine; onClose: () => void };

function EditForm({ path, line, onClose }: FormProps) {
  const t = useText();
  const [text, setText] = useState(line.shown.text);
  const [judged, setJudged] = useState<Judgement>({ text: line.shown.text, fault: line.fault });
  const [message, setMessage] = useState<MessageKey | null>(null);
  const { revalidate } = useRevalidator();
  const isSettled = useRef(false);
  const judgement = judged.text === text ? judged : null;

  useEffect(() => {
    if (judged.text === text || isSettled.current) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      askLine<Tried>(path, { intent: "try", text }, stop.signal)
        .then((answer) => {
          if (answer.outcome === "gone") setMessage("quarantine.edit.gone");
          else setJudged({ text, fault: answer.fault });
        })
        .catch(() => !stop.signal.aborted && setMessage("quarantine.problem.failed"));
    }, pauseMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [path, text, judged.text]);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const result = await askLine<EditResult>(path, { intent: "save", text });
      if (result.outcome === "kept") setJudged({ text, fault: result.fault });
      isSettled.current = result.outcome === "taken" || result.outcome === "gone";
      setMessage(outcomes[result.outcome]);
    } catch {
      setMessage("quarantine.problem.failed");
    }
    revalidate();
  };
  const isOver = message === "quarantine.edit.saved" || message === "quarantine.edit.gone";
  return (
    <form onSubmit={(event) => void save(event)}>
      <label className="grid gap-1 text-xs text-muted">
        {t("quarantine.edit.text")}
        <textarea
          className="field h-72 w-full resize-y py-2 font-mono text-xs leading-5 text-ink"
          data-autofocus
          spellCheck={false}
          value={text}
          readOnly={isOver}
          onChange={(event) => {
            setText(event.target.value);
            setMessage(null);
          }}
        />
      </label>
      <div className="mt-2 min-h-14" role="status">
        {message !== null ? (
          <p
            className={
              isOver && message === "quarantine.edit.saved" ? "font-medium text-good" : "font-medium"
            }
          >
            {t(message)}
          </p>
        ) : judgement === null ? (
          <p className="text-muted">{t("quarantine.edit.checking")}</p>
        ) : judgement.fault === null ? (
          <p className="font-medium text-good">✓ {t("quarantine.edit.good")}</p>
        ) : (
          <FaultText fault={judgement.fault} />
        )}
        {message === "quarantine.edit.kept" && judgement?.fault && <FaultText fault={judgement.fault} />}
      </div>
      <div className="flex justify-end gap-2">
        <button type="button" className="control" onClick={onClose}>
          {t("app.close")}
        </button>
        {!isOver && (
          <button
            type="submit"
            className="control border-honey bg-honey font-semibold text-black disabled:opacity-50"
            disabled={judgement === null || text === line.shown.text}
          >
            {t(judgement?.fault ? "quarantine.edit.savewrong" : "quarantine.edit.save")}
          </button>
        )}
      </div>
    </form>
  );
}

const outcomes: Record<EditResult["outcome"], MessageKey> = {
  taken: "quarantine.edit.saved",
  kept: "quarantine.edit.kept",
  gone: "quarantine.edit.gone",
  busy: "quarantine.problem.busy",
};
