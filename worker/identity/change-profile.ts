import { eq } from "drizzle-orm"
import type { Database } from "../../drizzle/client.ts"
import { organization } from "../../drizzle/schema/auth.ts"

/**
 * Stores what staff may change of an organization; the region is not among it. Written here rather than by better-auth,
 * which cannot clear a field of ours. An address that is taken shows as the constraint it would break.
 */
export async function changeProfile(
  database: Database,
  id: string,
  { name, slug, accent }: { name?: string | undefined; slug?: string | undefined; accent?: string | null | undefined },
): Promise<{ name: string; slug: string; accent: string | null } | undefined> {
  const [changed] = await database
    .update(organization)
    .set({
      ...(name !== undefined && { name }),
      ...(slug !== undefined && { slug }),
      ...(accent !== undefined && { accent }),
    })
    .where(eq(organization.id, id))
    .returning({ name: organization.name, slug: organization.slug, accent: organization.accent })
  return changed
}
