import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { ParleyProcess } from "../dev/client/parley-process.ts"
import { startFakeOpenAi } from "../dev/models/fake-openai.ts"
import { freePort } from "../dev/start/port.ts"
import { scene } from "./scene.ts"

/**
 * Scenes at a Parley of their own whose assistant writes at a pace, so that there is time to do something meanwhile: `20x400`
 * is 400 words at 20 a second.
 */
export const pacedScene = (pace: string) =>
  scene.extend<{ pacedFolder: string; pacedUrl: string }>({
    pacedFolder: [
      // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern what a fixture needs
      async ({}, use) => {
        const dataFolder = await mkdtemp(join(tmpdir(), "parley-e2e-"))
        await use(dataFolder)
        await rm(dataFolder, { recursive: true, force: true })
      },
      { scope: "file" },
    ],
    pacedUrl: [
      async ({ pacedFolder: dataFolder }, use) => {
        const server = await startFakeOpenAi()
        const model = `openai-compatible:${server.baseUrl}#paced-${pace}`
        const parley = await ParleyProcess.start({ port: await freePort(), dataFolder, model })
        await use(parley.url)
        await parley.stop()
        await server.close()
      },
      { scope: "file" },
    ],
  })
