import type app from "../index.ts"

/** Every door of the Worker as its router has it: `GET /api/conversations/{id}`. Middleware is none. */
export function doorsOf({ routes }: Pick<typeof app, "routes">): string[] {
  const all = routes
    .filter(({ method }) => method !== "ALL")
    .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, "{$1}")}`)
  return [...new Set(all)]
}
