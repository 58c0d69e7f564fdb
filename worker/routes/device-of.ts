import { type Device, device } from "../../protocol/origin.ts"
import { deviceName } from "../device-name.ts"

/** What a request says of where it comes from. The network knows the place in production; locally nobody does. */
export function deviceOf({ headers, cf }: Pick<Request, "headers" | "cf">): Device {
  const userAgent = headers.get("User-Agent")
  const said = {
    ...(userAgent?.startsWith("Mozilla/") && { browser: deviceName(userAgent) }),
    language: languageIn(headers.get("Accept-Language")),
    country: cf?.country,
    city: cf?.city,
    timeZone: cf?.timezone,
  }
  // One by one: what does not look as it should is left out, and nobody is kept from writing by it.
  const known = Object.entries(said).filter(
    ([name, value]) => value !== undefined && device.safeParse({ [name]: value }).success,
  )
  return device.parse(Object.fromEntries(known))
}

/** The one that is wanted most: browsers name it first. */
function languageIn(header: string | null): string | undefined {
  return /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*/.exec(header?.trim() ?? "")?.[0]
}
