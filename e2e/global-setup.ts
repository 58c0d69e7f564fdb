import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { TestProject } from "vitest/node"
import { ParleyProcess } from "../dev/client/parley-process.ts"
import { freePort } from "../dev/start/port.ts"

declare module "vitest" {
  interface ProvidedContext {
    /** The Parley that all scenes share, as `npm start` makes it: production arrangement, demo included. */
    parleyUrl: string
    parleyDataFolder: string
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataFolder = await mkdtemp(join(tmpdir(), "parley-e2e-"))
  const parley = await ParleyProcess.start({ port: await freePort(), dataFolder })
  project.provide("parleyUrl", parley.url)
  project.provide("parleyDataFolder", dataFolder)
  return async () => {
    await parley.stop()
    await rm(dataFolder, { recursive: true, force: true })
  }
}
