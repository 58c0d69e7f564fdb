import type { Env } from "../env.ts"

export interface Call {
  organizationId: string
  method: string
  input: unknown
}

/** An environment whose organization objects only write down what they are told, or break when they are told to. */
export function recordedOrganizations(env: Env): { env: Env; calls: Call[]; breakDown(error: Error | null): void } {
  const calls: Call[] = []
  let broken: Error | null = null
  const stub = (organizationId: string) => {
    const record = (method: string) => async (input: unknown) => {
      if (broken) throw broken
      calls.push({ organizationId, method, input })
    }
    return {
      endSessions: record("endSessions"),
      changeRole: record("changeRole"),
      transferCustomer: record("transferCustomer"),
      dissolve: record("dissolve"),
      erasures: record("erasures"),
      presented: async () => null,
    }
  }
  const namespace = { idFromName: (name: string) => name, get: stub, jurisdiction: () => namespace }
  return {
    // A test double of a binding cannot have its platform type.
    env: { ...env, ORGANIZATION: namespace as unknown as Env["ORGANIZATION"] },
    calls,
    breakDown: error => {
      broken = error
    },
  }
}
