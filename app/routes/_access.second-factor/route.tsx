import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { readText } from "#app/access/form-fields.ts";
import { ownPath } from "#app/access/own-path.ts";
import { describeVisit, readSessionPerson } from "#app/access/session-of-request.ts";
import { passSecondFactor } from "#app/access/sign-in.ts";
import { Notice } from "#app/components/access/notice.tsx";
import { SubmitButton } from "#app/components/access/submit-button.tsx";
import { TextField } from "#app/components/access/text-field.tsx";
import { buildPageMeta } from "#app/components/page/page-meta.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";

export const meta: MetaFunction = ({ matches }) => buildPageMeta(matches, "access.factor.title");

/** Only for those whose first proof was right. */
async function requirePending(request: Request, context: LoaderFunctionArgs["context"], to: string) {
  const person = await readSessionPerson(request, context);
  if (!person) throw redirect(`/sign-in?to=${encodeURIComponent(to)}`);
  if (!person.isPending) throw redirect(to);
  return person;
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const to = ownPath(new URL(request.url).searchParams.get("to"));
  await requirePending(request, context, to);
  return { to };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const to = ownPath(readText(form, "to"));
  const { userId } = await requirePending(request, context, to);
  const code = readText(form, "code");
  const result = await passSecondFactor(context.importDb, context.signIn, {
    userId,
    code,
    now: Date.now(),
    visit: describeVisit(request, context),
  });
  if (result.state === "wait") {
    const headers = { "Retry-After": String(result.seconds) };
    return data({ wait: result.seconds }, { status: 429, headers });
  }
  if (result.state === "wrong") return data({ wait: null }, { status: 400 });
  return redirect(to, { headers: { "Set-Cookie": result.cookie } });
}

export default function SecondFactor() {
  const t = useText();
  const format = useFormat();
  const { to } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <section className="mx-auto grid max-w-80 gap-4">
      <h1 className="text-title font-semibold">{t("access.factor.title")}</h1>
      {answer ? (
        <Notice tone="bad">
          {answer.wait === null
            ? t("access.factor.wrong")
            : t("access.sign-in.wait", { time: format.duration(answer.wait) })}
        </Notice>
      ) : (
        <p className="text-muted">{t("access.factor.text")}</p>
      )}
      <form method="post" action="/second-factor" className="grid gap-3">
        <input type="hidden" name="to" value={to} />
        <TextField
          label={t("access.factor.code")}
          name="code"
          autoComplete="one-time-code"
          inputMode="text"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <SubmitButton>{t("access.factor.button")}</SubmitButton>
      </form>
      <form method="post" action="/sign-out">
        <button
          type="submit"
          className="text-xs text-muted underline-offset-3 hover:text-ink hover:underline"
        >
          {t("access.factor.back")}
        </button>
      </form>
    </section>
  );
}
