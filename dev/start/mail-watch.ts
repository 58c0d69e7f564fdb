import { readFileSync } from "node:fs"

export interface Mail {
  from: string
  to: string
  subject: string
  text: string
}

/**
 * Finds the mails that the local `send_email` binding reports in wrangler's output. It prints the headers, an empty line,
 * and where it keeps the text: on a real deployment this mail would have been sent.
 */
export function mailWatch(found: (mail: Mail) => void): (line: string) => void {
  let headers: Partial<Record<string, string>> | undefined
  return line => {
    if (line.includes("send_email binding called")) {
      headers = {}
      return
    }
    if (!headers) return
    const [, name, value] = /^(From|To|Subject|Text): (.*)$/.exec(line) ?? []
    if (name === undefined || value === undefined) return
    headers[name] = value
    if (name !== "Text") return
    const { From: from = "", To: to = "", Subject: subject = "" } = headers
    headers = undefined
    found({ from, to, subject, text: readFileSync(value.trim(), "utf8") })
  }
}

/** How a mail is shown on the console. */
export function printed({ from, to, subject, text }: Mail): string {
  const body = text.trim().replaceAll(/^/gm, "  ")
  return `\nMail that a deployment would send\n  From: ${from}\n  To: ${to}\n  Subject: ${subject}\n\n${body}\n`
}
