import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import { z } from "zod"
import "./look/look.css"
import { App } from "./app/app.tsx"
import { askUntilReached } from "./app/ask-until-reached.ts"
import { preparePage } from "./app/routes.tsx"
import { askSession } from "./app/session.ts"
import { reloadWhenStale } from "./app/stale-page.ts"

// The page's policy forbids code made from strings, which the schema library would otherwise try for speed.
z.config({ jitless: true })

reloadWhenStale()
askUntilReached()
askSession()

const root = document.getElementById("root")
if (root === null) throw new Error("index.html has no #root")
await preparePage(location.pathname)
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
