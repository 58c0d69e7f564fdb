import { randomUUID } from "node:crypto"
import { setTimeout as pause } from "node:timers/promises"
import { z } from "zod"
import { limits } from "../../protocol/limits.ts"
import { ParleySocket } from "../clients/parley-socket.ts"
import { type ParleyTalker, parleyTalker } from "../clients/parley-talker.ts"
import { agent, customer } from "../clients/people.ts"
import type { Metric } from "../metric.ts"
import { startCounted } from "../servers/workerds.ts"
import { rounded } from "../statistics.ts"
import { processorMs } from "./rows-written/processor-ms.ts"

const customers = 20
const inFlight = 10
const calmMessages = 8
/** Long enough that each message finds the archive at rest, and short of hibernation. */
const calmMs = limits.archiveDelayMs + 250

/**
 * Rows that the bill counts, summed over every statement that the object makes: those of the messages themselves, and those
 * of the archive: an alarm and a checkpoint a run, and a row for each conversation that waited, shared by whatever arrived in
 * the fifth of a second before it.
 */
export const rowsWritten: Metric = {
  names: ["rows_written_per_message"],
  async measure({ quick }) {
    await using counted = await startCounted()
    const url = `${counted.url}/${randomUUID()}`
    const counts = () => readCounts(`${url.replace("ws", "http")}/counts`)
    const talkers = await Promise.all(Array.from({ length: customers }, (_, n) => parleyTalker(url, customer(n))))
    await settled()

    const rounds = quick ? 10 : 50
    const [before, busyMs] = [await counts(), processorMs(counted.workerd.pid)]
    for (let round = 0; round < rounds; round += 1)
      await Promise.all(
        talkers.flatMap(one => Array.from({ length: inFlight }, (_, n) => one.say(round * inFlight + n))),
      )
    await settled()
    const [after, afterMs] = [await counts(), processorMs(counted.workerd.pid)]
    const messages = rounds * customers * inFlight
    if (talkers.some(one => one.kept() !== rounds * inFlight)) throw new Error("Every message is kept")

    const [talker] = talkers
    if (!talker) throw new Error("There are customers")
    for (let n = 0; n < calmMessages; n += 1) {
      await talker.say(n)
      await pause(calmMs)
    }
    const calm = await counts()
    await readAll(url, talkers)
    const read = await counts()

    const perMessage = (amount: number) => rounded(amount / messages)
    const rowsWritten = after.message.written - before.message.written
    const archiveRowsWritten = after.archive.written - before.archive.written
    const rowsWrittenCalm = rounded((calm.message.written - after.message.written) / calmMessages)
    const archiveRowsWrittenCalm = rounded((calm.archive.written - after.archive.written) / calmMessages)
    return {
      rows_written_per_message: {
        ours: perMessage(rowsWritten + archiveRowsWritten),
        ...{ floor: null, peers: {}, ratio: null, target: 4, bound: "at_most", unit: "rows" },
        facts: {
          messages,
          rowsRead: perMessage(after.message.read - before.message.read),
          rowsWrittenCalm,
          archiveRowsWrittenBusy: perMessage(archiveRowsWritten),
          archiveRowsWrittenCalm,
          archiveRowsRead: perMessage(after.archive.read - before.archive.read),
          alarmMs: rounded((calm.alarmMs - after.alarmMs) / (calm.alarms - after.alarms)),
          rowsWrittenPerReceipt: rounded((read.message.written - calm.message.written) / customers),
          processorMs: perMessage(afterMs - busyMs),
          databaseBytes: perMessage(after.databaseBytes - before.databaseBytes),
        },
        notes: [
          `While ${customers * inFlight} are on their way at once, the archive's rows included. A message that comes alone writes ${rowsWrittenCalm}, and its archive run ${archiveRowsWrittenCalm} more: alarm, checkpoint, and its conversation's row, which waited.`,
        ],
      },
    }
  },
}

const side = z.object({ read: z.int(), written: z.int() })
const rowCounts = z.object({
  message: side,
  archive: side,
  alarms: z.int(),
  alarmMs: z.number(),
  databaseBytes: z.int(),
})

async function readCounts(url: string): Promise<z.infer<typeof rowCounts>> {
  return rowCounts.parse(await (await fetch(url)).json())
}

/** The archive has written what there was. */
const settled = () => pause(limits.archiveDelayMs + 500)

/** An agent has every conversation read: one receipt each. */
async function readAll(url: string, talkers: ParleyTalker[]): Promise<void> {
  for (const talker of talkers) talker.close()
  const reader = await ParleySocket.admitted(url, agent())
  const told = Promise.withResolvers<void>()
  let heard = 0
  await reader.greet(data => {
    if (!data.includes('"type":"receipts"')) return
    heard += 1
    if (heard === talkers.length) told.resolve()
  })
  for (const { conversationId } of talkers)
    reader.say({ type: "receipts", receipts: [{ conversationId, delivered: 1, read: 1 }] })
  await told.promise
  reader.close()
}
