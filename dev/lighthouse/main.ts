import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { availableParallelism, cpus, loadavg, tmpdir } from "node:os"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { ParleyProcess } from "../client/parley-process.ts"
import { replaced } from "../documents/measured-section.ts"
import { freePort } from "../start/port.ts"
import { repository } from "../start/settings.ts"
import { AuditedBrowser } from "./audited-browser.ts"
import { type MeasuredPage, shortcomings, table } from "./measured-page.ts"
import { pages } from "./pages.ts"
import { devices, lighthouseVersion, runLighthouse } from "./run-lighthouse.ts"

/**
 * `npm run lighthouse`: starts a Parley of its own, asks Lighthouse about its pages, on a phone and on a desktop, and prints
 * the medians. The exit code is 1 when a score is below its line. `--publish` writes the table into docs/benchmarks.md.
 */
const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "3" },
    only: { type: "string" },
    publish: { type: "boolean", default: false },
  },
})

const loads: number[] = []
const measured = await measure()
const said = `${table(measured)}\n\n${circumstances()}`
console.log(said)
for (const shortcoming of shortcomings(measured)) {
  console.error(`Below its line: ${shortcoming}`)
  process.exitCode = 1
}
if (values.publish) {
  const file = join(repository, "docs", "benchmarks.md")
  await writeFile(file, replaced(await readFile(file, "utf8"), "lighthouse", said))
}

async function measure(): Promise<MeasuredPage[]> {
  const dataFolder = await mkdtemp(join(tmpdir(), "parley-lighthouse-"))
  const parley = await ParleyProcess.start({ port: await freePort(), dataFolder })
  const browser = await AuditedBrowser.start()
  try {
    const measured: MeasuredPage[] = []
    for (const page of pages.filter(({ name }) => values.only === undefined || name === values.only)) {
      await browser.becomes(page.visitor, parley.url)
      for (const device of devices) {
        const audits = []
        for (let run = 0; run < Number(values.runs); run += 1) {
          loads.push(loadavg()[0] ?? 0)
          audits.push(await runLighthouse(parley.url + page.path, { port: browser.port, device }))
        }
        measured.push({ page, device, audits })
        console.error(`${page.name} (${device}) is measured.`)
      }
    }
    return measured
  } finally {
    await browser.stop()
    await parley.stop()
    await rm(dataFolder, { recursive: true, force: true })
  }
}

function circumstances(): string {
  const [least, most] = [Math.min(...loads), Math.max(...loads)].map(load => load.toFixed(2))
  const today = new Date().toISOString().slice(0, 10)
  return [
    `Lighthouse ${lighthouseVersion}, median of ${values.runs}, its usual simulated throttling.`,
    `${cpus()[0]?.model.trim() ?? "Unknown processor"}, ${availableParallelism()} cores;`,
    `measured on ${today}, beside other work of a load of ${least} to ${most}.`,
  ].join(" ")
}
