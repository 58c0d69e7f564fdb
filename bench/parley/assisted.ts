import { assistantDefaults } from "../../protocol/assistant.ts"
import { ParleySocket } from "../clients/parley-socket.ts"
import type { FakeModel } from "../servers/fake-model.ts"
import { startApart } from "./apart.ts"
import { type BenchPostgres, startBenchPostgres } from "./bench-postgres.ts"
import { productWorker } from "./product.ts"
import { benchOrigin, foundOrganization, type SignedIn, signIn } from "./signed-in.ts"

export interface Assisted extends AsyncDisposable {
  /** Opens the socket of a page through the whole Worker. */
  open(person: SignedIn): Promise<ParleySocket>
  customers: SignedIn[]
  staff: SignedIn[]
}

/**
 * The whole product with an organization whose assistant is on and asks the fake model. Postgres is the embedded one. `turns`:
 * whether they share the organization's thread (apart.ts).
 */
export async function startAssisted(
  model: FakeModel,
  {
    script,
    customers,
    staff,
    turns = "beside",
  }: { script: string; customers: number; staff: number; turns?: "beside" | "apart" },
): Promise<Assisted> {
  const postgres: BenchPostgres = await startBenchPostgres()
  const variables = { ASSISTANT_MODEL: `openai-compatible:${model.baseUrl}#${script}` }
  const workerd =
    turns === "apart" ? await startApart(postgres, variables) : await (await productWorker(postgres, variables))()
  const organizationId = await foundOrganization(postgres.database)
  const [owner] = await signIn(postgres.database, organizationId, { count: 1, role: "owner" })
  if (!owner) throw new Error("An organization has an owner")
  await turnOn(`${workerd.url}/api/organizations/${organizationId}/assistant`, owner)
  return {
    customers: await signIn(postgres.database, organizationId, { count: customers, role: null }),
    staff: staff === 0 ? [] : await signIn(postgres.database, organizationId, { count: staff, role: "agent" }),
    open: ({ cookie }) =>
      ParleySocket.signedIn(`${workerd.url.replace("http", "ws")}/api/organizations/${organizationId}/socket`, {
        cookie,
        origin: benchOrigin,
      }),
    [Symbol.asyncDispose]: async () => {
      await workerd.kill()
      await postgres.stop()
    },
  }
}

/** Without caps that a measurement of a thousand answers would reach, and without rules that hand over. */
async function turnOn(url: string, { cookie }: SignedIn): Promise<void> {
  const caps = { organizationTokensPerMonth: 1_000_000_000, conversationTokens: 10_000_000 }
  const answer = await fetch(url, {
    method: "PUT",
    headers: { cookie, origin: benchOrigin, "content-type": "application/json" },
    body: JSON.stringify({ ...assistantDefaults, on: true, name: "Bench", caps }),
  })
  if (!answer.ok) throw new Error(`The assistant could not be turned on: ${answer.status} ${await answer.text()}`)
}
