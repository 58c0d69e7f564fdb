/** How to reach a Postgres over Neon's HTTP contract. */
export interface DatabaseAddress {
  connectionString: string
  /** Where the contract is served; left out, it is Neon itself. */
  httpUrl?: string
}

/** Neon serves its contract itself; every other Postgres needs the local endpoint in front of it. */
export function isNeon(connectionString: string): boolean {
  return /(^|\.)neon\.(tech|build)$/.test(new URL(connectionString).hostname)
}
