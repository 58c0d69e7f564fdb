import { type AssistantSettings, assistantDefaults } from "../../../protocol/assistant.ts"
import { configure } from "../../../worker/org/configure.ts"
import type { AssistantEnd } from "../history/written-rules.ts"
import type { ObjectHost } from "../object-host.ts"

/** One of an organization's people decides how its assistant behaves; what counted when is remembered. */
export class AssistantSwitch {
  readonly #host: ObjectHost
  /** How it was set when the stream had this length. */
  readonly #set: { head: number; on: boolean }[] = []
  #settings: AssistantSettings = assistantDefaults
  constructor(host: ObjectHost) {
    this.#host = host
  }

  turn(on: boolean): boolean {
    return this.#configure({ on })
  }

  /** So few tokens that the next answer, or the one after it, is too many. */
  cap(caps: Partial<AssistantSettings["caps"]>): boolean {
    return this.#configure({ caps: { ...this.#settings.caps, ...caps } })
  }

  readonly wasOn: AssistantEnd["wasOn"] = seq => this.#set.findLast(({ head }) => head < seq)?.on ?? false

  #configure(changes: Partial<AssistantSettings>): boolean {
    this.#settings = { ...this.#settings, ...changes }
    this.#host.inTurn(core => {
      configure(core, { settings: this.#settings, region: "auto" })
      this.#set.push({ head: core.stream.head(), on: this.#settings.on })
    })
    return true
  }
}
