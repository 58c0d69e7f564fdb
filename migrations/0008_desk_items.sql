CREATE TABLE "desk_items" (
	"organization_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"owner_id" uuid,
	"name" text NOT NULL,
	"content" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "desk_items_organization_id_id_pk" PRIMARY KEY("organization_id","id")
);
--> statement-breakpoint
ALTER TABLE "desk_items" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "desk_items" ADD CONSTRAINT "desk_items_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "desk_items" ADD CONSTRAINT "desk_items_owner_id_user_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "idx_desk_items_name" ON "desk_items" USING btree ("organization_id","kind",coalesce("owner_id", "organization_id"),lower("name"));--> statement-breakpoint
CREATE INDEX "idx_desk_items_owner_id" ON "desk_items" USING btree ("owner_id");--> statement-breakpoint
CREATE POLICY "kept_by_tenant" ON "desk_items" AS PERMISSIVE FOR ALL TO public USING ("desk_items"."organization_id" = any((select nullif(current_setting('app.organization_ids', true), '')::uuid[])::uuid[])) WITH CHECK ("desk_items"."organization_id" = any((select nullif(current_setting('app.organization_ids', true), '')::uuid[])::uuid[]));
--> statement-breakpoint
ALTER TABLE "desk_items" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- For those whom no policy binds, as in 0003_tenancy.sql.
DO $$
BEGIN
  IF NOT (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user) THEN RETURN; END IF;
  GRANT SELECT, INSERT, UPDATE, DELETE ON "desk_items" TO "parley_tenant";
END $$;
