import { isNeon } from "../postgres/address.ts"
import { type AssistantVariables, readAssistantVariables } from "../start/assistant-variables.ts"
import { Trouble } from "../start/trouble.ts"

export interface Target {
  databaseUrl: string
  /** Signs sessions. Another one signs everybody out. */
  sessionSecret: string
  origin: string
  mailFrom: string | undefined
  /** Left out, devices are sent no notifications. */
  pushKeys: { PUSH_PUBLIC_KEY: string; PUSH_PRIVATE_KEY: string } | undefined
  /** Left out, what wrangler.toml names. */
  assistant: AssistantVariables
}

/** What a deployment needs to be told. All that is missing or wrong is said at once, before anything is touched. */
export function readTarget(environment: NodeJS.ProcessEnv): Target {
  const { CLOUDFLARE_API_TOKEN, CLOUDFLARE_ACCOUNT_ID, DATABASE_URL, BETTER_AUTH_SECRET, PUBLIC_ORIGIN } = environment
  const { PUSH_PUBLIC_KEY = "", PUSH_PRIVATE_KEY = "" } = environment
  const missing = [
    !CLOUDFLARE_API_TOKEN && "CLOUDFLARE_API_TOKEN (a token that may edit Workers and Pages)",
    !CLOUDFLARE_ACCOUNT_ID && "CLOUDFLARE_ACCOUNT_ID (on the account's overview page)",
    !isNeonUrl(DATABASE_URL) && "DATABASE_URL (the connection string of a Neon database)",
    (BETTER_AUTH_SECRET ?? "").length < 32 && "BETTER_AUTH_SECRET (at least 32 random characters, the same every time)",
    !isOrigin(PUBLIC_ORIGIN) && "PUBLIC_ORIGIN (what visitors type: https://chat.example.com, nothing after the host)",
    (PUSH_PUBLIC_KEY === "") !== (PUSH_PRIVATE_KEY === "") &&
      "PUSH_PUBLIC_KEY and PUSH_PRIVATE_KEY together (npm run push-keys makes a pair), or neither",
  ].filter(said => said !== false)
  if (missing.length > 0 || !DATABASE_URL || !BETTER_AUTH_SECRET || !PUBLIC_ORIGIN)
    throw new Trouble(
      `A deployment needs:\n  ${missing.join("\n  ")}\nSet these in the environment`,
      "README tells where each comes from",
    )
  return {
    databaseUrl: DATABASE_URL,
    sessionSecret: BETTER_AUTH_SECRET,
    origin: PUBLIC_ORIGIN,
    mailFrom: environment.MAIL_FROM || undefined,
    pushKeys: PUSH_PUBLIC_KEY === "" ? undefined : { PUSH_PUBLIC_KEY, PUSH_PRIVATE_KEY },
    assistant: readAssistantVariables(environment),
  }
}

/** The deployed Worker speaks Neon's HTTP contract to Neon itself. */
function isNeonUrl(text: string | undefined): boolean {
  return text !== undefined && URL.canParse(text) && isNeon(text)
}

function isOrigin(text: string | undefined): boolean {
  return text !== undefined && URL.parse(text)?.origin === text && text.startsWith("https://")
}
