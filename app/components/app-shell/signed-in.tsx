import { Form, Link } from "@remix-run/react";
import { useText } from "#app/i18n/use-text.tsx";
import { useShell } from "./shell-context.tsx";

/** Who is signed in, with the ways to the account and out. */
export function SignedIn() {
  const t = useText();
  const { name, role, isPerson, isDemo } = useShell().principal;
  const look = "min-h-6 hover:text-ink hover:underline underline-offset-3";
  return (
    <div className="mt-2 px-2 text-xs text-muted">
      <p className="truncate font-medium text-ink" title={name}>
        {name}
      </p>
      <p>
        {t(`access.role.${role}`)}
        {isDemo && <span className="ml-1.5 rounded-md bg-honey-wash px-1.5">{t("access.demo")}</span>}
      </p>
      {isPerson && (
        <div className="mt-0.5 flex gap-3">
          <Link to="/account" className={`${look} inline-flex items-center`}>
            {t("signed-in.account")}
          </Link>
          <Form method="post" action="/sign-out">
            <button type="submit" className={look}>
              {t("signed-in.out")}
            </button>
          </Form>
        </div>
      )}
    </div>
  );
}
