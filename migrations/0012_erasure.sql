CREATE POLICY "forgotten_by_stream" ON "audit_events" AS PERMISSIVE FOR UPDATE TO public USING ("audit_events"."organization_id" = (select nullif(current_setting('app.stream_id', true), '')::uuid)) WITH CHECK ("audit_events"."organization_id" = (select nullif(current_setting('app.stream_id', true), '')::uuid));
--> statement-breakpoint
-- For those whom no policy binds, as in 0003_tenancy.sql.
DO $$
BEGIN
  IF NOT (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user) THEN RETURN; END IF;
  GRANT DELETE ON "customers" TO "parley_tenant";
  GRANT UPDATE ("subject") ON "audit_events" TO "parley_tenant";
END $$;
