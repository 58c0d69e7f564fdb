import { readFileSync } from "node:fs"
import { gzipSync } from "node:zlib"
import { firstLoadFiles, gzippedBytes, type Manifest } from "./first-load.ts"

export interface Measured {
  name: string
  bytes: number
  bytesMax: number
}

/** JavaScript that a browser fetches before the page works, gzipped. */
const pageBudgets = [
  { name: "Chat page, first load", page: "customer/messages-page.tsx", bytesMax: 180_000 },
  { name: "Organization's door, first load", page: "customer/door-page.tsx", bytesMax: 180_000 },
  { name: "Console, first load", page: "console/console-page.tsx", bytesMax: 300_000 },
]

/** The platform's limit is far higher; a small Worker starts fast. */
const workerBytesMax = 600 * 1024

export function measurePages(built: string, manifest: Manifest): Measured[] {
  return pageBudgets.map(({ name, page, bytesMax }) => ({
    name,
    bytes: gzippedBytes(built, firstLoadFiles(manifest, page)),
    bytesMax,
  }))
}

export function measureWorker(bundle: string): Measured {
  return { name: "Worker", bytes: gzipSync(readFileSync(bundle)).length, bytesMax: workerBytesMax }
}
