import { generateKeyPairSync } from "node:crypto"
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { z } from "zod"

const pushKeys = z.object({ PUSH_PUBLIC_KEY: z.string(), PUSH_PRIVATE_KEY: z.string() })
type PushKeys = z.infer<typeof pushKeys>

/** Made once per data folder: browsers subscribe to one key, and would have to do so again for another. */
export function keptPushKeys(dataFolder: string): PushKeys {
  const file = join(dataFolder, "push-keys.json")
  try {
    return pushKeys.parse(JSON.parse(readFileSync(file, "utf8")))
  } catch {
    const made = newPushKeys()
    mkdirSync(dataFolder, { recursive: true })
    writeFileSync(file, JSON.stringify(made), { mode: 0o600 })
    return made
  }
}

/** A pair of keys on P-256, raw in base64url, as browsers and push services take them (RFC 8292). */
export function newPushKeys(): PushKeys {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" })
  const { x = "", y = "", d = "" } = privateKey.export({ format: "jwk" })
  const point = Buffer.concat([Buffer.of(4), Buffer.from(x, "base64url"), Buffer.from(y, "base64url")])
  return { PUSH_PUBLIC_KEY: point.toString("base64url"), PUSH_PRIVATE_KEY: d }
}
