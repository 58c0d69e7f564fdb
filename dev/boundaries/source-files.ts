import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { repository } from "../start/settings.ts"

export interface SourceFile {
  /** Absolute. */
  path: string
  /** From the repository's root, with forward slashes. */
  name: string
  text: string
}

export const folders = ["protocol", "drizzle", "worker", "web", "dev", "e2e", "bench"] as const

/** Everything people wrote in TypeScript, wherever it runs. */
export function sourceFiles(): SourceFile[] {
  const names = globSync(
    folders.map(folder => `${folder}/**/*.{ts,tsx}`),
    { cwd: repository, exclude: name => /(^|\/)(node_modules|dist|\.wrangler)$/.test(name) },
  )
  return names.sort().map(name => {
    const path = join(repository, name)
    return { path, name: name.replaceAll("\\", "/"), text: readFileSync(path, "utf8") }
  })
}
