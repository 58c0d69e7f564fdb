import { join } from "node:path"
import { assistantDefaults } from "../../../protocol/assistant.ts"
import type { Browser } from "../../client/browser.ts"
import { orThrow } from "../../client/people.ts"
import { migrate } from "../../migrations/migrate.ts"
import { people } from "../../seed/cast.ts"
import { DemoSessions } from "../../seed/demo-session.ts"
import { databaseAt, seed } from "../../seed/seed.ts"
import { SEED_ORG_ID } from "../../seed/seed-org-id.ts"
import { keptSecrets } from "../../start/secrets.ts"
import { repository, type Settings } from "../../start/settings.ts"
import { bundleScript } from "../../workerd/bundle-script.ts"
import { runWorkerd, type Workerd } from "../../workerd/run-workerd.ts"
import { askers } from "../answers/askers.ts"
import { cast } from "../cast.ts"
import { type Chat, deployMs } from "../chat.ts"
import { ParleyPage } from "./parley-page.ts"
import { parleyPostgres } from "./parley-postgres.ts"
import { archivedUpTo, logOf } from "./parley-stored.ts"

const origin = "http://localhost"
const sessionMs = 24 * 60 * 60_000

interface At {
  folder: string
  port: number
  /** As `ASSISTANT_MODEL` names it; left out, nobody answers but people. */
  model?: string
}

/** A real Parley: the Worker that ships in the runtime it ships for, behind it the embedded Postgres, and sessions in it. */
export async function parleyChat({ folder, port, model }: At): Promise<Chat> {
  const settings: Settings = { port, origin, dataFolder: folder, databaseUrl: undefined }
  const postgres = await parleyPostgres(settings)
  await migrate(postgres.address)
  await seed(postgres.address)
  const secret = keptSecrets(folder).session
  const served = {
    ...{ folder, port, bundle: await bundleScript({ entry: join(repository, "worker", "index.ts") }) },
    classes: { ORGANIZATION: "Organization", ASSISTANT: "AssistantTurn", COURIER: "Courier" },
    variables: {
      ...{
        PUBLIC_ORIGIN: origin,
        BETTER_AUTH_SECRET: secret,
        MAIL_FROM: "hello@parley.example",
        JURISDICTIONS: "none",
      },
      ...(model !== undefined && { ASSISTANT_MODEL: model }),
      ...{ DATABASE_URL: postgres.address.connectionString, DATABASE_HTTP_URL: postgres.address.httpUrl },
    },
  }
  const database = databaseAt(postgres.address)
  const sessions = new DemoSessions({ database, url: `http://127.0.0.1:${port}`, origin, secret, sessionMs })
  const cookies = new Map<string, string>()
  for (const { person } of [...cast(), ...askers()])
    if (!cookies.has(person)) cookies.set(person, (await sessions.browser(people[person])).cookie)
  let workerd: Workerd | null = await runWorkerd(served)
  if (model !== undefined) await turnOn(await sessions.browser(people.nora))

  return {
    name: "parley",
    port,
    postgres: postgres.control,
    start: async () => {
      workerd = await runWorkerd(served)
    },
    kill: async () => workerd?.kill(),
    stop: async () => workerd?.stop(deployMs),
    open: (device, at) => new ParleyPage(device, { ...at, origin, cookie: cookies.get(device.person) ?? "" }),
    stored: async () => {
      await postgres.control.runs()
      const head = logOf(folder).length
      const archive = await archivedUpTo(database, head)
      return { log: logOf(folder), archive }
    },
    end: async () => {
      await workerd?.kill()
      workerd = null
      await postgres.stop()
    },
  }
}

async function turnOn(owner: Browser): Promise<void> {
  const settings = { ...assistantDefaults, on: true }
  orThrow(await owner.request("PUT", `/organizations/${SEED_ORG_ID}/assistant`, settings))
}
