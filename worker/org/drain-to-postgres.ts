import { checkpoint, writeBatch } from "../../drizzle/archive.ts"
import { beginArchive } from "../../drizzle/begin-archive.ts"
import { database } from "../../drizzle/client.ts"
import type { Env } from "../env.ts"
import type { Archive } from "./archive.ts"
import { Drain } from "./drain.ts"

/** Takes an organization's stream into the Postgres of this environment. */
export function drainToPostgres(env: Env, organizationId: string, archive: Archive): Drain {
  const postgres = database(env)
  return new Drain(archive, {
    write: batch => writeBatch(postgres, batch),
    begin: (epoch, seen) => beginArchive(postgres, { organizationId, epoch, seen }),
    checkpoint: () => checkpoint(postgres, organizationId),
  })
}
