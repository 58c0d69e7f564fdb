/**
 * Hands `/api/*` to the Worker, so that page, REST, cookies and socket share one origin. A middleware, because it is asked for
 * every address below: a route is not asked for `/api//x`, which then was the page.
 */
export const onRequest: PagesFunction<{ API: Fetcher }> = ({ request, env }) => env.API.fetch(request)
