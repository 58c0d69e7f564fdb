import react from "@vitejs/plugin-react"
import { defineConfig } from "vite"

const devWorkerPort = process.env.PARLEY_WORKER_PORT

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
  },
  server: {
    host: "127.0.0.1",
    strictPort: true,
    // `npm run dev` sets this; the page and the API keep sharing one origin, sockets included. Host and Origin stay as the
    // browser sent them, because the Worker checks them.
    ...(devWorkerPort && { proxy: { "/api": { target: `http://127.0.0.1:${devWorkerPort}`, ws: true } } }),
  },
})
