import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { noteTranscript } from "#app/access/note-access.ts";
import { buildPageMeta } from "#app/components/page/page-meta.ts";
import { TranscriptView } from "#app/components/transcript/transcript-view.tsx";
import { useText } from "#app/i18n/use-text.tsx";
import { sendTiming, startTiming } from "#app/reports/timing.server.ts";
import { loadTranscriptReport } from "#app/reports/transcript.server.ts";
import { keepScope } from "#app/search/filters.ts";
import { parsePageSearch } from "#app/search/page-search.ts";
import { usePageState } from "#app/search/use-page-state.ts";

export const meta: MetaFunction = ({ matches }) => buildPageMeta(matches, "transcript.label");
export const headers = sendTiming;

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const timing = startTiming();
  const id = /^[1-9]\d{0,15}$/.test(params.conversationId ?? "") ? Number(params.conversationId) : null;
  if (id === null || !Number.isSafeInteger(id)) throw data(null, { status: 404 });
  const search = parsePageSearch(new URL(request.url).searchParams);
  const transcript = await timing.measure("transcript", () => loadTranscriptReport(context, id, search));
  if (!transcript) throw data(null, { status: 404 });
  await noteTranscript(context, id);
  return timing.respond(transcript);
}

export default function Conversation() {
  const t = useText();
  const transcript = useLoaderData<typeof loader>();
  const { search, hrefWith } = usePageState();
  const scope = keepScope(search);
  return (
    <div className="max-w-3xl">
      <header className="mb-3 flex flex-wrap items-baseline gap-x-4">
        <h1 className="text-title font-semibold tracking-[-0.01em]">
          {t("transcript.title", { id: String(transcript.conversationId) })}
        </h1>
        <Link
          to={hrefWith(scope, "/conversations")}
          className="text-honey-ink underline-offset-3 hover:underline"
        >
          {t("conversations.all")}
        </Link>
      </header>
      <article className="card px-4 py-4">
        <TranscriptView transcript={transcript} hrefOf={(id) => hrefWith(scope, `/conversations/${id}`)} />
      </article>
    </div>
  );
}
