/** What stands behind the `#` of a link in a mail: it is never sent anywhere by itself, and stands in no log. */
export const linkToken = (): string => location.hash.slice(1)
