import { evictDurableObject } from "cloudflare:test"
import { env } from "cloudflare:workers"
import type { Command } from "../../../protocol/command.ts"
import { type DownFrame, parseFrames } from "../../../protocol/down.ts"
import type { Entry } from "../../../protocol/entry.ts"
import type { Viewer } from "../../../protocol/person.ts"
import type { UpFrame } from "../../../protocol/up.ts"
import { protocolVersion } from "../../../protocol/version.ts"
import type { Env } from "../../env.ts"
import { admissionHeader } from "../admit.ts"

export type Frame<T extends DownFrame["type"]> = Extract<DownFrame, { type: T }>

/** The environment that vitest.config.ts gives the Worker. */
export const testEnv = env as unknown as Env

const nobody: Viewer = { userId: crypto.randomUUID(), name: "Nobody", isGuest: true, role: null }

/** A new organization with nobody in it. With `evicting`, the object loses its memory before every frame that it receives. */
export function scene({
  evicting,
  organizationId = crypto.randomUUID(),
}: {
  evicting: boolean
  organizationId?: string
}) {
  const stub = testEnv.ORGANIZATION.get(testEnv.ORGANIZATION.idFromName(organizationId))
  const evict = async () => {
    // Only a running object can be evicted; the last eviction may not have been followed by anything yet.
    await stub.conversation(nobody, organizationId)
    await evictDurableObject(stub)
  }
  const connect = (viewer: Viewer, options: { sessionId?: string; expiresAt?: number } = {}) =>
    connectTo(stub, { viewer, ...options, beforeSend: evicting ? evict : async () => {} })
  return { organizationId, stub, evict, connect }
}

interface Connecting {
  viewer: Viewer
  sessionId?: string
  expiresAt?: number
  beforeSend: () => Promise<void>
}

/** One page of one person: a real socket, with everything it has heard. */
async function connectTo(
  stub: Fetcher,
  { viewer, sessionId = "a session", expiresAt = Date.now() + 3_600_000, beforeSend }: Connecting,
) {
  const admission = encodeURIComponent(JSON.stringify({ viewer, sessionId, expiresAt, checkedAt: Date.now() + 1 }))
  const answer = await stub.fetch("https://organization/", {
    headers: { Upgrade: "websocket", [admissionHeader]: admission },
  })
  const socket = answer.webSocket
  if (!socket) throw new Error(`No socket but ${answer.status}`)
  const heard: DownFrame[] = []
  const waiting = new Set<() => void>()
  let closed: { code: number } | null = null
  const news = () => {
    for (const wake of [...waiting]) wake()
  }
  socket.accept()
  socket.addEventListener("message", ({ data }) => {
    heard.push(...parseFrames(String(data)))
    news()
  })
  socket.addEventListener("close", ({ code }) => {
    closed = { code }
    news()
  })

  /** Resolves with the first truthy answer, asked again whenever something arrives. */
  function until<T>(ask: () => T | null | undefined | false, what: string): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`Waited for ${what}, heard ${JSON.stringify(heard)}`)), 15_000)
      const attempt = () => {
        const answer = ask()
        if (!answer) return
        clearTimeout(timer)
        waiting.delete(attempt)
        resolve(answer)
      }
      waiting.add(attempt)
      attempt()
    })
  }

  async function sendText(text: string): Promise<void> {
    await beforeSend()
    socket?.send(text)
  }
  const send = (frame: UpFrame) => sendText(JSON.stringify(frame))
  const frames = <T extends DownFrame["type"]>(type: T) =>
    heard.filter((frame): frame is Frame<T> => frame.type === type)
  const entries = (): Entry[] => frames("entries").flatMap(frame => frame.entries)

  return {
    viewer,
    heard,
    send,
    sendText,
    frames,
    entries,
    until,
    hears: <T extends DownFrame["type"]>(type: T, matching: (frame: Frame<T>) => boolean = () => true) =>
      until(() => frames(type).find(matching), `a ${type} frame`),
    hearsEntry: (matching: (entry: Entry) => boolean) => until(() => entries().find(matching), "an entry"),
    hearsText: (text: string) =>
      until(() => entries().find(({ body }) => "text" in body && body.text === text), `"${text}"`),
    isClosed: () => until(() => closed, "the end").then(({ code }) => code),
    closedYet: () => closed,
    close: () => socket.close(1000, "bye"),
    hello: async (place: Partial<Extract<UpFrame, { type: "hello" }>> = {}) => {
      await send({ type: "hello", protocol: protocolVersion, ...place })
      return until(() => frames("welcome")[0], "a welcome")
    },
    /** Does something and waits until it is accepted or refused. */
    do: async (conversationId: string, command: Command, id: string = crypto.randomUUID()) => {
      const seen = heard.length
      await send({ type: "do", operation: { id, conversationId, command } })
      const answers = (frame: DownFrame): frame is Frame<"accepted"> | Frame<"refused"> =>
        (frame.type === "accepted" || frame.type === "refused") && frame.id === id
      return until(() => heard.slice(seen).find(answers), `an answer to ${command.type}`)
    },
  }
}

export type Page = Awaited<ReturnType<typeof connectTo>>

const person = (name: string, role: Viewer["role"], isGuest = false): Viewer => ({
  userId: crypto.randomUUID(),
  name,
  isGuest,
  role,
})

export const agent = (name: string): Viewer => person(name, "agent")
export const admin = (name: string): Viewer => person(name, "admin")
export const customer = (name: string): Viewer => person(name, null)
export const guest = (name: string): Viewer => person(name, null, true)

export const newId = (): string => crypto.randomUUID()
