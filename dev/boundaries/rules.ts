import { posix } from "node:path"

const linesMax = 250

/** Which folders a folder may import from, besides itself. Nobody ships `dev`, `e2e` or `bench`, so these may use everything. */
const arrows: Record<string, readonly string[]> = {
  protocol: [],
  drizzle: ["protocol"],
  worker: ["protocol", "drizzle"],
  web: ["protocol"],
}

/** What `protocol` may bring along: it runs in both runtimes, and in the tests' simulator. */
const protocolPackage = "zod"

/** Names that say nothing about what is inside. */
const emptyNames = /^(utils?|helpers?|types|services?|managers?|common|misc|index)$/

/** The only file called index: the Worker's entry, where wrangler and readers look for it. */
const entry = "worker/index.ts"

/** The house rules that one file breaks, in words; none when it keeps them all. */
export function brokenRules({ name, text }: { name: string; text: string }): string[] {
  return [...tooLong(name, text), ...emptyName(name), ...forbiddenImports(name, text), ...unscoped(name, text)]
}

function tooLong(name: string, text: string): string[] {
  const lines = text.trimEnd().split("\n").length
  if (lines <= linesMax || isTest(name)) return []
  return [`has ${lines} lines; split it by its nouns (at most ${linesMax})`]
}

function emptyName(name: string): string[] {
  const { name: base } = posix.parse(name)
  if (name === entry || !emptyNames.test(base)) return []
  return [`is called "${base}"; name it after what it owns, and let others import that file itself`]
}

function forbiddenImports(name: string, text: string): string[] {
  const [folder = ""] = name.split("/")
  const allowed = arrows[folder]
  if (!allowed) return []
  return importedFrom(text).flatMap(source => {
    if (!source.startsWith(".")) {
      const isAllowed = folder !== "protocol" || isTest(name) || source.split("/")[0] === protocolPackage
      return isAllowed ? [] : [`imports ${source}; protocol uses nothing but ${protocolPackage}`]
    }
    const [target = ""] = posix.join(posix.dirname(name), source).split("/")
    // A test may stand on what starts Postgres and browsers: it is not shipped either.
    const mayKnow = target === folder || allowed.includes(target) || (target === "dev" && isTest(name))
    return mayKnow ? [] : [`imports ${source}; ${folder} may not know ${target}`]
  })
}

/** Rows of tenants are reached in a scope only (drizzle/scope.ts). What ships may not even name their tables without it. */
function unscoped(name: string, text: string): string[] {
  if (!/^(worker|drizzle\/queries)\//.test(name) || /^worker\/(test|access)\//.test(name) || isTest(name)) return []
  const sources = importedFrom(text)
  const table = sources.find(source => /schema\/(conversations|customers)\.ts$/.test(source))
  if (table === undefined || sources.some(source => source.endsWith("/scope.ts"))) return []
  return [`imports ${table} and not drizzle/scope.ts; rows of tenants are reached in a scope`]
}

/** Every module that a file names: in imports, exports, dynamic imports and mocks. */
function importedFrom(text: string): string[] {
  const named =
    /(?:^|[\s;])(?:import|export)\s[^'"`;]*?from\s*["']([^"']+)["']|(?:^|[\s;])import\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/g
  return [...text.matchAll(named)].map(([, from, bare, dynamic]) => from ?? bare ?? dynamic ?? "")
}

function isTest(name: string): boolean {
  return /\.test\.tsx?$/.test(name)
}
