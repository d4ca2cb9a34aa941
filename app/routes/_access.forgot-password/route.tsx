import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { askForLink } from "#app/access/ask-for-link.ts";
import { readText } from "#app/access/form-fields.ts";
import { Notice } from "#app/components/access/notice.tsx";
import { SubmitButton } from "#app/components/access/submit-button.tsx";
import { TextField } from "#app/components/access/text-field.tsx";
import { buildPageMeta } from "#app/components/page/page-meta.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { readLocale } from "#app/routes/preferences/cookies.server.ts";

export const meta: MetaFunction = ({ matches }) => buildPageMeta(matches, "access.forgot.title");

export function loader({ context }: LoaderFunctionArgs) {
  return { isByMail: context.signIn.sendLink.isByMail };
}

/** The same answer for every address. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const { wait } = await askForLink(context.importDb, context.signIn, {
    email: readText(form, "email").trim().slice(0, 254),
    address: context.client.address,
    locale: await readLocale(request),
  });
  if (wait === null) return data({ wait });
  return data({ wait }, { status: 429, headers: { "Retry-After": String(wait) } });
}

export default function ForgotPassword() {
  const t = useText();
  const format = useFormat();
  const { isByMail } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isSent = answer?.wait === null;
  return (
    <section className="mx-auto grid max-w-80 gap-4">
      <h1 className="text-title font-semibold">{t("access.forgot.title")}</h1>
      {isSent && <Notice tone="good">{t("access.forgot.sent")}</Notice>}
      {answer && answer.wait !== null && (
        <Notice tone="bad">{t("access.sign-in.wait", { time: format.duration(answer.wait) })}</Notice>
      )}
      <p className="text-muted">{t(isByMail ? "access.forgot.text" : "access.forgot.text.console")}</p>
      {!isSent && (
        <form method="post" action="/forgot-password" className="grid gap-3">
          <TextField
            label={t("access.email")}
            name="email"
            type="email"
            autoComplete="username"
            maxLength={254}
            required
          />
          <SubmitButton>{t("access.forgot.button")}</SubmitButton>
        </form>
      )}
      <Link
        to="/sign-in"
        className="justify-self-start text-xs text-muted underline-offset-3 hover:text-ink hover:underline"
      >
        {t("access.forgot.back")}
      </Link>
    </section>
  );
}
