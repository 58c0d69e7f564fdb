CREATE TABLE "devices" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"session_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"endpoint" text NOT NULL,
	"p256dh" text NOT NULL,
	"auth" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "devices_session_id_unique" UNIQUE("session_id")
);
--> statement-breakpoint
ALTER TABLE "devices" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "mail_stops" (
	"organization_id" uuid NOT NULL,
	"address" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mail_stops_organization_id_address_pk" PRIMARY KEY("organization_id","address")
);
--> statement-breakpoint
ALTER TABLE "mail_stops" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "notification_settings" (
	"organization_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"settings" jsonb NOT NULL,
	CONSTRAINT "notification_settings_organization_id_user_id_pk" PRIMARY KEY("organization_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "notification_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_session_id_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."session"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "devices" ADD CONSTRAINT "devices_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_stops" ADD CONSTRAINT "mail_stops_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_settings" ADD CONSTRAINT "notification_settings_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_settings" ADD CONSTRAINT "notification_settings_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "idx_devices_user_id" ON "devices" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "idx_notification_settings_user_id" ON "notification_settings" USING btree ("user_id");--> statement-breakpoint
CREATE POLICY "kept_by_identity" ON "devices" AS PERMISSIVE FOR ALL TO public USING ((select coalesce(current_setting('app.organization_ids', true), '') = '')) WITH CHECK ((select coalesce(current_setting('app.organization_ids', true), '') = ''));--> statement-breakpoint
CREATE POLICY "kept_by_person" ON "devices" AS PERMISSIVE FOR ALL TO public USING ("devices"."user_id" = (select nullif(current_setting('app.person_id', true), '')::uuid)) WITH CHECK ("devices"."user_id" = (select nullif(current_setting('app.person_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "kept_by_tenant" ON "mail_stops" AS PERMISSIVE FOR ALL TO public USING ("mail_stops"."organization_id" = any((select nullif(current_setting('app.organization_ids', true), '')::uuid[])::uuid[])) WITH CHECK ("mail_stops"."organization_id" = any((select nullif(current_setting('app.organization_ids', true), '')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "kept_by_person" ON "notification_settings" AS PERMISSIVE FOR ALL TO public USING ("notification_settings"."user_id" = (select nullif(current_setting('app.person_id', true), '')::uuid)) WITH CHECK ("notification_settings"."user_id" = (select nullif(current_setting('app.person_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "read_by_tenant" ON "notification_settings" AS PERMISSIVE FOR SELECT TO public USING ("notification_settings"."organization_id" = any((select nullif(current_setting('app.organization_ids', true), '')::uuid[])::uuid[]));
--> statement-breakpoint
ALTER TABLE "devices" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "mail_stops" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "notification_settings" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- For those whom no policy binds, as in 0003_tenancy.sql.
DO $$
BEGIN
  IF NOT (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user) THEN RETURN; END IF;
  GRANT SELECT, INSERT, UPDATE, DELETE ON "devices", "mail_stops", "notification_settings" TO "parley_tenant";
END $$;
