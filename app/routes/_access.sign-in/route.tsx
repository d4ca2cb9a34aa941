import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { readText } from "#app/access/form-fields.ts";
import { ownPath } from "#app/access/own-path.ts";
import { describeVisit } from "#app/access/session-of-request.ts";
import { signInDemo, signInWithPassword } from "#app/access/sign-in.ts";
import { DemoEntries } from "#app/components/access/demo-entries.tsx";
import { Notice } from "#app/components/access/notice.tsx";
import { SubmitButton } from "#app/components/access/submit-button.tsx";
import { TextField } from "#app/components/access/text-field.tsx";
import { buildPageMeta } from "#app/components/page/page-meta.ts";
import { useFormat, useText } from "#app/i18n/use-text.tsx";
import { loadDemoEntries } from "#app/reports/demo-entries.server.ts";

export const meta: MetaFunction = ({ matches }) => buildPageMeta(matches, "access.sign-in.title");

const notices = ["over", "ended", "refused", "failed"] as const;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const to = ownPath(searchParams.get("to"));
  if (context.principal?.kind === "person") throw redirect(to);
  const { allowsDemo, company } = context.signIn;
  return {
    to,
    demo: await loadDemoEntries(context.importDb, allowsDemo),
    company: company?.name ?? null,
    notice: notices.find((known) => known === searchParams.get("notice")) ?? null,
  };
}

/** `demo=ADDRESS` enters as somebody of the demo; else `email` and `password`. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const to = ownPath(readText(form, "to"));
  const visit = describeVisit(request, context);
  const demo = readText(form, "demo");
  const email = readText(form, "email");
  const result =
    demo === ""
      ? await signInWithPassword(context.importDb, context.signIn, {
          email,
          password: readText(form, "password"),
          visit,
        })
      : await signInDemo(context.importDb, context.signIn, { email: demo, visit });
  switch (result.state) {
    case "in":
      return redirect(to, { headers: { "Set-Cookie": result.cookie } });
    case "second factor":
      return redirect(`/second-factor?to=${encodeURIComponent(to)}`, {
        headers: { "Set-Cookie": result.cookie },
      });
    case "wait":
      return data(
        { email, wait: result.seconds },
        { status: 429, headers: { "Retry-After": String(result.seconds) } },
      );
    case "wrong":
      return data({ email, wait: null }, { status: 400 });
  }
}

export default function SignIn() {
  const t = useText();
  const { to, demo, company } = useLoaderData<typeof loader>();
  const hasDemo = demo.length > 0;
  return (
    <div
      className={hasDemo ? "grid gap-10 md:grid-cols-[20rem_minmax(0,1fr)] md:gap-14" : "mx-auto max-w-80"}
    >
      <section className="grid content-start gap-4">
        <h1 className="text-title font-semibold">{t("access.sign-in.title")}</h1>
        <Notices />
        <PasswordForm to={to} />
        {company !== null && (
          <>
            <p className="flex items-center gap-3 text-xs text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
              {t("access.sign-in.or")}
            </p>
            <a
              href={`/oidc/start?to=${encodeURIComponent(to)}`}
              className="control min-h-9 justify-center text-base"
            >
              {t("access.sign-in.company", { name: company })}
            </a>
          </>
        )}
      </section>
      {hasDemo && <DemoEntries entries={demo} to={to} />}
    </div>
  );
}

function Notices() {
  const t = useText();
  const format = useFormat();
  const { notice, company } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const name = company ?? t("access.sign-in.company.name");
  if (answer) {
    return (
      <Notice tone="bad">
        {answer.wait === null
          ? t("access.sign-in.wrong")
          : t("access.sign-in.wait", { time: format.duration(answer.wait) })}
      </Notice>
    );
  }
  if (notice === "over") return <Notice tone="good">{t("access.sign-in.over")}</Notice>;
  if (notice === "ended") return <Notice tone="good">{t("access.sign-in.ended")}</Notice>;
  return notice && <Notice tone="bad">{t(`access.sign-in.company.${notice}`, { name })}</Notice>;
}

function PasswordForm({ to }: { to: string }) {
  const t = useText();
  const answer = useActionData<typeof action>();
  return (
    <form method="post" action="/sign-in" className="grid gap-3">
      <input type="hidden" name="to" value={to} />
      <TextField
        label={t("access.email")}
        name="email"
        type="email"
        autoComplete="username"
        defaultValue={answer?.email}
        required
      />
      <TextField
        label={t("access.password")}
        name="password"
        type="password"
        autoComplete="current-password"
        required
      />
      <SubmitButton>{t("access.sign-in.button")}</SubmitButton>
      <Link
        to="/forgot-password"
        className="justify-self-start text-xs text-muted underline-offset-3 hover:text-ink hover:underline"
      >
        {t("access.forgot.link")}
      </Link>
    </form>
  );
}
