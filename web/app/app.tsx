import { QueryClientProvider } from "@tanstack/react-query"
import { Suspense } from "react"
import { useLocation } from "wouter"
import { ErrorBoundary } from "./error-boundary.tsx"
import { queryClient } from "./queries.ts"
import { Routes } from "./routes.tsx"
import { Waiting } from "./waiting.tsx"

export function App() {
  const [path] = useLocation()
  return (
    <QueryClientProvider client={queryClient}>
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <ErrorBoundary resetKey={path}>
        <Suspense fallback={<Waiting />}>
          <Routes />
        </Suspense>
      </ErrorBoundary>
    </QueryClientProvider>
  )
}
