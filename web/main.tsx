import "./app/no-made-code.ts"
import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import "./look/look.css"
import { App } from "./app/app.tsx"
import { askUntilReached } from "./app/ask-until-reached.ts"
import { preparePage } from "./app/routes.tsx"
import { askSession } from "./app/session.ts"

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
