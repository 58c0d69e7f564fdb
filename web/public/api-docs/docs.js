/** Shows the API's description (worker/routes/docs-page.ts) with Swagger UI, which its own file has put into `window`. */
window.SwaggerUIBundle({
  url: "/api/openapi.json",
  dom_id: "#docs",
  deepLinking: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  // Its badge would ask another host whether the description is valid.
  validatorUrl: null,
  presets: [window.SwaggerUIBundle.presets.apis],
})

/** Swagger UI has a dark look and leaves it to the page to choose it. */
const prefersDark = matchMedia("(prefers-color-scheme: dark)")
const follow = () => document.documentElement.classList.toggle("dark-mode", prefersDark.matches)
prefersDark.addEventListener("change", follow)
follow()
