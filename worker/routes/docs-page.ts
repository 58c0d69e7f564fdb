/**
 * The page that shows the API's description. Its script and looks are files of the web page (web/api-docs), so nothing comes
 * from another host and nothing is inline.
 */
export const docsPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Parley API</title>
    <link rel="icon" href="/favicon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/api-docs/swagger-ui.css">
    <link rel="stylesheet" href="/api-docs/docs.css">
  </head>
  <body>
    <main id="docs"></main>
    <noscript>This page needs JavaScript. The description itself is at <a href="/api/openapi.json">/api/openapi.json</a>.</noscript>
    <script src="/api-docs/swagger-ui-bundle.js" defer></script>
    <script src="/api-docs/docs.js" defer></script>
  </body>
</html>
`

export const docsPagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ")
