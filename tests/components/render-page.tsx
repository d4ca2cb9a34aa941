import { useLocation } from "@remix-run/react";
import { createRemixStub } from "@remix-run/testing";
import { render } from "@testing-library/react";
import type { ReactElement } from "react";
import { permissions } from "#app/access/role.ts";
import { ShellProvider, type ShellData } from "#app/components/app-shell/shell-context.tsx";
import { catalogues } from "#app/i18n/catalogues.server.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { takeConsoleCalls } from "#tests/setup/fail-on-console.ts";
import { TextProvider } from "#app/i18n/use-text.tsx";

export const shell: ShellData = {
  stores: [
    { key: "hangzhou", name: "杭州旗舰店" },
    { key: "shanghai", name: "上海店" },
  ],
  lastDay: "2026-11-17",
  period: { from: "2026-10-19", to: "2026-11-17", isPartial: true },
  comparison: { from: "2026-09-19", to: "2026-10-18" },
  comparesHours: false,
  dataThrough: Date.UTC(2026, 10, 17, 6, 32),
  timezone: "Asia/Shanghai",
  pendingShare: 0.046,
  recontactHours: 72,
  principal: { name: "Owner", role: "owner", permissions, isPerson: true, isDemo: false },
  sources: [],
  rising: "meaning",
};

type Options = {
  path?: string;
  locale?: Locale;
  shell?: Partial<ShellData>;
  /** What a step to an address waits for; null: it is there at once, as every step is without this. */
  waitFor?: (address: URL) => Promise<null> | null;
};

/** Draws something as a page would: with texts, shell and a router, whose address can be read back. */
export function renderPage(element: ReactElement, options: Options = {}) {
  const { path = "/experience", locale = "en", waitFor } = options;
  let address = path;
  function Address() {
    const { pathname, search } = useLocation();
    address = decodeURIComponent(pathname + search);
    return null;
  }
  const page = () => (
    <TextProvider locale={locale} messages={catalogues[locale]}>
      <ShellProvider shell={{ ...shell, ...options.shell }}>
        {element}
        <Address />
      </ShellProvider>
    </TextProvider>
  );
  const Stub = createRemixStub([
    { path: "/filter-values", loader: () => ({ values: [{ value: "refund", count: 12 }] }) },
    {
      id: "page",
      path: "*",
      Component: page,
      ...(waitFor && {
        loader: ({ request }: { request: Request }) => waitFor(new URL(request.url)),
        shouldRevalidate: ({ nextUrl }: { nextUrl: URL }) => waitFor(nextUrl) !== null,
      }),
    },
  ]);
  const view = render(
    <Stub
      initialEntries={[path]}
      hydrationData={waitFor && { loaderData: { page: null } }}
      future={{ v3_fetcherPersist: true, v3_relativeSplatPath: true }}
    />,
  );
  dropRouterNotices();
  return { ...view, getAddress: () => address };
}

/** The stub's router announces version 7 once a file; it offers no way to say that we know. */
function dropRouterNotices() {
  for (const { method, text } of takeConsoleCalls()) {
    if (!text.includes("React Router Future Flag Warning")) console[method](text);
  }
}
