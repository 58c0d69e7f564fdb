import { Validator } from "@seriousme/openapi-schema-validator"
import { expect, test, vi } from "vitest"
import { z } from "zod"

// The validator reads files and compiles schemas, which the Worker's runtime does not do; the routes need nothing of that runtime.
vi.mock("cloudflare:workers", () => ({ DurableObject: class {} }))

/** The Worker as this test sees it; its platform's types are not known here. */
interface Service {
  request(url: string, init: object, env: object): Promise<Response>
}

const origin = "https://chat.example.com"

async function description(): Promise<Record<string, unknown>> {
  const worker = await vi.importActual<{ default: Service }>("../../worker/index.ts")
  const answer = await worker.default.request(`${origin}/api/openapi.json`, {}, { PUBLIC_ORIGIN: origin })
  expect(answer.status).toBe(200)
  return z.record(z.string(), z.unknown()).parse(await answer.json())
}

test("the API's description is valid OpenAPI 3.1", async () => {
  const described = await description()
  expect(described).toMatchObject({ openapi: "3.1.0" })
  expect(await new Validator().validate(structuredClone(described))).toEqual({ valid: true })
  expect(await new Validator().validate({ ...described, paths: 7 })).toMatchObject({ valid: false })
})
