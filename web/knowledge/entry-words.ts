import type { KnowledgeEntry } from "../../protocol/knowledge.ts"
import type { IconName } from "../look/icon.tsx"

export const sourceIcons: Record<KnowledgeEntry["source"], IconName> = { written: "note", file: "file", url: "link" }

/** Where an entry comes from. */
export function sourceWords({ source, url }: KnowledgeEntry): string {
  switch (source) {
    case "written":
      return "Written here"
    case "file":
      return "From a file"
    case "url":
      return url !== null && URL.canParse(url) ? `From ${new URL(url).host}` : "From a page"
  }
}

/** Who changed it last, to stand after the time. */
export function changedBy({ updatedBy }: KnowledgeEntry, viewerId: string): string {
  if (updatedBy === null) return ""
  return updatedBy.id === viewerId ? " by you" : ` by ${updatedBy.name}`
}
