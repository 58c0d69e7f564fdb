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
