-- pgvector where it is and may be used. Everything else works without it: knowledge is found by its words.
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_available_extensions WHERE name = 'vector') THEN CREATE EXTENSION IF NOT EXISTS "vector"; END IF;
EXCEPTION WHEN insufficient_privilege THEN NULL;
END $$;--> statement-breakpoint
-- The entries whose passages mean most nearly the same, by the cosine of their embeddings. None without pgvector: the type is
-- looked for when the function runs, so the extension can also be made later.
CREATE FUNCTION "knowledge_nearest"("organization" uuid, "wanted" real[], "entries_max" integer)
RETURNS TABLE ("entry_id" uuid, "passage" integer, "nearness" double precision) LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF to_regtype('vector') IS NULL THEN RETURN; END IF;
  RETURN QUERY EXECUTE
    'select entry_id, number, nearness from (
       select distinct on (entry_id) entry_id, number, 1 - (embedding::vector <=> $2::vector) as nearness
       from knowledge_passages where organization_id = $1 and array_length(embedding, 1) = array_length($2, 1)
       order by entry_id, nearness desc
     ) as passages order by nearness desc, entry_id limit $3'
    USING "organization", "wanted", "entries_max";
END $$;
