import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { enter } from "#app/access/enter.ts";
import { readText } from "#app/access/form-fields.ts";
import { shortestPassword } from "#app/access/password-length.ts";
import { choosePassword } from "#app/access/links.ts";
import { describeVisit } from "#app/access/session-of-request.ts";
import { hashToken } from "#app/access/token.ts";
import { SubmitButton } from "#app/components/access/submit-button.tsx";
import { TextField } from "#app/components/access/text-field.tsx";
import { useFaultWords } from "#app/components/access/use-fault-words.ts";
import { buildPageMeta } from "#app/components/page/page-meta.ts";
import { useText } from "#app/i18n/use-text.tsx";
import { findLink } from "#db/access/links.ts";

export const meta: MetaFunction = ({ matches }) => buildPageMeta(matches, "access.choose.title");

/** What a link is for; `link` null if it opens nothing. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const token = new URL(request.url).searchParams.get("token") ?? "";
  const link = await findLink(context.importDb, hashToken(token));
  if (!link) return data({ token, link: null }, { status: 410 });
  const { kind, email, name } = link;
  const isFirst = kind === "owner";
  return data({ token, link: { kind, email: isFirst ? "" : email, name: isFirst ? "" : name } });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const typed = { name: readText(form, "name"), email: readText(form, "email") };
  const result = await choosePassword(context.importDb, {
    ...typed,
    token: readText(form, "token"),
    password: readText(form, "password"),
    address: context.client.address,
  });
  if (result.state === "no link") return data({ ...typed, field: null, fault: null }, { status: 410 });
  if (result.state === "fault") {
    return data({ ...typed, field: result.field, fault: result.fault }, { status: 400 });
  }
  const { isPending, cookie } = await enter(context.importDb, result.user, {
    proof: "link",
    visit: describeVisit(request, context),
  });
  return redirect(isPending ? "/second-factor" : "/", { headers: { "Set-Cookie": cookie } });
}

export default function ChoosePassword() {
  const t = useText();
  const { token, link } = useLoaderData<typeof loader>();
  if (!link) return <Gone />;
  return (
    <section className="mx-auto grid max-w-88 gap-4">
      <h1 className="text-title font-semibold">
        {t(link.kind === "owner" ? "access.choose.title.owner" : "access.choose.title")}
      </h1>
      <p className="text-muted">{t(`access.choose.${link.kind}`, { email: link.email })}</p>
      <ChoiceForm token={token} {...link} />
    </section>
  );
}

type FormProps = { token: string; kind: "owner" | "invitation" | "reset"; email: string; name: string };

function ChoiceForm({ token, kind, email, name }: FormProps) {
  const t = useText();
  const wordsOf = useFaultWords();
  const answer = useActionData<typeof action>();
  const faultOf = (field: string) => (answer && answer.field === field ? wordsOf(answer.fault) : undefined);
  return (
    <form method="post" action={`/choose-password?token=${encodeURIComponent(token)}`} className="grid gap-3">
      <input type="hidden" name="token" value={token} />
      {kind === "owner" ? (
        <TextField
          label={t("access.email")}
          name="email"
          type="email"
          autoComplete="username"
          defaultValue={answer?.email}
          maxLength={254}
          fault={faultOf("email")}
          required
        />
      ) : (
        // Tells password managers whose password this is.
        <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      )}
      {kind !== "reset" && (
        <TextField
          label={t("access.name")}
          name="name"
          autoComplete="name"
          defaultValue={answer?.name ?? name}
          maxLength={100}
          fault={faultOf("name")}
          required
        />
      )}
      <TextField
        label={t("access.choose.password")}
        name="password"
        type="password"
        autoComplete="new-password"
        hint={t("access.choose.hint", { count: shortestPassword })}
        fault={faultOf("password")}
        required
      />
      <SubmitButton>{t("access.choose.button")}</SubmitButton>
    </form>
  );
}

function Gone() {
  const t = useText();
  return (
    <section className="mx-auto grid max-w-88 gap-2">
      <h1 className="text-title font-semibold">{t("access.choose.gone")}</h1>
      <p className="text-muted">{t("access.choose.gone.text")}</p>
      <div className="mt-2 flex gap-2">
        <Link to="/forgot-password" className="control">
          {t("access.forgot.button")}
        </Link>
        <Link to="/sign-in" className="control">
          {t("access.forgot.back")}
        </Link>
      </div>
    </section>
  );
}
