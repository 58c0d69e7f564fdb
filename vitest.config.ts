import { cloudflareTest } from "@cloudflare/vitest-plugin"
import { playwright } from "@vitest/browser-playwright"
import { defineConfig } from "vitest/config"
import { chromium } from "./dev/browser/chromium.ts"

const browser = await chromium()

/** These end what hangs, and say nothing about speed: beside other work everything may take many times as long as it does alone. */
const patience = { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 30_000 } } }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "node",
          include: [
            "bench/**/*.test.ts",
            "dev/**/*.test.ts",
            "drizzle/**/*.test.ts",
            "protocol/**/*.test.ts",
            "web/**/*.test.ts",
          ],
          environment: "node",
          ...patience,
        },
      },
      {
        plugins: [
          cloudflareTest(({ inject }) => ({
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: {
              bindings: {
                DATABASE_URL: inject("databaseUrl"),
                DATABASE_HTTP_URL: inject("databaseHttpUrl"),
                BETTER_AUTH_SECRET: "a secret that only the tests know, 32 characters and more",
              },
            },
          })),
        ],
        test: {
          name: "worker",
          include: ["worker/**/*.test.ts"],
          globalSetup: ["./dev/test/postgres.ts"],
          ...patience,
        },
      },
      {
        extends: "./web/vite.config.ts",
        root: "./web",
        // Found one by one they would load the page again in the middle of a test, with two copies of React.
        optimizeDeps: {
          include: [
            "react",
            "react-dom/client",
            "react/jsx-dev-runtime",
            "axe-core",
            "@tanstack/react-query",
            "vitest-browser-react",
            "wouter",
            "wouter/memory-location",
            "wouter/use-browser-location",
            "zod",
          ],
        },
        // Two runs at once, say an editor's and a terminal's, each find a port.
        server: { strictPort: false },
        test: {
          name: "browser",
          include: ["**/*.test.tsx"],
          ...patience,
          // An element is waited for until its test is over, and whoever breaks a component is waiting, too.
          testTimeout: 30_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: browser }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
      {
        test: {
          name: "e2e",
          include: ["e2e/**/*.test.ts"],
          globalSetup: ["./e2e/global-setup.ts"],
          environment: "node",
          // One running Parley and its demo data are shared by all scenes, and the machine is small.
          fileParallelism: false,
          ...patience,
        },
      },
    ],
  },
})
