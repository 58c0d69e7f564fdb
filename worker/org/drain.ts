import type { Batch, Checkpoint } from "../../drizzle/archive.ts"
import { loggable } from "../../drizzle/loggable.ts"
import { limits } from "../../protocol/limits.ts"
import type { Archive } from "./archive.ts"

/** Postgres, as the archive needs it. */
export interface ArchivePort {
  write(batch: Batch): Promise<Checkpoint | null>
  /** Lets Postgres forget everything and begin with this epoch, but only if it still stands where it was `seen`. */
  begin(epoch: string, seen: Checkpoint | null): Promise<void>
  /** Where Postgres stands; null when it knows nothing of this organization. */
  checkpoint(): Promise<Checkpoint | null>
}

/** Pours the stream into Postgres, one run at a time, whoever asks. A failure is put off to the alarm; it never reaches a message. */
export class Drain {
  #archive: Archive
  #port: ArchivePort
  #running: Promise<void> | null = null
  #isStopped = false
  constructor(archive: Archive, port: ArchivePort) {
    this.#archive = archive
    this.#port = port
  }

  run(): Promise<void> {
    return this.#once(() => this.#pour())
  }

  /** Nothing is written from here on. Resolves when what was being written is. */
  async stop(): Promise<void> {
    this.#isStopped = true
    await this.#running
  }

  /** Asks Postgres first where it stands: tables that were dropped while the organization was quiet are filled again. */
  async verify(): Promise<void> {
    await this.#running
    await this.#once(async () => {
      const stands = await this.#port.checkpoint()
      if (this.#archive.verified(stands) === "begin") await this.#begin(stands)
      await this.#pour()
    })
  }

  #once(work: () => Promise<void>): Promise<void> {
    if (this.#isStopped) return Promise.resolve()
    this.#running ??= this.#attempt(work).finally(() => {
      this.#running = null
    })
    return this.#running
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      console.warn("The archive is put off: Postgres did not answer", loggable(error))
      this.#archive.failed()
    }
  }

  /** Up to where the stream stood when the run began: what is said meanwhile waits for the next run, or a steady talk would be told entry by entry, without a pause. */
  async #pour(): Promise<void> {
    const goal = this.#archive.head()
    for (let batches = 0; batches < limits.archiveBatchesPerRunMax && this.#archive.isBehind(goal); batches += 1) {
      const batch = this.#archive.nextBatch()
      if (!batch) break
      const stands = await this.#port.write(batch)
      if (this.#archive.written(batch, stands) === "begin") await this.#begin(stands)
    }
    this.#archive.schedule()
  }

  async #begin(seen: Checkpoint | null): Promise<void> {
    const epoch = this.#archive.epoch()
    await this.#port.begin(epoch, seen)
    this.#archive.begun(epoch)
  }
}
