import { readFileSync } from "node:fs"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { z } from "zod"

const manifestSchema = z.record(
  z.string(),
  z.object({
    file: z.string(),
    isEntry: z.boolean().optional(),
    imports: z.array(z.string()).default([]),
    dynamicImports: z.array(z.string()).default([]),
    css: z.array(z.string()).default([]),
  }),
)
export type Manifest = z.infer<typeof manifestSchema>

export function readManifest(built: string): Manifest {
  return manifestSchema.parse(JSON.parse(readFileSync(join(built, ".vite", "manifest.json"), "utf8")))
}

/**
 * The scripts a browser fetches before a page is usable when somebody opens its address: the entry, the lazy parts on the
 * way from it to the page, and all that these import. What the page loads later, when it is asked to, does not count.
 */
export function firstLoadFiles(manifest: Manifest, page: string): string[] {
  return firstLoadParts(manifest, page)
    .flatMap(key => manifest[key]?.file ?? [])
    .filter(file => file.endsWith(".js"))
}

/** The same by their names in the manifest, the entry first. */
export function firstLoadParts(manifest: Manifest, page: string): string[] {
  const loaded = new Set<string>()
  for (const part of wayTo(manifest, page)) addWithImports(part)
  return [...loaded]

  function addWithImports(key: string): void {
    if (loaded.has(key)) return
    loaded.add(key)
    for (const imported of manifest[key]?.imports ?? []) addWithImports(imported)
  }
}

/** Bytes on the wire, each file compressed by itself as Pages does it. */
export function gzippedBytes(built: string, files: string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(built, file))).length, 0)
}

/** The shortest way of lazy loading from the entry to the page. */
function wayTo(manifest: Manifest, page: string): string[] {
  const ways = Object.keys(manifest)
    .filter(key => manifest[key]?.isEntry)
    .map(entry => [entry])
  const seen = new Set(ways.flat())
  for (let way = ways.shift(); way; way = ways.shift()) {
    const last = way.at(-1) ?? ""
    if (last === page) return way
    for (const next of reachableFrom(manifest, last).filter(key => !seen.has(key))) {
      seen.add(next)
      ways.push([...way, next])
    }
  }
  throw new Error(`No way leads from the page's entry to ${page}`)
}

/** What a part, or anything it imports at once, loads lazily. */
function reachableFrom(manifest: Manifest, part: string, seen = new Set<string>()): string[] {
  if (seen.has(part)) return []
  seen.add(part)
  const { imports = [], dynamicImports = [] } = manifest[part] ?? {}
  return [...dynamicImports, ...imports.flatMap(imported => reachableFrom(manifest, imported, seen))]
}
