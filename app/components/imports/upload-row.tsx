import { Link } from "@remix-run/react";
import { useId } from "react";
import { offerFile } from "#app/components/mapping/offered-file.ts";
import { Icon } from "#app/components/ui/icon.tsx";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { ProgressBar } from "./progress-bar.tsx";
import { choose, removeUpload, retryUpload, type Upload } from "./upload-store.ts";

export type FormatChoice = {
  id: string;
  title: string;
  /** The store that records go to when nobody names another; null where every record names its own. */
  defaultStore: string | null;
};

type Props = { upload: Upload; formats: FormatChoice[] };

/** One file: what it is and how it will be read, or how far it has come. */
export function UploadRow({ upload, formats }: Props) {
  const t = useText();
  const format = useFormat();
  const { id, file, state } = upload;
  return (
    <li
      className="grid min-h-14 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-2 border-b border-line px-4 py-2 last:border-b-0 md:grid-cols-[minmax(0,1fr)_25rem_auto]"
      data-upload={file.name}
      data-state={state}
    >
      <div className="min-w-0">
        <p className="truncate font-medium" title={file.name}>
          {file.name}
        </p>
        <p className="text-xs text-muted">{format.bytes(file.size)}</p>
      </div>
      <button
        type="button"
        className="order-2 grid size-7.5 place-items-center rounded-md text-muted hover:bg-sunken hover:text-ink md:order-3"
        aria-label={t(
          state === "chosen" || state === "failed" ? "imports.upload.remove" : "imports.upload.cancel",
          {
            name: file.name,
          },
        )}
        onClick={() => removeUpload(id)}
      >
        <Icon name="close" />
      </button>
      <div className="order-3 col-span-2 md:order-2 md:col-span-1">
        {state === "chosen" && <Choices upload={upload} formats={formats} />}
        {(state === "waiting" || state === "sending") && <Sending upload={upload} />}
        {state === "failed" && <Failure upload={upload} />}
      </div>
    </li>
  );
}

function Choices({ upload, formats }: Props) {
  const t = useText();
  const fieldId = useId();
  const { id, choices, detected, isDetecting } = upload;
  const found = formats.find((format) => format.id === detected);
  const chosen = formats.find((format) => format.id === (choices.format ?? detected));
  return (
    <div className="grid grid-cols-2 gap-2">
      <label htmlFor={`${fieldId}format`} className="min-w-0 text-xs text-muted">
        {t("imports.col.format")}
        <select
          id={`${fieldId}format`}
          className="field mt-0.5 block w-full text-xs text-ink"
          value={choices.format ?? ""}
          onChange={(event) => choose(id, { format: event.target.value || null, store: null })}
        >
          <option value="">
            {isDetecting
              ? t("imports.upload.detecting")
              : found
                ? t("imports.upload.detected", { format: found.title })
                : t("imports.upload.undetected")}
          </option>
          {formats.map((format) => (
            <option key={format.id} value={format.id}>
              {format.title}
            </option>
          ))}
        </select>
      </label>
      {chosen?.defaultStore != null && (
        <label htmlFor={`${fieldId}store`} className="min-w-0 text-xs text-muted">
          {t("imports.upload.store")}
          <input
            id={`${fieldId}store`}
            className="field mt-0.5 block w-full text-xs text-ink"
            maxLength={128}
            placeholder={chosen.defaultStore}
            value={choices.store ?? ""}
            onChange={(event) => choose(id, { store: event.target.value.trim() || null })}
          />
        </label>
      )}
      {upload.isSealed && <PasswordField upload={upload} />}
      {!isDetecting && !found && <MapLink upload={upload} />}
    </div>
  );
}

/** What no format is known for can be mapped by its columns. */
function MapLink({ upload: { id, file } }: { upload: Upload }) {
  const t = useText();
  return (
    <Link
      to="/imports/map"
      className="col-span-2 justify-self-start text-xs text-honey-ink underline underline-offset-3"
      onClick={() => {
        offerFile(file);
        removeUpload(id);
      }}
    >
      {t("mapping.link.upload")}
    </Link>
  );
}

/** The password of an archive, for this upload alone. */
function PasswordField({ upload }: { upload: Upload }) {
  const t = useText();
  const fieldId = useId();
  return (
    <label
      htmlFor={fieldId}
      className="min-w-0 text-xs text-muted"
      title={t("imports.upload.password.title")}
    >
      {t("imports.upload.password")}
      <input
        id={fieldId}
        // Not of the type password: browsers would offer to keep it.
        type="text"
        autoComplete="off"
        spellCheck={false}
        className="field mt-0.5 block w-full text-xs text-ink [-webkit-text-security:disc]"
        maxLength={256}
        value={upload.choices.password}
        onChange={(event) => choose(upload.id, { password: event.target.value })}
      />
    </label>
  );
}

function Sending({ upload }: { upload: Upload }) {
  const t = useText();
  const format = useFormat();
  const { state, sent, file, rate } = upload;
  const share = state === "waiting" ? 0 : Math.min(1, sent / file.size);
  return (
    <div>
      <p className="mb-1 flex justify-between gap-3 text-xs">
        <span className="text-muted">
          {state === "waiting"
            ? t("imports.upload.waiting")
            : [
                rate.perSecond === null
                  ? null
                  : t("imports.rate.bytes", { size: format.bytes(rate.perSecond) }),
                rate.secondsLeft === null
                  ? null
                  : t("imports.left", { time: format.duration(Math.ceil(rate.secondsLeft)) }),
              ]
                .filter((text) => text !== null)
                .join(" · ") || t("imports.upload.beginning")}
        </span>
        <span>{format.wholeShare(share)}</span>
      </p>
      <ProgressBar label={t("imports.upload.progress", { name: file.name })} share={share} />
    </div>
  );
}

const reasons = [
  "too large",
  "unreadable",
  "sealed",
  "wrong password",
  "cancelled",
  "failed",
  "empty",
] as const;

function Failure({ upload }: { upload: Upload }) {
  const t = useText();
  const { id, reason, detail } = upload;
  const known = reasons.find((name) => name === reason) ?? "failed";
  const asksPassword = known === "sealed" || known === "wrong password";
  return (
    <div className="flex items-end justify-between gap-3">
      <div className="min-w-0">
        <p role="alert" className="text-xs text-bad">
          {t(`imports.upload.reason.${known}`)}
          {detail !== "" && <span className="block text-muted">{detail}</span>}
        </p>
        {asksPassword && <PasswordField upload={upload} />}
      </div>
      {(known === "failed" || asksPassword) && (
        <button type="button" className="control text-xs" onClick={() => retryUpload(id)}>
          {t("imports.upload.retry")}
        </button>
      )}
    </div>
  );
}
