/** Hands `/api/*` to the Worker, so that page, REST, cookies and socket share one origin. */
export const onRequest: PagesFunction<{ API: Fetcher }> = ({ request, env }) => env.API.fetch(request)
