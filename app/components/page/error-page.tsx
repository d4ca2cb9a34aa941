import { Link, useLocation } from "@remix-run/react";
import { buildSignInAddress } from "#app/components/app-shell/sign-in-address.ts";
import { Mark } from "#app/components/ui/icon.tsx";
import { useText } from "#app/i18n/use-text.tsx";

const known = [400, 401, 403, 404, 503] as const;

type Props = { status: number };

/** A page that could not be shown at all, by the status that says why. */
export function ErrorPage({ status }: Props) {
  return (
    <main className="mx-auto grid min-h-dvh max-w-md content-center justify-items-center gap-2 px-6 text-center">
      <Mark />
      <ErrorMessage status={status} />
    </main>
  );
}

export function ErrorMessage({ status }: Props) {
  const t = useText();
  const { pathname, search } = useLocation();
  const isSessionOver = status === 401;
  const shown = known.find((code) => code === status) ?? 500;
  return (
    <>
      <p className="text-muted">{status}</p>
      <h1 className="text-title font-semibold">{t(`error.${shown}.title`)}</h1>
      <p className="text-muted">{t(`error.${shown}.text`)}</p>
      <div className="mt-3 flex gap-2">
        {isSessionOver ? (
          <a href={buildSignInAddress({ pathname, search })} className="control">
            {t("error.401.action")}
          </a>
        ) : (
          <>
            <Link to={pathname + search} reloadDocument className="control">
              {t("error.retry")}
            </Link>
            <Link to="/" className="control">
              {t("error.home")}
            </Link>
          </>
        )}
      </div>
    </>
  );
}
