import type { Row } from "./rows.ts"

/** Rows that are drawn and taken away together. */
export interface Block {
  number: number
  rows: Row[]
}

/** Few enough to be drawn within a frame, many enough that a scroll draws seldom. */
const positionsPerBlock = 16

/**
 * Cuts a thread into blocks. A message's place in its conversation decides in which it stands, so that a page that is put in
 * front moves none; what has no place of its own (a note, what is on its way) stands with what is before it.
 */
export function blocksOf(rows: readonly Row[]): Block[] {
  const blocks: Block[] = []
  for (const row of rows) {
    const last = blocks.at(-1)
    const number = row.position === null ? (last?.number ?? 0) : Math.floor(row.position / positionsPerBlock)
    if (last !== undefined && number <= last.number) last.rows.push(row)
    else blocks.push({ number, rows: [row] })
  }
  return blocks
}
