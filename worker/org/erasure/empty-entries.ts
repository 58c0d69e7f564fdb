import { erased } from "../../../protocol/erased.ts"
import type { Sql } from "../ports.ts"

/**
 * Takes away what a part of a conversation's entries said (protocol/erased.ts): those after a number that still say something, so
 * many of them. Answers the last number that it came to; null when there is nothing after it.
 */
export function emptyEntries(
  sql: Sql,
  { conversationId, after, limit }: { conversationId: string; after: number; limit: number },
): number | null {
  const last = sql.all(
    `update entry set data = json_object('id', id, 'conversationId', conversation_id, 'seq', seq, 'position', position,
       'at', json_extract(data, '$.at'), 'author', json(?), 'body', json(?))
     where seq in (select seq from entry where conversation_id = ? and seq > ?
       and json_extract(data, '$.body.type') <> 'erased' order by seq limit ?)
     returning seq`,
    JSON.stringify(nothing.author),
    JSON.stringify(nothing.body),
    conversationId,
    after,
    limit,
  )
  return last.length === 0 ? null : Math.max(...last.map(({ seq }) => Number(seq)))
}

const nothing = erased({ id: "", conversationId: "", seq: 0, position: null, at: 0 })
