import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { z } from "zod"

const entriesMax = 60
const logCharactersMax = 4_000

const at = z.number().transform(ms => new Date(ms).toISOString())
/** Nanoseconds: more digits than a JavaScript number has. */
const alarmAt = z.bigint().transform(ns => new Date(Number(ns / 1_000_000n)).toISOString())

const timer = z.object({ at, kind: z.string(), conversation_id: z.string().nullable() })
const entry = z.object({ seq: z.number(), conversation_id: z.string(), data: z.string() })
const said = z.looseObject({
  at,
  author: z.looseObject({ name: z.string() }),
  body: z.looseObject({ type: z.string() }),
})
const ownAlarm = z.object({ value: alarmAt })
const knownAlarm = z.object({ actor_id: z.string(), scheduled_time: alarmAt })

/**
 * What the organizations' objects in a data folder hold, for a scene that has failed: the newest entries, what is due when, the
 * alarm as the object has set it and as the runtime knows it, and the end of the Worker's log. Read beside the running Parley.
 */
export function objectsSay(dataFolder: string): string {
  const folder = join(dataFolder, "objects", "v3", "do", "parley-Organization")
  const known = ask(join(folder, "metadata.sqlite"), "select * from _cf_ALARM").map(row => knownAlarm.parse(row))
  const files = readdirSync(folder).filter(name => name.endsWith(".sqlite") && name !== "metadata.sqlite")
  const log = readFileSync(join(dataFolder, "log", "worker.log"), "utf8").slice(-logCharactersMax)
  return [
    `Now it is ${new Date().toISOString()}.`,
    ...files.map(name => {
      const id = name.replace(/\.sqlite$/, "")
      return objectSays(join(folder, name), known.find(({ actor_id }) => actor_id === id)?.scheduled_time)
    }),
    `The Worker's log ends:\n${log}`,
  ].join("\n\n")
}

function objectSays(file: string, knownToRuntime: string | undefined): string {
  const [own] = ask(file, "select value from _cf_METADATA where key = 1").map(row => ownAlarm.parse(row))
  const timers = ask(file, "select at, kind, conversation_id from timer order by at", { bigints: false }).map(row =>
    timer.parse(row),
  )
  const entries = ask(file, `select seq, conversation_id, data from entry order by seq desc limit ${entriesMax}`, {
    bigints: false,
  })
    .map(row => entry.parse(row))
    .reverse()
  return [
    `Alarm: set for ${own?.value}, known to the runtime as ${knownToRuntime}`,
    "Timers:",
    ...timers.map(({ at, kind, conversation_id }) => `  ${at} ${kind} ${conversation_id ?? ""}`),
    "Entries:",
    ...entries.map(({ seq, conversation_id, data }) => {
      const { at, author, body } = said.parse(JSON.parse(data))
      return `  ${seq} ${at} ${conversation_id} ${author.name}: ${JSON.stringify(body)}`
    }),
  ].join("\n")
}

function ask(file: string, query: string, { bigints } = { bigints: true }): unknown[] {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    const statement = database.prepare(query)
    statement.setReadBigInts(bigints)
    return statement.all()
  } finally {
    database.close()
  }
}
