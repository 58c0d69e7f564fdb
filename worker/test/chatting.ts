import { AbstractChat, type ChatState, type ChatStatus, DefaultChatTransport, type UIMessage } from "ai"
import type { Env } from "../env.ts"
import app from "../index.ts"
import type { Person } from "./people.ts"

/** The AI SDK's own client, at the API of the Worker, and everything it was told besides messages. */
export class Chatting extends AbstractChat<UIMessage> {
  readonly heard: { type: string; data: unknown }[] = []
  protected override readonly state: Watched
  constructor(
    env: Env,
    person: Person,
    { id, ...more }: { id: string; organizationId?: string; messages?: UIMessage[] },
  ) {
    const state = new Watched(more.messages ?? [])
    const heard: { type: string; data: unknown }[] = []
    const query = more.organizationId === undefined ? "" : `?organizationId=${more.organizationId}`
    super({
      id,
      state,
      transport: new DefaultChatTransport({
        api: `${env.PUBLIC_ORIGIN}/api/chat${query}`,
        fetch: async (address, init) => app.request(String(address), asBrowser(env, person, init), env),
      }),
      onData: ({ type, data }) => {
        heard.push({ type, data })
        state.news()
      },
    })
    this.heard = heard
    this.state = state
  }

  /** What the newest message says, if it is the assistant's. */
  get answer(): string {
    return this.lastMessage?.role === "assistant" ? textIn(this.lastMessage) : ""
  }

  /** The answer that is begun to the newest message. */
  answering(): Promise<UIMessage> {
    return this.until(() => this.status !== "ready" && this.lastMessage?.role === "assistant" && this.lastMessage)
  }

  /** Resolves with the first truthy answer, asked again whenever something changes. */
  until<T>(ask: (chat: this) => T | null | undefined | false): Promise<T> {
    return this.state.until(() => ask(this))
  }
}

export const textIn = ({ parts }: UIMessage): string =>
  parts.flatMap(part => (part.type === "text" ? part.text : [])).join("")

function asBrowser(env: Env, person: Person, init: RequestInit = {}): RequestInit {
  const headers = new Headers(init.headers)
  headers.set("Origin", env.PUBLIC_ORIGIN)
  headers.set("Cookie", person.browser.cookie)
  headers.set("CF-Connecting-IP", "192.0.2.1")
  return { ...init, headers }
}

/** The state of a chat, as every framework brings its own. */
class Watched implements ChatState<UIMessage> {
  #messages: UIMessage[]
  #status: ChatStatus = "ready"
  #error: Error | undefined
  #waiting = new Set<() => void>()
  constructor(messages: UIMessage[]) {
    this.#messages = messages
  }

  get messages() {
    return this.#messages
  }
  set messages(messages) {
    this.#messages = messages
    this.news()
  }
  get status() {
    return this.#status
  }
  set status(status) {
    this.#status = status
    this.news()
  }
  get error() {
    return this.#error
  }
  set error(error) {
    this.#error = error
    this.news()
  }

  pushMessage = (message: UIMessage) => {
    this.messages = [...this.messages, message]
  }
  popMessage = () => {
    this.messages = this.messages.slice(0, -1)
  }
  replaceMessage = (index: number, message: UIMessage) => {
    this.messages = this.messages.with(index, this.snapshot(message))
  }
  snapshot = <T>(value: T): T => structuredClone(value)

  news(): void {
    for (const wake of [...this.#waiting]) wake()
  }

  until<T>(ask: () => T | null | undefined | false): Promise<T> {
    return new Promise((resolve, reject) => {
      const state = () => JSON.stringify([this.#status, this.#error?.message, this.#messages])
      const timer = setTimeout(() => reject(new Error(`Waited in vain: ${state()}`)), 15_000)
      const attempt = () => {
        const answer = ask()
        if (!answer) return
        clearTimeout(timer)
        this.#waiting.delete(attempt)
        resolve(answer)
      }
      this.#waiting.add(attempt)
      attempt()
    })
  }
}
