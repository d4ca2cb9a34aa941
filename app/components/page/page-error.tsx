import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { ErrorMessage } from "./error-page.tsx";

/** For a page's `ErrorBoundary`: what failed is the page; navigation and filters stay usable. */
export function PageError() {
  const error = useRouteError();
  return (
    <div className="card mx-auto mt-6 grid max-w-xl justify-items-center gap-1 px-6 py-8 text-center">
      <ErrorMessage status={isRouteErrorResponse(error) ? error.status : 500} />
    </div>
  );
}
