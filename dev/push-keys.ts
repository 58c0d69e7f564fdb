import { newPushKeys } from "./start/push-keys.ts"

/** `npm run push-keys`: a new pair of keys for notifications to devices, as lines of an environment. */
for (const [name, value] of Object.entries(newPushKeys())) console.log(`${name}=${value}`)
