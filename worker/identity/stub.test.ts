import { expect, test } from "vitest"
import { type Region, region } from "../../protocol/organization.ts"
import type { Env } from "../env.ts"
import { testEnv } from "../org/test/scene.ts"
import { organizationStub } from "./stub.ts"

const id = "6f1c2f0e-8a52-4c1c-9d2b-0f4b1e6f7a10"

/** What the runtime was asked for; workerd on one machine has no regions to show the outcome. */
function askedFor(one: Region): unknown {
  const namespace = (jurisdiction: string | null) => ({
    idFromName: (name: string) => ({ name, jurisdiction }),
    get: (object: object, options?: object) => ({ ...object, ...options }),
    jurisdiction: namespace,
  })
  return organizationStub({ ORGANIZATION: namespace(null) as unknown as Env["ORGANIZATION"] }, { id, region: one })
}

test("an organization's object starts where the organization chose, under the organization's id", () => {
  expect(askedFor("auto")).toEqual({ name: id, jurisdiction: null })
  expect(askedFor("eu")).toEqual({ name: id, jurisdiction: "eu" })
  for (const hint of region.exclude(["auto", "eu"]).options)
    expect(askedFor(hint)).toEqual({ name: id, jurisdiction: null, locationHint: hint })
})

test("on a machine without jurisdictions an organization that chose one has its object all the same", async () => {
  const local = { ORGANIZATION: testEnv.ORGANIZATION, JURISDICTIONS: "none" } as const
  const [ines, none] = [{ userId: id, name: "Ines", isGuest: false, role: "agent" } as const, crypto.randomUUID()]
  expect(await organizationStub(local, { id, region: "eu" }).conversation(ines, none)).toMatchObject({ value: null })
  expect(() => organizationStub({ ORGANIZATION: testEnv.ORGANIZATION }, { id, region: "eu" })).toThrow("urisdiction")
})
