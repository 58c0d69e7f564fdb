import type { Batch, Checkpoint } from "../../drizzle/archive.ts"
import { type AfterWrite, Archive as Shipped } from "../../worker/org/archive.ts"
import { asArchive } from "./row-counts.ts"

/** In place of worker/org/archive.ts: the same, and the rows of its statements are counted as the archive's. */
export class Archive extends Shipped {
  override nextBatch(): Batch | null {
    return asArchive(() => super.nextBatch())
  }

  override written(batch: Batch, stands: Checkpoint | null): AfterWrite {
    return asArchive(() => super.written(batch, stands))
  }
}
