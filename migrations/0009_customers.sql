CREATE TABLE "customer_attributes" (
	"organization_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"attributes" jsonb NOT NULL,
	CONSTRAINT "customer_attributes_organization_id_user_id_pk" PRIMARY KEY("organization_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "customer_attributes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "customer_notes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organization_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"author_id" uuid,
	"author_name" text NOT NULL,
	"text" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"edited_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "customer_notes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "customer_attributes" ADD CONSTRAINT "customer_attributes_customer_fk" FOREIGN KEY ("organization_id","user_id") REFERENCES "public"."customers"("organization_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_notes" ADD CONSTRAINT "customer_notes_author_id_user_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_notes" ADD CONSTRAINT "customer_notes_customer_fk" FOREIGN KEY ("organization_id","user_id") REFERENCES "public"."customers"("organization_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "idx_customer_notes_customer" ON "customer_notes" USING btree ("organization_id","user_id","created_at");--> statement-breakpoint
CREATE INDEX "idx_customer_notes_author_id" ON "customer_notes" USING btree ("author_id");--> statement-breakpoint
CREATE POLICY "read_by_tenant" ON "customers" AS PERMISSIVE FOR SELECT TO public USING ("customers"."organization_id" = any((select nullif(current_setting('app.organization_ids', true), '')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "kept_by_tenant" ON "customer_attributes" AS PERMISSIVE FOR ALL TO public USING ("customer_attributes"."organization_id" = any((select nullif(current_setting('app.organization_ids', true), '')::uuid[])::uuid[])) WITH CHECK ("customer_attributes"."organization_id" = any((select nullif(current_setting('app.organization_ids', true), '')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "kept_by_tenant" ON "customer_notes" AS PERMISSIVE FOR ALL TO public USING ("customer_notes"."organization_id" = any((select nullif(current_setting('app.organization_ids', true), '')::uuid[])::uuid[])) WITH CHECK ("customer_notes"."organization_id" = any((select nullif(current_setting('app.organization_ids', true), '')::uuid[])::uuid[]));
--> statement-breakpoint
ALTER TABLE "customer_attributes" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "customer_notes" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- For those whom no policy binds, as in 0003_tenancy.sql.
DO $$
BEGIN
  IF NOT (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user) THEN RETURN; END IF;
  GRANT SELECT, INSERT, UPDATE, DELETE ON "customer_attributes", "customer_notes" TO "parley_tenant";
END $$;
