import { publicAddress } from "../knowledge/public-address.ts"

/** The address of a push service that may be called: https, on its usual port, under a name of the public web. Null otherwise. */
export function pushAddress(text: string): URL | null {
  const found = publicAddress(text)
  return found.ok && found.url.protocol === "https:" && found.url.port === "" ? found.url : null
}
