/**
 * Stands in for zod's translations in what is deployed (wrangler.toml): forty languages that nothing here speaks. The one that
 * is spoken, English, zod takes from a file of its own.
 */
export const locales = "none"
