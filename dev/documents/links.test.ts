import { existsSync, globSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { expect, test } from "vitest"
import { repository } from "../start/settings.ts"

const documents = ["README.md", ...globSync("docs/**/*.md", { cwd: repository })]

interface Link {
  document: string
  text: string
  /** Path in the repository; empty for the document itself. */
  file: string
  heading: string
}

function linksOf(document: string): Link[] {
  const prose = read(document).replaceAll(/^```.*?^```$/gms, "")
  return [...prose.matchAll(/\[([^\]]*)\]\(([^)\s]+)\)/g)].flatMap(([, text = "", target = ""]) => {
    if (/^[a-z]+:/.test(target)) return []
    const [path = "", heading = ""] = target.split("#")
    return [{ document, text, file: path === "" ? document : join(dirname(document), path), heading }]
  })
}

const read = (file: string): string => readFileSync(join(repository, file), "utf8")

/** How a heading becomes an anchor on the usual hosts. */
const anchorsOf = (file: string): string[] =>
  [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} -]/gu, "")
      .replaceAll(" ", "-"),
  )

test("every link in the documents leads somewhere", () => {
  const links = documents.flatMap(linksOf)
  expect(links.length).toBeGreaterThan(50)
  const dead = links.filter(
    ({ file, heading }) =>
      !existsSync(join(repository, file)) || (heading !== "" && !anchorsOf(file).includes(heading)),
  )
  expect(dead).toEqual([])
})

test("every test that the documents name is there, under that name", () => {
  const named = documents.flatMap(linksOf).filter(({ text, file }) => /^".*"$/.test(text) && file.includes(".test."))
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter(({ text, file }) => !read(file).includes(text.slice(1, -1)))).toEqual([])
})
