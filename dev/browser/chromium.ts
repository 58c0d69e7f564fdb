import { existsSync } from "node:fs"
import { packedChromium } from "./packed-chromium.ts"

export interface Browser {
  executablePath: string
  args: string[]
}

/**
 * A Chromium for tests: the one that is installed, else the one that comes inside an npm package. Nothing is downloaded.
 * `CHROME_PATH` names another.
 */
export async function chromium(): Promise<Browser> {
  return { executablePath: installedChromium() ?? (await packedChromium()), args: [...quietArguments] }
}

/** Where systems and people put Chromium and Chrome. */
export function installedChromium(): string | undefined {
  const named = process.env.CHROME_PATH
  if (named !== undefined && !existsSync(named)) throw new Error(`CHROME_PATH is ${named}, and there is no such file`)
  return named ?? usualPlaces.find(existsSync)
}

const usualPlaces = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/opt/google/chrome/chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
]

/** Tests run as root on small machines, where the sandbox cannot, and often without a network: ask for neither. */
const quietArguments = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
]
