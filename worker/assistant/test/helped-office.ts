import { runInDurableObject } from "cloudflare:test"
import { database } from "../../../drizzle/client.ts"
import { createEntry } from "../../../drizzle/knowledge/entries.ts"
import { assistantDefaults } from "../../../protocol/assistant.ts"
import type { EntryBody } from "../../../protocol/entry.ts"
import { assistantStub } from "../../identity/assistant-stub.ts"
import { agent, customer, newId, type Page, scene, testEnv } from "../../org/test/scene.ts"
import { found, signUp } from "../../test/people.ts"

const returns = { title: "Returns", body: "You have 60 days to send boots back.", url: null, questions: [] }

/** An organization that has written something down and has its assistant on, a customer, and an agent who looks over their shoulder. */
export async function helpedOffice() {
  const { id: organizationId } = await found(await signUp(testEnv, "Nora"))
  const content = { ...returns, source: "written", status: "published" } as const
  await createEntry(database(testEnv), { organizationId, entryId: newId() }, { by: null, content })
  // A call that fails, as it does when the object crashes, breaks the stub that it was made with.
  const organization = () => testEnv.ORGANIZATION.getByName(organizationId)
  await organization().configureAssistant({ region: "auto", settings: { ...assistantDefaults, on: true } })
  const [clara, maya, conversationId] = [customer("Clara"), agent("Maya"), newId()]
  const turn = () => assistantStub(testEnv, { organizationId, region: "auto", conversationId })
  /** A page of somebody who has the conversation on screen. */
  async function open(viewer: typeof clara): Promise<Page> {
    const page = await scene({ evicting: false, organizationId }).connect(viewer)
    await page.hello()
    await page.send({ type: "watch", conversationId })
    return page
  }
  return {
    ...{ conversationId, organization, turn, open, clara, maya },
    /** The customer asks, and both look. */
    async ask(text = "Can I return boots?") {
      const page = await scene({ evicting: false, organizationId }).connect(clara)
      await page.hello()
      await page.do(conversationId, { type: "start", text })
      await page.send({ type: "watch", conversationId })
      return { clara: page, maya: await open(maya) }
    },
    /** What the organization has stored of the conversation, as staff read it. */
    async stored(): Promise<EntryBody[]> {
      const read = await organization().entries(maya, { conversationId, before: null, limit: 100 })
      return read.ok && read.value ? read.value.entries.map(({ body }) => body) : []
    },
  }
}

/** What a page shows of an answer that is being written: pieces that do not fit are left out. */
export function shown(page: Page): string {
  let [attempt, text] = [0, ""]
  for (const frame of page.frames("draft")) {
    if (frame.offset === 0) [attempt, text] = [frame.attempt, frame.text]
    else if (frame.attempt === attempt && frame.offset === text.length) text += frame.text
  }
  return text
}

/** The object loses its memory in the middle of what it does, as when its machine goes down. What was written to its storage stays. */
export async function crash(stub: DurableObjectStub): Promise<void> {
  await runInDurableObject(stub, (_, state) => state.abort("Crashed by a test")).catch(() => {})
}
