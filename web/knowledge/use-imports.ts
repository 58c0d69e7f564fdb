import { useRef, useState } from "react"
import { type KnowledgeEntry, knowledgeImported } from "../../protocol/knowledge.ts"
import { limits } from "../../protocol/limits.ts"
import { call } from "../app/api.ts"
import { say } from "../app/say.ts"
import { useWorkplace } from "../organizations/organization-context.ts"
import { entriesChanged, knowledgePath } from "./knowledge-queries.ts"

/** A file on its way in, and what came of it. */
export interface FileImport {
  id: string
  file: File
  splits: boolean
  state: ImportState
}
type ImportState =
  | { status: "waiting" }
  | { status: "reading" }
  | { status: "done"; entries: KnowledgeEntry[] }
  | { status: "failed"; why: string }

/** Files are read one after the other, so that many large ones do not wait in memory, and none is lost when another fails. */
export function useImports({ splits }: { splits: boolean }) {
  const { organization } = useWorkplace()
  const [imports, setImports] = useState<FileImport[]>([])
  const line = useRef(Promise.resolve())

  function add(files: File[]): void {
    const added = files.map(
      (file): FileImport => ({ id: crypto.randomUUID(), file, splits, state: { status: "waiting" } }),
    )
    setImports(before => [...before, ...added])
    for (const one of added) queue(one)
  }

  function again(id: string): void {
    const one = imports.find(known => known.id === id)
    if (one === undefined) return
    set(id, { status: "waiting" })
    queue(one)
  }

  function queue(one: FileImport): void {
    line.current = line.current.then(async () => {
      set(one.id, { status: "reading" })
      set(one.id, await bringIn(organization.id, one))
    })
  }

  const set = (id: string, state: ImportState) =>
    setImports(before => before.map(one => (one.id === id ? { ...one, state } : one)))

  return { imports, add, again }
}

async function bringIn(organizationId: string, { file, splits }: FileImport): Promise<ImportState> {
  if (file.size > limits.importBytesMax)
    return { status: "failed", why: `Larger than ${limits.importBytesMax / 1_000_000} MB. Divide it into parts.` }
  const content = await base64Of(file)
  if (content === null) return { status: "failed", why: "Your browser could not read this file." }
  const answer = await call({
    path: `${knowledgePath(organizationId)}/imports`,
    method: "POST",
    body: { from: "file", name: file.name, content, split: splits },
    schema: knowledgeImported,
  })
  if (!answer.ok) return { status: "failed", why: say(answer.failure) }
  void entriesChanged(organizationId)
  return { status: "done", entries: answer.value.entries }
}

/** Null for what cannot be read: a folder, a file that is gone. */
function base64Of(file: File): Promise<string | null> {
  return new Promise(resolve => {
    const reader = new FileReader()
    reader.onerror = () => resolve(null)
    reader.onload = () => resolve(typeof reader.result === "string" ? (reader.result.split(",")[1] ?? "") : null)
    reader.readAsDataURL(file)
  })
}
