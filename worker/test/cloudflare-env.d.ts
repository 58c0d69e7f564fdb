import type { Env as ParleyEnv } from "../env.ts"

declare global {
  namespace Cloudflare {
    /** What `import { env } from "cloudflare:workers"` gives to tests. */
    interface Env extends ParleyEnv {}
  }
}
