import { cloudflareTest } from "@cloudflare/vitest-plugin"
import { playwright } from "@vitest/browser-playwright"
import { defineConfig } from "vitest/config"
import { chromium } from "./dev/browser/chromium.ts"

const browser = await chromium()

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
          testTimeout: 30_000,
          hookTimeout: 60_000,
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
          testTimeout: 20_000,
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
            "wouter/use-browser-location",
            "zod",
          ],
        },
        // Two runs at once, say an editor's and a terminal's, each find a port.
        server: { strictPort: false },
        test: {
          name: "browser",
          include: ["**/*.test.tsx"],
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
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // Pages answer when they are ready, which on a busy machine takes longer than the usual second.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
})
