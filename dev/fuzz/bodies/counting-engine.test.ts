import { expect, test } from "vitest"
import type { Engine, StatementResult } from "../../postgres/engine.ts"
import { countingEngine } from "./counting-engine.ts"

const result = (rowCount: number): StatementResult => ({ command: "", rowCount, fields: [], rows: [] })
const engine: Engine = {
  run: async ({ params }) => result(Number(params[0])),
  runBatch: async statements => statements.map(({ params }) => result(Number(params[0]))),
  close: async () => {},
}

const statement = (query: string, rows: number) => ({ query, params: [String(rows)] })
const settings = { isolationLevel: undefined, readOnly: undefined, deferrable: undefined }

test("every statement that changed a row is remembered once, and no other", async () => {
  const counting = countingEngine(engine)
  await counting.run(statement("select * from session", 3))
  await counting.run(statement("insert into customers values (1) on conflict do nothing", 0))
  await counting.run(statement('insert into "session" values (1)', 1))
  await counting.runBatch(
    [statement("select set_config('a', 'b', true)", 1), statement('with gone as (delete from "user") select 1', 1)],
    settings,
  )
  expect(counting.taken()).toEqual(['insert into "session" values (1)', 'with gone as (delete from "user") select 1'])
  expect(counting.taken()).toEqual([])
})

test("the archive writes when it likes, and is nobody's request", async () => {
  const counting = countingEngine(engine)
  await counting.runBatch(
    [statement("delete from messages", 5), statement("insert into archive_checkpoints values (1)", 1)],
    settings,
  )
  expect(counting.taken()).toEqual([])
  await counting.run(statement("delete from messages", 5))
  expect(counting.taken()).toHaveLength(1)
})
