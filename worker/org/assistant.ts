import { z } from "zod"
import {
  type AssistantSettings,
  assistantDefaults,
  assistantSettings,
  type Spending,
  spending,
} from "../../protocol/assistant.ts"
import type { StoredConversation } from "../../protocol/conversation.ts"
import { region } from "../../protocol/organization.ts"
import type { Author } from "../../protocol/person.ts"
import type { Cost } from "../assistant/cost.ts"
import { Loans } from "./loans.ts"
import type { Meta } from "./meta.ts"
import type { Clock } from "./ports.ts"

const configuration = z.object({ settings: assistantSettings, region })
/** How the assistant behaves, and where its turns run: beside the organization. */
export type Configuration = z.infer<typeof configuration>
/** `revision`: what it was made for. Without it, the last one to write wins. */
export type ConfigurationChange = Configuration & { revision?: string | null | undefined }

/** What is kept from before there were revisions has none. */
const keptConfiguration = configuration.extend({ revision: z.uuid().nullable().default(null) })

/** What staff find when they go and ask. */
export interface AssistantDesk {
  settings: AssistantSettings
  revision: string | null
  spent: Spending
}

/** Tokens that a piece of work for staff may cost, theirs until they are given back; null when too little is left. */
export type Borrowed = { loan: string; tokens: number } | null

/** The organization's assistant: how it is set, and what it has spent. */
export class Assistant {
  #meta: Meta
  #clock: Clock
  #configured: z.infer<typeof keptConfiguration> | null
  #spent: Spending
  #loans: Loans
  constructor(meta: Meta, clock: Clock) {
    this.#meta = meta
    this.#clock = clock
    this.#loans = new Loans(clock)
    // What another version has kept and this one does not understand turns the assistant off: people have to be able to talk.
    this.#configured = keptConfiguration.safeParse(parsed(meta.assistant())).data ?? null
    this.#spent = spending.safeParse(parsed(meta.spent())).data ?? { month: "", tokens: 0 }
  }

  configuration(): Configuration {
    return this.#configured ?? { settings: assistantDefaults, region: "auto" }
  }

  desk(): AssistantDesk {
    const { settings } = this.configuration()
    return { settings, revision: this.#configured?.revision ?? null, spent: this.spent() }
  }

  /** What everybody is told of it: its name, where it is on. */
  presented(): { name: string } | null {
    const { on, name } = this.configuration().settings
    return on ? { name } : null
  }

  author(): Author {
    return { kind: "assistant", id: null, name: this.configuration().settings.name }
  }

  /** False, and nothing is changed, when it was made for settings that are no longer in force. */
  configure({ revision, ...change }: ConfigurationChange): boolean {
    const { revision: made, ...before } = this.#configured ?? { ...this.configuration(), revision: null }
    if (JSON.stringify(change) === JSON.stringify(before)) return true
    if (revision !== undefined && revision !== made) return false
    this.#configured = { ...change, revision: this.#clock.newId() }
    this.#meta.setAssistant(JSON.stringify(this.#configured))
    return true
  }

  /** This month's spending; months are UTC's. */
  spent(): Spending {
    const month = new Date(this.#clock.now()).toISOString().slice(0, 7)
    return this.#spent.month === month ? this.#spent : { month, tokens: 0 }
  }

  spend(tokens: number): void {
    if (tokens <= 0) return
    const { month, tokens: before } = this.spent()
    this.#spent = { month, tokens: before + tokens }
    this.#meta.setSpent(JSON.stringify(this.#spent))
  }

  borrow(promised: number, cost: Cost): Borrowed {
    const tokens = this.maySpend(null, promised, cost)
    return tokens === 0 ? null : { tokens, loan: this.#loans.take(tokens) }
  }

  giveBack(loan: string): void {
    this.#loans.giveBack(loan)
  }

  /** Tokens that one more piece of work may spend; 0 when what is left does not pay it. `promised` is what answers are spending meanwhile. */
  maySpend(conversation: StoredConversation | null, promised: number, { least, most }: Cost): number {
    const { organizationTokensPerMonth, conversationTokens } = this.configuration().settings.caps
    const left = Math.min(
      organizationTokensPerMonth - this.spent().tokens - promised - this.#loans.lent(),
      conversationTokens - (conversation?.spentTokens ?? 0),
    )
    return left < least ? 0 : Math.min(left, most)
  }
}

const parsed = (kept: string | null): unknown => (kept === null ? null : JSON.parse(kept))
