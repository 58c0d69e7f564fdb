ALTER TABLE "invitation" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "member" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "archive_checkpoints" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "conversations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "messages" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "customers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "kept_by_identity" ON "invitation" AS PERMISSIVE FOR ALL TO public USING ((select coalesce(current_setting('app.organization_ids', true), '') = '')) WITH CHECK ((select coalesce(current_setting('app.organization_ids', true), '') = ''));--> statement-breakpoint
CREATE POLICY "read_by_tenant" ON "invitation" AS PERMISSIVE FOR SELECT TO public USING ("invitation"."organization_id" = any((select nullif(current_setting('app.organization_ids', true), '')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "kept_by_identity" ON "member" AS PERMISSIVE FOR ALL TO public USING ((select coalesce(current_setting('app.organization_ids', true), '') = '')) WITH CHECK ((select coalesce(current_setting('app.organization_ids', true), '') = ''));--> statement-breakpoint
CREATE POLICY "read_by_tenant" ON "member" AS PERMISSIVE FOR SELECT TO public USING ("member"."organization_id" = any((select nullif(current_setting('app.organization_ids', true), '')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "kept_by_person" ON "member" AS PERMISSIVE FOR SELECT TO public USING ("member"."user_id" = (select nullif(current_setting('app.person_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "read_by_tenant" ON "archive_checkpoints" AS PERMISSIVE FOR SELECT TO public USING ("archive_checkpoints"."organization_id" = any((select nullif(current_setting('app.organization_ids', true), '')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "written_by_stream" ON "archive_checkpoints" AS PERMISSIVE FOR ALL TO public USING ("archive_checkpoints"."organization_id" = (select nullif(current_setting('app.stream_id', true), '')::uuid)) WITH CHECK ("archive_checkpoints"."organization_id" = (select nullif(current_setting('app.stream_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "read_by_tenant" ON "conversations" AS PERMISSIVE FOR SELECT TO public USING ("conversations"."organization_id" = any((select nullif(current_setting('app.organization_ids', true), '')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "written_by_stream" ON "conversations" AS PERMISSIVE FOR ALL TO public USING ("conversations"."stream_id" = (select nullif(current_setting('app.stream_id', true), '')::uuid)) WITH CHECK ("conversations"."stream_id" = (select nullif(current_setting('app.stream_id', true), '')::uuid) and ("conversations"."organization_id" is null or "conversations"."organization_id" = "conversations"."stream_id"));--> statement-breakpoint
CREATE POLICY "read_by_tenant" ON "messages" AS PERMISSIVE FOR SELECT TO public USING ("messages"."organization_id" = any((select nullif(current_setting('app.organization_ids', true), '')::uuid[])::uuid[]));--> statement-breakpoint
CREATE POLICY "written_by_stream" ON "messages" AS PERMISSIVE FOR ALL TO public USING ("messages"."stream_id" = (select nullif(current_setting('app.stream_id', true), '')::uuid)) WITH CHECK ("messages"."stream_id" = (select nullif(current_setting('app.stream_id', true), '')::uuid) and ("messages"."organization_id" is null or "messages"."organization_id" = "messages"."stream_id"));--> statement-breakpoint
CREATE POLICY "kept_by_person" ON "customers" AS PERMISSIVE FOR ALL TO public USING ("customers"."user_id" = (select nullif(current_setting('app.person_id', true), '')::uuid)) WITH CHECK ("customers"."user_id" = (select nullif(current_setting('app.person_id', true), '')::uuid));--> statement-breakpoint
-- The owner of the tables is bound too, where it is an ordinary user.
ALTER TABLE "invitation" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "member" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "archive_checkpoints" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "conversations" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "messages" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "customers" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- Superusers, and roles with BYPASSRLS such as Neon's, are never bound: they assume this role in each scope (drizzle/scope.ts).
-- Others need none. Roles belong to the whole server, so another database may have made it already.
DO $$
BEGIN
  IF NOT (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user) THEN RETURN; END IF;
  BEGIN
    CREATE ROLE "parley_tenant" NOLOGIN NOSUPERUSER NOBYPASSRLS;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
  END;
  GRANT "parley_tenant" TO CURRENT_USER;
  GRANT USAGE ON SCHEMA "public" TO "parley_tenant";
  GRANT SELECT, INSERT, UPDATE, DELETE ON "conversations", "messages", "archive_checkpoints" TO "parley_tenant";
  GRANT SELECT, INSERT ON "customers" TO "parley_tenant";
  GRANT SELECT ON "organization", "member", "invitation" TO "parley_tenant";
  GRANT SELECT ("id") ON "user" TO "parley_tenant";
END $$;--> statement-breakpoint
CREATE FUNCTION "keep_an_owner"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- One after the other in an organization: whoever comes second sees what the first has done.
  PERFORM pg_advisory_xact_lock(hashtextextended(OLD.organization_id::text, 0));
  IF EXISTS (SELECT FROM "public"."organization" WHERE id = OLD.organization_id)
    AND NOT EXISTS (SELECT FROM "public"."member" WHERE organization_id = OLD.organization_id AND role = 'owner')
  THEN
    RAISE EXCEPTION 'an organization keeps an owner'
      USING ERRCODE = 'check_violation', TABLE = 'member', CONSTRAINT = 'organization_has_an_owner';
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "organization_has_an_owner" AFTER UPDATE OR DELETE ON "member"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.role = 'owner') EXECUTE FUNCTION "keep_an_owner"();
