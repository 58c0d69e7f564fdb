import { createHash, randomUUID } from "node:crypto"
import { mkdirSync, renameSync, writeFileSync } from "node:fs"
import { builtinModules } from "node:module"
import { join } from "node:path"
import { build, type Plugin } from "esbuild"
import { repository } from "../start/settings.ts"

export interface Script {
  /** Absolute path of the module that exports the default handler and the Durable Object classes. */
  entry: string
  /** Modules that this bundle gets others for, by absolute path or by the name that a package asks for: a measurement raises a limit without a switch in the product. */
  replace?: Record<string, string>
}

const folder = join(repository, "node_modules", ".cache", "parley", "workerd")

/** Bundles a Worker for the runtime, as wrangler does, in some hundred milliseconds. Answers the bundle's path, named after what is in it. */
export async function bundleScript({ entry, replace = {} }: Script): Promise<string> {
  const { metafile, outputFiles } = await build({
    entryPoints: [entry],
    write: false,
    bundle: true,
    format: "esm",
    target: "es2024",
    conditions: ["workerd", "worker", "browser"],
    external: ["cloudflare:*", "node:*"],
    metafile: true,
    logLevel: "error",
    absWorkingDir: repository,
    plugins: [replacing(replace), nodeModules],
  })
  const used = new Set(Object.keys(metafile.inputs).map(path => join(repository, path)))
  for (const replacement of Object.values(replace))
    if (!used.has(replacement)) throw new Error(`${entry} does not import what ${replacement} was to replace`)
  return kept(outputFiles[0]?.contents ?? new Uint8Array())
}

/** Somebody else may bundle the same at this moment, so nobody sees half a file. */
function kept(bundle: Uint8Array): string {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${createHash("sha256").update(bundle).digest("hex").slice(0, 16)}.mjs`)
  const unfinished = `${path}.${randomUUID()}`
  writeFileSync(unfinished, bundle)
  renameSync(unfinished, path)
  return path
}

function replacing(replace: Record<string, string>): Plugin {
  return {
    name: "replace",
    setup: ({ onResolve }) =>
      onResolve({ filter: /^\.|^cloudflare:/ }, ({ path, resolveDir, importer }) => {
        const replacement = replace[path] ?? replace[join(resolveDir, path)]
        // The replacement itself may build on what it replaces.
        return replacement === undefined || importer === replacement ? undefined : { path: replacement }
      }),
  }
}

/** Libraries ask for `buffer`; the runtime has it as `node:buffer`. */
const nodeModules: Plugin = {
  name: "node-modules",
  setup: ({ onResolve }) => {
    const known = new Set(builtinModules)
    onResolve({ filter: /^[a-z_/]+$/ }, ({ path }) =>
      known.has(path) ? { path: `node:${path}`, external: true } : undefined,
    )
  },
}
