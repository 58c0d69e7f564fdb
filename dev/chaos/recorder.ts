import type { History, Item, Observer, Sent } from "../simulation/history/history.ts"
import type { Device } from "./cast.ts"
import type { Message, Witness } from "./chat.ts"

/** Takes down what everybody asked for and was told, for the history checker. */
export class Recorder {
  readonly #sent = new Map<string, Sent>()
  readonly #observers = new Map<string, Observer & { device: Device }>()
  /** What went against the word of the server, and what it refused. */
  readonly complaints: string[] = []

  asked(device: Device, { id, conversationId, text }: Message): void {
    this.#sent.set(id, { id, channel: conversationId, content: text, sender: device.name, outcome: "unknown" })
  }

  witness(device: Device): Witness {
    return {
      acknowledged: id => this.#settle(id, "acknowledged"),
      refused: (id, why) => {
        this.#settle(id, "refused")
        this.complaints.push(`${device.name} was refused ${id}: ${why}`)
      },
      complains: what => void this.complaints.push(`${device.name} ${what}`),
      connected: (snapshot, line) => void this.#observer(device, line).connections.push({ snapshot, heard: [] }),
      heard: (items, line) => {
        const { connections } = this.#observer(device, line)
        connections.at(-1)?.heard.push(...items)
      },
    }
  }

  /** Optionally only those of some conversations. */
  acknowledgedIds(conversations?: readonly string[]): string[] {
    const counts = ({ outcome, channel }: Sent) =>
      outcome === "acknowledged" && (conversations === undefined || conversations.includes(channel))
    return [...this.#sent.values()].filter(counts).map(({ id }) => id)
  }

  history(shows: (device: Device) => Item[], stored: Pick<History, "log" | "archive">): History {
    const observers = [...this.#observers.values()].map(({ device, ...observer }): Observer => {
      const { channels } = observer
      return { ...observer, shows: shows(device).filter(item => channels === "all" || channels.includes(item.channel)) }
    })
    return { sent: [...this.#sent.values()], observers, ...stored }
  }

  #settle(id: string, outcome: Sent["outcome"]): void {
    const item = this.#sent.get(id)
    if (item?.outcome === "unknown") item.outcome = outcome
  }

  /** A page with a line per conversation is as many observers: each knows only what comes on its own. */
  #observer(device: Device, line?: string): Observer {
    const name = line === undefined ? device.name : `${device.name}, in ${line}`
    const known = this.#observers.get(name)
    if (known) return known
    const channels = line !== undefined ? [line] : device.isStaff ? ("all" as const) : [...device.conversations]
    const made = { device, name, channels, seesPrivate: device.isStaff, connections: [], shows: null }
    this.#observers.set(name, made)
    return made
  }
}
