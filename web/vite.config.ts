import react from "@vitejs/plugin-react"
import { defineConfig } from "vite"

const devWorkerPort = process.env.PARLEY_WORKER_PORT

/**
 * Few files instead of a hundred small ones: what every page begins with, what many pages use, and what it takes to show a
 * conversation. Each page's own code stays a file of its own.
 */
const chunks = [
  {
    name: "base",
    tags: ["$initial" as const],
    test: (id: string) => !/(main\.tsx|index\.html)$/.test(id),
    priority: 3,
  },
  { name: "parts", minShareCount: 5, priority: 2 },
  { name: "talk", minShareCount: 3, test: /web\/(live|thread)\//, priority: 1 },
]

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  // The css keeps `light-dark()`: lowered, it would not follow an element that shows the other scheme.
  build: {
    outDir: "dist",
    emptyOutDir: true,
    manifest: true,
    target: "es2023",
    cssTarget: ["chrome123", "edge123", "firefox120", "safari17.5"],
    rolldownOptions: { output: { codeSplitting: { groups: chunks } } },
  },
  server: {
    host: "127.0.0.1",
    strictPort: true,
    // `npm run dev` sets this; the page and the API keep sharing one origin, sockets included. Host and Origin stay as the
    // browser sent them, because the Worker checks them.
    ...(devWorkerPort && { proxy: { "/api": { target: `http://127.0.0.1:${devWorkerPort}`, ws: true } } }),
  },
})
