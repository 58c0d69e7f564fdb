import { request } from "node:http"
import { expect, onTestFinished, test } from "vitest"
import { limits } from "../../../protocol/limits.ts"
import { startWatchedWorker } from "./watched-worker.ts"

/** A request as `fetch` does not make it: a read with a body, or with a word about its length. */
function ask(url: string, method: string, { headers, body }: { headers: Record<string, string>; body: string }) {
  return new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
    const asked = request(url, { method, headers }, answer => {
      let text = ""
      answer.on("data", piece => {
        text += piece
      })
      answer.on("end", () => resolve({ status: answer.statusCode, text }))
    })
    asked.on("error", reject)
    asked.end(body)
  })
}

const long = "x".repeat(limits.frameBytesMax + 1)
const json = { "Content-Type": "application/json" }

test("a body on a read is neither looked at nor in the way", async () => {
  const worker = await startWatchedWorker()
  onTestFinished(async () => void (await worker.end()))
  const url = `${worker.url}/api/health`
  const odd = [
    { headers: { "Content-Length": "0" }, body: "" },
    { headers: { ...json, "Content-Length": "2" }, body: "{}" },
    { headers: { ...json, "Transfer-Encoding": "chunked" }, body: "{}" },
    { headers: { "Content-Type": "text/plain", "Content-Length": "5" }, body: "Hello" },
    { headers: { "Content-Length": String(long.length) }, body: long },
  ]
  for (const method of ["GET", "HEAD"]) {
    const plain = await ask(url, method, { headers: {}, body: "" })
    expect(plain.status).toBe(200)
    for (const one of odd) expect([one.headers, await ask(url, method, one)]).toEqual([one.headers, plain])
  }
})
