CREATE TABLE "knowledge_entries" (
	"id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"title" text NOT NULL,
	"questions" text[] NOT NULL,
	"body" text NOT NULL,
	"url" text,
	"source" text NOT NULL,
	"status" text NOT NULL,
	"revision" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	CONSTRAINT "knowledge_entries_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "knowledge_entries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "knowledge_entries" ADD CONSTRAINT "knowledge_entries_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_entries" ADD CONSTRAINT "knowledge_entries_updated_by_user_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "idx_knowledge_entries_updated" ON "knowledge_entries" USING btree ("organization_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "idx_knowledge_entries_updated_by" ON "knowledge_entries" USING btree ("updated_by");--> statement-breakpoint
CREATE POLICY "kept_by_tenant" ON "knowledge_entries" AS PERMISSIVE FOR ALL TO public USING ("knowledge_entries"."organization_id" = any((select nullif(current_setting('app.organization_ids', true), '')::uuid[])::uuid[])) WITH CHECK ("knowledge_entries"."organization_id" = any((select nullif(current_setting('app.organization_ids', true), '')::uuid[])::uuid[]));--> statement-breakpoint
ALTER TABLE "knowledge_entries" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- For those whom no policy binds, as in 0003_tenancy.sql.
DO $$
BEGIN
  IF NOT (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user) THEN RETURN; END IF;
  GRANT SELECT, INSERT, UPDATE, DELETE ON "knowledge_entries" TO "parley_tenant";
END $$;
--> statement-breakpoint
CREATE TABLE "knowledge_grams" (
	"organization_id" uuid NOT NULL,
	"gram" text NOT NULL,
	"word" text NOT NULL,
	CONSTRAINT "knowledge_grams_organization_id_gram_word_pk" PRIMARY KEY("organization_id","gram","word")
);
--> statement-breakpoint
ALTER TABLE "knowledge_grams" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "knowledge_indexed" (
	"organization_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"revision" uuid NOT NULL,
	"asked_words" integer NOT NULL,
	"said_words" integer NOT NULL,
	"asked_terms" text[] NOT NULL,
	"asked_in" smallint[] NOT NULL,
	CONSTRAINT "knowledge_indexed_organization_id_entry_id_pk" PRIMARY KEY("organization_id","entry_id")
);
--> statement-breakpoint
ALTER TABLE "knowledge_indexed" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "knowledge_passages" (
	"organization_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"text" text NOT NULL,
	"terms" text[] NOT NULL,
	"embedding" real[],
	CONSTRAINT "knowledge_passages_organization_id_entry_id_number_pk" PRIMARY KEY("organization_id","entry_id","number")
);
--> statement-breakpoint
ALTER TABLE "knowledge_passages" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "knowledge_terms" (
	"organization_id" uuid NOT NULL,
	"term" text NOT NULL,
	"entry_id" uuid NOT NULL,
	"asked" smallint[] NOT NULL,
	"asked_times" integer NOT NULL,
	"said_times" integer NOT NULL,
	CONSTRAINT "knowledge_terms_organization_id_term_entry_id_pk" PRIMARY KEY("organization_id","term","entry_id")
);
--> statement-breakpoint
ALTER TABLE "knowledge_terms" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "knowledge_words" (
	"organization_id" uuid NOT NULL,
	"word" text NOT NULL,
	"kind" text NOT NULL,
	"entries" integer NOT NULL,
	CONSTRAINT "knowledge_words_organization_id_word_pk" PRIMARY KEY("organization_id","word")
);
--> statement-breakpoint
ALTER TABLE "knowledge_words" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "knowledge_grams" ADD CONSTRAINT "knowledge_grams_word_fk" FOREIGN KEY ("organization_id","word") REFERENCES "public"."knowledge_words"("organization_id","word") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_indexed" ADD CONSTRAINT "knowledge_indexed_entry_fk" FOREIGN KEY ("organization_id","entry_id") REFERENCES "public"."knowledge_entries"("organization_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_passages" ADD CONSTRAINT "knowledge_passages_indexed_fk" FOREIGN KEY ("organization_id","entry_id") REFERENCES "public"."knowledge_indexed"("organization_id","entry_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_terms" ADD CONSTRAINT "knowledge_terms_indexed_fk" FOREIGN KEY ("organization_id","entry_id") REFERENCES "public"."knowledge_indexed"("organization_id","entry_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "knowledge_words" ADD CONSTRAINT "knowledge_words_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "idx_knowledge_grams_word" ON "knowledge_grams" USING btree ("word","organization_id");--> statement-breakpoint
CREATE INDEX "idx_knowledge_terms_entry" ON "knowledge_terms" USING btree ("entry_id","organization_id");--> statement-breakpoint
CREATE INDEX "idx_knowledge_words_unused" ON "knowledge_words" USING btree ("organization_id") WHERE "knowledge_words"."entries" <= 0;--> statement-breakpoint
CREATE POLICY "kept_by_tenant" ON "knowledge_grams" AS PERMISSIVE FOR ALL TO public USING ("knowledge_grams"."organization_id" = any((select nullif(current_setting('app.organization_ids', true), '')::uuid[])::uuid[])) WITH CHECK ("knowledge_grams"."organization_id" = any((select nullif(current_setting('app.organization_ids', true), '')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "kept_by_tenant" ON "knowledge_indexed" AS PERMISSIVE FOR ALL TO public USING ("knowledge_indexed"."organization_id" = any((select nullif(current_setting('app.organization_ids', true), '')::uuid[])::uuid[])) WITH CHECK ("knowledge_indexed"."organization_id" = any((select nullif(current_setting('app.organization_ids', true), '')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "kept_by_tenant" ON "knowledge_passages" AS PERMISSIVE FOR ALL TO public USING ("knowledge_passages"."organization_id" = any((select nullif(current_setting('app.organization_ids', true), '')::uuid[])::uuid[])) WITH CHECK ("knowledge_passages"."organization_id" = any((select nullif(current_setting('app.organization_ids', true), '')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "kept_by_tenant" ON "knowledge_terms" AS PERMISSIVE FOR ALL TO public USING ("knowledge_terms"."organization_id" = any((select nullif(current_setting('app.organization_ids', true), '')::uuid[])::uuid[])) WITH CHECK ("knowledge_terms"."organization_id" = any((select nullif(current_setting('app.organization_ids', true), '')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "kept_by_tenant" ON "knowledge_words" AS PERMISSIVE FOR ALL TO public USING ("knowledge_words"."organization_id" = any((select nullif(current_setting('app.organization_ids', true), '')::uuid[])::uuid[])) WITH CHECK ("knowledge_words"."organization_id" = any((select nullif(current_setting('app.organization_ids', true), '')::uuid[])::uuid[]));
--> statement-breakpoint
ALTER TABLE "knowledge_grams" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "knowledge_indexed" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "knowledge_passages" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "knowledge_terms" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "knowledge_words" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- For those whom no policy binds, as in 0003_tenancy.sql.
DO $$
BEGIN
  IF NOT (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user) THEN RETURN; END IF;
  GRANT SELECT, INSERT, UPDATE, DELETE ON "knowledge_grams", "knowledge_indexed", "knowledge_passages", "knowledge_terms",
    "knowledge_words" TO "parley_tenant";
END $$;
--> statement-breakpoint
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
