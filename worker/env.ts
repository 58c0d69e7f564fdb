import type { AssistantTurn } from "./assistant/assistant-turn.ts"
import type { Courier } from "./courier/courier.ts"
import type { Organization } from "./org/organization.ts"

/** What the Worker is configured with (wrangler.toml, secrets, `.dev.vars` locally). */
export interface Env {
  ORGANIZATION: DurableObjectNamespace<Organization>
  ASSISTANT: DurableObjectNamespace<AssistantTurn>
  COURIER: DurableObjectNamespace<Courier>
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
  /** Sender of mail, and where push services may write to. */
  MAIL_FROM: string
  /** The pair of keys that notifications to devices are sent under, raw in base64url; without it none are sent. The second is secret. */
  PUSH_PUBLIC_KEY?: string
  PUSH_PRIVATE_KEY?: string
  /** Which model answers: see `readModelSetting`. Left out, it is `extractive`, which needs nothing. */
  ASSISTANT_MODEL?: string
  /** Key for an OpenAI-compatible server that wants one. Secret. */
  ASSISTANT_API_KEY?: string
  /** A Workers AI model that embeds knowledge and questions; left out, knowledge is found by its words alone. */
  EMBEDDING_MODEL?: string
  /** Workers AI; deployed only, the local runtime has none. */
  AI?: Ai
}
