import { createReadStream, readFileSync } from "node:fs"
import { createRequire } from "node:module"
import type { Plugin } from "vite"

const folder = "api-docs"
const files = { "swagger-ui.css": "text/css", "swagger-ui-bundle.js": "text/javascript" }

const pathOf = (file: string): string => createRequire(import.meta.url).resolve(`swagger-ui-dist/${file}`)

/** Puts Swagger UI beside the page, under fixed names, for `/api/docs` to use: from its package, not from another host. */
export function swaggerUi(): Plugin {
  return {
    name: "parley-swagger-ui",
    generateBundle() {
      for (const file of Object.keys(files)) {
        this.emitFile({ type: "asset", fileName: `${folder}/${file}`, source: readFileSync(pathOf(file)) })
      }
    },
    configureServer({ middlewares }) {
      for (const [file, type] of Object.entries(files)) {
        middlewares.use(`/${folder}/${file}`, (_request, response) => {
          response.setHeader("Content-Type", type)
          createReadStream(pathOf(file)).pipe(response)
        })
      }
    },
  }
}
