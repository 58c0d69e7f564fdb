import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { temporaryFolder } from "../test/temporary-folder.ts"
import { type Mail, mailWatch, printed } from "./mail-watch.ts"

test("an invitation that the Worker sends is found in wrangler's output, between whatever else it says", () => {
  const text = join(temporaryFolder(), "mail.txt")
  writeFileSync(text, "Nora invites you.\nhttp://localhost:8788/invitations/1\n")
  const found: Mail[] = []
  const see = mailWatch(mail => found.push(mail))

  see("To: nobody, this is no mail yet")
  see("[wrangler:info] send_email binding called with MessageBuilder:")
  see("From: hello@parley.example")
  see("To: ada@example.com")
  see("Subject: Join: Northwind")
  see("")
  see(`Text: ${text}`)
  see("HTML: /somewhere.html")
  see("[wrangler:info] GET /api/health 200 OK (5ms)")

  expect(found).toEqual([
    {
      from: "hello@parley.example",
      to: "ada@example.com",
      subject: "Join: Northwind",
      text: "Nora invites you.\nhttp://localhost:8788/invitations/1\n",
    },
  ])
  expect(printed(found[0] ?? { from: "", to: "", subject: "", text: "" })).toContain("  To: ada@example.com\n")
})
