/** Where things are on the page: what comes after `#`. */
export const anchors = {
  tag: (name: string) => slug(name),
  door: (method: string, path: string) => slug(`${method} ${path.replace(/^\/api/, "")}`),
  schema: (name: string) => `schema-${slug(name)}`,
}

function slug(text: string): string {
  return text
    .replaceAll(/[^A-Za-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")
    .toLowerCase()
}
