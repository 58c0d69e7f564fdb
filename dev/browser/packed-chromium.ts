import { execFile } from "node:child_process"
import { existsSync } from "node:fs"
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"

const cacheFolder = fileURLToPath(new URL("../../node_modules/.cache/parley", import.meta.url))
const startMsMax = 20_000

/** Unpacks the Chromium of `@sparticuz/chromium` once (Linux on x64 only) and answers the path of what starts it. */
export async function packedChromium(): Promise<string> {
  if (process.platform !== "linux" || process.arch !== "x64")
    throw new Error("No Chromium or Chrome found. Install one, or name it with CHROME_PATH.")
  const packageFile = createRequire(import.meta.url).resolve("@sparticuz/chromium")
  const packageFolder = dirname(dirname(packageFile))
  const folder = join(cacheFolder, "chromium")
  if (!existsSync(folder)) await unpack(join(packageFolder, "bin"), folder)
  return join(folder, launcherName)
}

const launcherName = "chromium-for-tests"

/** Unpacks beside the target and renames it, so that two processes never see half a browser. */
async function unpack(packed: string, folder: string): Promise<void> {
  await mkdir(cacheFolder, { recursive: true })
  const beside = await mkdtemp(join(cacheFolder, "unpacking-"))
  try {
    await inflateInto(packed, beside)
    await writeFile(join(beside, launcherName), await launcher(beside), { mode: 0o755 })
    await rename(beside, folder)
  } catch (error) {
    // The other process was first: its browser is as good as ours.
    if (!existsSync(join(folder, launcherName))) throw error
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
}

/** The package unpacks into the system's temporary folder, wherever that is said to be. */
async function inflateInto(packed: string, folder: string): Promise<void> {
  const before = process.env.TMPDIR
  process.env.TMPDIR = folder
  try {
    const { inflate } = await import("@sparticuz/chromium")
    const archives = ["chromium.br", "fonts.tar.br", "swiftshader.tar.br", "al2023.tar.br"]
    await Promise.all(archives.map(archive => inflate(join(packed, archive))))
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}

/** A bare system lacks libraries or fonts that the package carries; they are lent to the browser, not to our process. */
async function launcher(folder: string): Promise<string> {
  const lent: string[] = []
  if (!existsSync("/etc/fonts/fonts.conf") || !existsSync("/usr/share/fonts")) {
    // The package's own configuration looks for the fonts where another system would have put them.
    await writeFile(join(folder, "fonts", "fonts.conf"), fontsConfiguration)
    lent.push('export FONTCONFIG_PATH="$here/fonts"')
  }
  if (!(await starts(join(folder, "chromium")))) lent.push('export LD_LIBRARY_PATH="$here/al2023/lib"')
  return ["#!/bin/sh", 'here=$(dirname "$0")', ...lent, 'exec "$here/chromium" "$@"', ""].join("\n")
}

const fontsConfiguration = `<?xml version="1.0"?>
<fontconfig><dir prefix="relative">fonts</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>
`

async function starts(executable: string): Promise<boolean> {
  return promisify(execFile)(executable, ["--version"], { timeout: startMsMax }).then(
    () => true,
    () => false,
  )
}
