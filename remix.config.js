/**
 * Options of the Remix Vite plugin (`vite.config.ts` hands them over).
 * Only `remix vite:build` reads them; the classic `remix build` does not work here.
 * @type {import("@remix-run/dev").VitePluginConfig}
 */
export default {
  appDirectory: "app",
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_lazyRouteDiscovery: false,
    v3_singleFetch: true,
  },
};
