import type { Batch, Checkpoint } from "../../drizzle/archive.ts"
import { limits } from "../../protocol/limits.ts"
import type { Archive } from "./archive.ts"

/** Postgres, as the archive needs it. */
export interface ArchivePort {
  write(batch: Batch): Promise<Checkpoint | null>
  begin(epoch: string): Promise<void>
}

/** Pours the stream into Postgres, one run at a time, whoever asks. A failure is put off to the alarm; it never reaches a message. */
export class Drain {
  #archive: Archive
  #port: ArchivePort
  #running: Promise<void> | null = null
  constructor(archive: Archive, port: ArchivePort) {
    this.#archive = archive
    this.#port = port
  }

  run(): Promise<void> {
    this.#running ??= this.#pour().finally(() => {
      this.#running = null
    })
    return this.#running
  }

  async #pour(): Promise<void> {
    try {
      for (let batches = 0; batches < limits.archiveBatchesPerRunMax; batches += 1) {
        const batch = this.#archive.nextBatch()
        if (!batch) return
        const after = this.#archive.written(batch, await this.#port.write(batch))
        if (after === "begin") await this.#begin()
      }
      this.#archive.schedule()
    } catch (error) {
      console.warn(
        "The archive is put off: Postgres did not take a batch",
        error instanceof Error ? error.message : error,
      )
      this.#archive.failed()
    }
  }

  async #begin(): Promise<void> {
    const epoch = this.#archive.epoch()
    await this.#port.begin(epoch)
    this.#archive.begun(epoch)
  }
}
