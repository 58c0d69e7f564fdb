import type { ClipboardEvent } from "react"
import { limits } from "../../protocol/limits.ts"

/** A pasted document brings its heading along: where there is no title yet, that is the title. */
export function titleFromPaste(event: ClipboardEvent<HTMLTextAreaElement>): void {
  const { form, value } = event.currentTarget
  const title = form?.elements.namedItem("title")
  if (!(title instanceof HTMLInputElement) || title.value.trim() !== "" || value.trim() !== "") return
  const heading = /^\s*#{1,3}[ \t]+(\S.*)/.exec(event.clipboardData.getData("text/plain"))?.[1]
  if (heading !== undefined) title.value = heading.replace(/[ \t#]+$/, "").slice(0, limits.reasonCharactersMax)
}
