import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { expect, onTestFinished, test } from "vitest"
import { temporaryFolder } from "../test/temporary-folder.ts"
import { bundleScript } from "./bundle-script.ts"
import { runWorkerd } from "./run-workerd.ts"

const sources = fileURLToPath(new URL("test-worker", import.meta.url))
const entry = join(sources, "counter.worker.ts")
const ask = async (url: string) => (await fetch(url)).text()

test("what an object answered is still so after the runtime was killed, and after it was stopped", async () => {
  const bundle = await bundleScript({ entry })
  const served = {
    ...{ bundle, folder: temporaryFolder(), classes: { COUNTER: "Counter" } },
    variables: { NAME: 'say "hello"' },
  }
  const first = await runWorkerd(served)
  expect([await ask(`${first.url}/name`), await ask(first.url), await ask(first.url)]).toEqual([
    'say "hello"',
    "1",
    "2",
  ])
  await first.kill()
  await expect(ask(first.url)).rejects.toThrow()

  const second = await runWorkerd({ ...served, port: first.port })
  expect([second.url, await ask(second.url)]).toEqual([first.url, "3"])
  await second.stop()
  const third = await runWorkerd(served)
  onTestFinished(() => third.kill())
  expect(await ask(third.url)).toBe("4")
})

test("a bundle can get another module in place of one of the product's", async () => {
  const replace = { [join(sources, "step-size.ts")]: join(sources, "big-step-size.ts") }
  const bundle = await bundleScript({ entry, replace })
  const workerd = await runWorkerd({ bundle, folder: temporaryFolder(), classes: { COUNTER: "Counter" } })
  onTestFinished(() => workerd.kill())
  expect(await ask(workerd.url)).toBe("10")
})

test("a module that is not there to be replaced is said, and what the runtime says when it cannot run a script", async () => {
  const replace = { [join(sources, "stepsize.ts")]: join(sources, "big-step-size.ts") }
  await expect(bundleScript({ entry, replace })).rejects.toThrow(/does not import/)
  const broken = { bundle: join(sources, "absent.mjs"), folder: temporaryFolder(), classes: {} }
  await expect(runWorkerd(broken)).rejects.toThrow(/The runtime ended:\n.*absent\.mjs/)
})
