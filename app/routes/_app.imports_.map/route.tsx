import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useEffect, useMemo } from "react";
import { useShell } from "#app/components/app-shell/shell-context.tsx";
import { ColumnsTable } from "#app/components/mapping/columns-table.tsx";
import { DropZone } from "#app/components/mapping/drop-zone.tsx";
import { FileBar } from "#app/components/mapping/file-bar.tsx";
import { takeOfferedFile } from "#app/components/mapping/offered-file.ts";
import { PresetsList } from "#app/components/mapping/presets-list.tsx";
import { PreviewPanel } from "#app/components/mapping/preview-panel.tsx";
import { SaveBar } from "#app/components/mapping/save-bar.tsx";
import { useMappingDraft, type Draft, type DraftActions } from "#app/components/mapping/use-mapping-draft.ts";
import { ValuesPanel } from "#app/components/mapping/values-panel.tsx";
import { PageHeader } from "#app/components/page/page-header.tsx";
import { buildPageMeta } from "#app/components/page/page-meta.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { previewMapping } from "#app/mapping/preview-mapping.ts";
import { loadMappingReport, type MappingReport } from "#app/reports/mapping.server.ts";
import { readText } from "#app/access/form-fields.ts";
import { dropPreset, keepPreset } from "./change-presets.server.ts";

export const meta: MetaFunction = ({ matches }) => buildPageMeta(matches, "mapping.title");

export async function loader({ context: { db, scope } }: LoaderFunctionArgs) {
  return loadMappingReport(db, scope);
}

const intents = { keep: keepPreset, remove: dropPreset };

/** `intent=keep|remove`. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const intent = readText(form, "intent");
  if (!Object.hasOwn(intents, intent)) throw data(null, { status: 400 });
  return intents[intent as keyof typeof intents](context, form);
}

export default function MapFile() {
  const t = useText();
  const { presets, stores } = useLoaderData<typeof loader>();
  const timezone = useShell().timezone ?? "UTC";
  const { state, ...actions } = useMappingDraft({ presets, stores });
  const { open } = actions;
  useEffect(() => {
    const file = takeOfferedFile();
    if (file) void open(file);
  }, [open]);
  return (
    <>
      <Link to="/imports" className="text-xs text-honey-ink underline-offset-3 hover:underline">
        {t("imports.title")}
      </Link>
      <PageHeader title={t("mapping.title")}>{t("mapping.subtitle")}</PageHeader>
      <div className="grid gap-3">
        {state.step === "reading" && <p className="text-muted">{t("mapping.reading")}</p>}
        {state.step === "ready" ? (
          <Editor key={state.file.name} draft={state} actions={actions} stores={stores} />
        ) : (
          <DropZone
            onFile={(file) => void open(file)}
            complaint={state.step === "unreadable" ? t(`mapping.${state.reason}`) : null}
          />
        )}
        <PresetsList
          presets={presets}
          stores={stores}
          timezone={timezone}
          {...(state.step === "ready" ? { onUse: actions.choosePreset } : {})}
        />
      </div>
    </>
  );
}

type EditorProps = { draft: Draft; actions: DraftActions; stores: MappingReport["stores"] };

function Editor({ draft, actions, stores }: EditorProps) {
  const { mapping, sample } = draft;
  const preview = useMemo(() => previewMapping(mapping, sample), [mapping, sample]);
  const zones = useMemo(() => Intl.supportedValuesOf("timeZone"), []);
  return (
    <>
      <FileBar draft={draft} actions={actions} stores={stores} zones={zones} />
      <ColumnsTable draft={draft} actions={actions} />
      <div className="grid items-start gap-3 lg:grid-cols-[minmax(18rem,2fr)_minmax(0,3fr)]">
        <ValuesPanel draft={draft} actions={actions} />
        <PreviewPanel preview={preview} timezone={mapping.zone} />
      </div>
      <SaveBar draft={draft} actions={actions} stores={stores} zones={zones} preview={preview} />
    </>
  );
}
