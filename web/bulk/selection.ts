import { limits } from "../../protocol/limits.ts"

/** Conversations that somebody has chosen in a list, by their ids: rows come and go, and most of them are not drawn. */
export interface Selection {
  readonly ids: ReadonlySet<string>
  /** The one chosen last: a range begins there. */
  readonly anchor: string | null
}

export const nothingSelected: Selection = { ids: new Set(), anchor: null }

/** More than can be selected stays as it was. */
export function toggled({ ids }: Selection, id: string): Selection {
  const has = ids.has(id)
  if (!has && ids.size >= limits.selectedMax) return { ids, anchor: id }
  const changed = new Set(ids)
  if (has) changed.delete(id)
  else changed.add(id)
  return { ids: changed, anchor: id }
}

/** All rows from the one chosen last to this one, besides what was chosen already; this one alone when that is not there any more. */
export function extended({ ids, anchor }: Selection, rows: readonly string[], id: string): Selection {
  const [from, to] = [anchor === null ? -1 : rows.indexOf(anchor), rows.indexOf(id)]
  const between = from === -1 || to === -1 ? [id] : rows.slice(Math.min(from, to), Math.max(from, to) + 1)
  return { ids: new Set([...ids, ...between].slice(0, limits.selectedMax)), anchor: id }
}

export const without = ({ ids, anchor }: Selection, gone: ReadonlySet<string>): Selection => ({
  ids: new Set([...ids].filter(id => !gone.has(id))),
  anchor,
})
