import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteError,
  useRouteLoaderData,
  type ClientLoaderFunctionArgs,
  type ShouldRevalidateFunction,
} from "@remix-run/react";
import type { ReactNode } from "react";
import { ErrorPage } from "#app/components/page/error-page.tsx";
import { useNonce } from "#app/components/page/nonce.ts";
import { useFallbackFont } from "#app/components/page/use-fallback-font.ts";
import { catalogueFiles } from "#app/routes/texts.$file/catalogue-files.server.ts";
import { fetchCatalogue } from "#app/i18n/fetch-catalogue.ts";
import { getCatalogue } from "#app/i18n/known-catalogues.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { enErrors } from "#app/i18n/messages/en/errors.ts";
import { TextProvider } from "#app/i18n/use-text.tsx";
import { readLocale } from "#app/routes/preferences/cookies.server.ts";
import styles from "#app/styles/app.css?url";
import favicon from "./styles/favicon.svg?url";

export const links: LinksFunction = () => [
  { rel: "icon", type: "image/svg+xml", href: favicon },
  { rel: "stylesheet", href: styles },
];

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: (data && getCatalogue(data.locale)?.["app.name"]) ?? "" },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const locale = await readLocale(request);
  return { locale, texts: catalogueFiles[locale].path };
}

/** Asked after a change of language: the page keeps the old one until the texts of the new are there. */
export async function clientLoader({ serverLoader }: ClientLoaderFunctionArgs) {
  const data = await serverLoader<typeof loader>();
  await fetchCatalogue(data.locale, data.texts);
  return data;
}

export const shouldRevalidate: ShouldRevalidateFunction = ({ formAction }) =>
  formAction?.startsWith("/preferences") ?? false;

export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>("root");
  const locale: Locale = data?.locale ?? "en";
  const messages = (data && getCatalogue(data.locale)) ?? enErrors;
  useFallbackFont();
  const nonce = useNonce();
  return (
    <html lang={locale} data-texts={data?.texts}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        <Links />
      </head>
      <body>
        <TextProvider locale={locale} messages={messages}>
          {children}
        </TextProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  return <ErrorPage status={isRouteErrorResponse(error) ? error.status : 500} />;
}
