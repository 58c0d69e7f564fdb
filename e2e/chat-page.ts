import { fileURLToPath } from "node:url"
import { build } from "esbuild"
import type { Page } from "playwright-core"
import { SEED_ORG_ID } from "../dev/seed/seed-org-id.ts"

/** Opens somebody else's page (chat-page.tsx) on Parley's own origin, where cookies count. */
export async function openChatPage(page: Page, id: string): Promise<void> {
  const script = await bundled()
  await page.route("/somebody-elses/page?**", route =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><body><script src="chat-page.js" defer></script>`,
    }),
  )
  await page.route("/somebody-elses/chat-page.js", route =>
    route.fulfill({ contentType: "text/javascript", body: script }),
  )
  await page.goto(`/somebody-elses/page?organization=${SEED_ORG_ID}&id=${id}`)
}

async function bundled(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("chat-page.tsx", import.meta.url))],
    bundle: true,
    write: false,
    format: "iife",
    jsx: "automatic",
    // As React is while one develops: it then does twice what must bear it.
    define: { "process.env.NODE_ENV": '"development"' },
  })
  return outputFiles[0]?.text ?? ""
}
