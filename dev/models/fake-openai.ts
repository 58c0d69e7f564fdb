import { once } from "node:events"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { text } from "node:stream/consumers"
import { readChatRequest } from "./chat-request.ts"
import { type ModelRun, play } from "./play.ts"
import { scriptOf } from "./script.ts"
import { completion } from "./wire.ts"

export interface FakeOpenAi {
  /** For `ASSISTANT_MODEL=openai-compatible:<baseUrl>#<model>`. */
  baseUrl: string
  /** What was asked and when it was answered, oldest first. Over HTTP: `GET /runs`. */
  runs: ModelRun[]
  /** What it was told, as it came: the bodies of the requests. */
  bodies: string[]
  close(): Promise<void>
}

/** A server that speaks OpenAI's chat completions and plays the script that the model's name stands for (`scriptOf`). On loopback only. */
export async function startFakeOpenAi({ port = 0 }: { port?: number } = {}): Promise<FakeOpenAi> {
  const runs: ModelRun[] = []
  const bodies: string[] = []
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy())
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const receivedAt = performance.timeOrigin + performance.now()
    if (request.method === "GET") return json(response, 200, JSON.stringify(runs))
    const body = await text(request)
    bodies.push(body)
    const chat = readChatRequest(body)
    if (chat === null) return json(response, 400, failure("This is no chat request."))
    const script = scriptOf(chat)
    const run: ModelRun = { model: chat.model, receivedAt, firstTokenAt: null, lastTokenAt: null, tokens: 0, end: null }
    runs.push(run)
    if (!("moves" in script)) {
      run.end = "refused"
      return json(response, script.status, failure(script.message))
    }
    if (chat.isStreamed) return play(script.moves, response, run)
    run.end = "whole"
    json(response, 200, completion(chat.model, [...script.moves]))
  }

  server.listen(port, "127.0.0.1")
  await once(server, "listening")
  return {
    baseUrl: `http://127.0.0.1:${portOf(server.address())}/v1`,
    runs,
    bodies,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, "close")
    },
  }
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === "string") throw new Error("The fake model's server has no port")
  return address.port
}

function json(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { "content-type": "application/json" }).end(body)
}

const failure = (message: string) => JSON.stringify({ error: { message, type: "fake", param: null, code: null } })
