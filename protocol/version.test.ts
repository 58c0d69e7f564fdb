import { createHash } from "node:crypto"
import { expect, test } from "vitest"
import { z } from "zod"
import { downFrame } from "./down.ts"
import { upFrame } from "./up.ts"
import { protocolVersion } from "./version.ts"

/** The shapes of all frames, as one short hash. When it changes, raise `protocolVersion` and write down here what it became. */
const shapes = createHash("sha256")
  .update(JSON.stringify([z.toJSONSchema(upFrame), z.toJSONSchema(downFrame)]))
  .digest("hex")
  .slice(0, 12)

test("the version names exactly these frames", () => {
  expect({ protocolVersion, shapes }).toEqual({ protocolVersion: 4, shapes: "30339a0d1eac" })
})
