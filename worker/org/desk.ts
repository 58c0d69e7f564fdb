import { z } from "zod"
import {
  type DeskChange,
  type DeskRead,
  deskDefaults,
  desk as deskRules,
  type Desk as Rules,
} from "../../protocol/desk.ts"
import type { Meta } from "./meta.ts"
import type { Clock } from "./ports.ts"

/** The organization's rules for its team: what is promised to customers, and what happens by itself. */
export class Desk {
  #meta: Meta
  #clock: Clock
  #read: DeskRead
  constructor(meta: Meta, clock: Clock) {
    this.#meta = meta
    this.#clock = clock
    this.#read = understood(meta.desk())
  }

  rules(): Rules {
    return this.#read.desk
  }

  read(): DeskRead {
    return this.#read
  }

  /** False when it is the same already, "stale" when it was made for rules that are no longer in force. */
  change({ desk, revision }: DeskChange): boolean | "stale" {
    if (JSON.stringify(desk) === JSON.stringify(this.#read.desk)) return false
    if (revision !== undefined && revision !== this.#read.revision) return "stale"
    this.#read = { desk, revision: this.#clock.newId() }
    this.#meta.setDesk(JSON.stringify(this.#read))
    return true
  }
}

const kept = z.object({ desk: z.looseObject({}), revision: z.uuid() })
const rules = z.object(deskRules.shape)

/** Another version may have kept less than there is now, or more; what this one does not understand at all counts for nothing. */
function understood(json: string | null): DeskRead {
  const { data } = kept.safeParse(json === null ? null : JSON.parse(json))
  const desk = data && rules.safeParse({ ...deskDefaults, ...data.desk }).data
  return data && desk ? { desk, revision: data.revision } : { desk: deskDefaults, revision: null }
}
