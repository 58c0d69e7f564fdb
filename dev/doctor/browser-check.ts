import { execFile } from "node:child_process"
import { promisify } from "node:util"
import { chromium } from "../browser/chromium.ts"
import { type Finding, fine, warning } from "./finding.ts"

const startMsMax = 20_000

/** Only the tests need a browser of their own. */
export async function browserCheck(): Promise<Finding> {
  try {
    const { executablePath } = await chromium()
    const { stdout } = await promisify(execFile)(executablePath, ["--version"], { timeout: startMsMax })
    return fine(`${stdout.trim()} for the tests`)
  } catch (error) {
    const reason = error instanceof Error ? error.message.split("\n", 1)[0] : String(error)
    return warning(`No browser for the tests (${reason})`, "Install Chromium or Chrome, or name one with CHROME_PATH")
  }
}
