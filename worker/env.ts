import type { AssistantTurn } from "./assistant/assistant-turn.ts"
import type { Organization } from "./org/organization.ts"

/** What the Worker is configured with (wrangler.toml, secrets, `.dev.vars` locally). */
export interface Env {
  ORGANIZATION: DurableObjectNamespace<Organization>
  ASSISTANT: DurableObjectNamespace<AssistantTurn>
  MAIL: SendEmail
  /** Postgres connection string, Neon or the local emulation. Secret. */
  DATABASE_URL: string
  /** Where Neon's HTTP contract is served when it is not Neon itself; local only. */
  DATABASE_HTTP_URL?: string
  /** Set to "none" where the runtime knows no jurisdictions, which is on one machine; a deployment keeps its promise or fails. */
  JURISDICTIONS?: "none"
  /** Signs sessions; at least 32 random characters. Secret. */
  BETTER_AUTH_SECRET: string
  /** Origin of the page, exact: `https://chat.example.com`. */
  PUBLIC_ORIGIN: string
  /** Sender of invitations. */
  MAIL_FROM: string
  /** Which model answers: see `readModelSetting`. Left out, it is `extractive`, which needs nothing. */
  ASSISTANT_MODEL?: string
  /** Key for an OpenAI-compatible server that wants one. Secret. */
  ASSISTANT_API_KEY?: string
  /** A Workers AI model that embeds knowledge and questions; left out, knowledge is found by its words alone. */
  EMBEDDING_MODEL?: string
  /** Workers AI; deployed only, the local runtime has none. */
  AI?: Ai
}
