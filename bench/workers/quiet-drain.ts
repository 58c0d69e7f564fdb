import type { Archive } from "../../worker/org/archive.ts"
import type { ArchivePort } from "../../worker/org/drain.ts"

/** Asks Postgres where it stands, as the product does before a list, and leaves it so: what is there was not told by an object. */
export class Drain {
  readonly #port: ArchivePort
  constructor(_archive: Archive, port: ArchivePort) {
    this.#port = port
  }

  async run(): Promise<void> {}

  async verify(): Promise<void> {
    await this.#port.checkpoint()
  }
}
