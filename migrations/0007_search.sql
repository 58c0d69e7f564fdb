CREATE TABLE "conversation_words" (
	"organization_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"words" "tsvector" NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "conversation_words_organization_id_conversation_id_pk" PRIMARY KEY("organization_id","conversation_id")
);
--> statement-breakpoint
ALTER TABLE "conversation_words" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "message_words" (
	"organization_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"words" "tsvector" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "message_words_organization_id_seq_pk" PRIMARY KEY("organization_id","seq")
);
--> statement-breakpoint
ALTER TABLE "message_words" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "conversation_words" ADD CONSTRAINT "conversation_words_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_words" ADD CONSTRAINT "conversation_words_conversation_fk" FOREIGN KEY ("conversation_id","organization_id") REFERENCES "public"."conversations"("id","stream_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_words" ADD CONSTRAINT "message_words_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_words" ADD CONSTRAINT "message_words_message_fk" FOREIGN KEY ("organization_id","seq") REFERENCES "public"."messages"("stream_id","seq") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "idx_conversation_words" ON "conversation_words" USING gin ("words") WITH (gin_pending_list_limit=256);--> statement-breakpoint
CREATE INDEX "idx_message_words" ON "message_words" USING gin ("words") WITH (gin_pending_list_limit=256);--> statement-breakpoint
CREATE INDEX "idx_user_email_beginning" ON "user" USING btree ("email" text_pattern_ops);--> statement-breakpoint
CREATE POLICY "found_by_tenant" ON "conversation_words" AS PERMISSIVE FOR SELECT TO public USING ("conversation_words"."organization_id" = any((select case when (select nullif(current_setting('app.stream_id', true), '')::uuid) is null then (select nullif(current_setting('app.organization_ids', true), '')::uuid[])::uuid[] else array[(select nullif(current_setting('app.stream_id', true), '')::uuid)] end)::uuid[]) and "conversation_words"."words" @@ (select coalesce(nullif(current_setting('app.search', true), ''), case when (select nullif(current_setting('app.stream_id', true), '')::uuid) is not null then '!nothing' end)::tsquery));--> statement-breakpoint
CREATE POLICY "told_by_stream" ON "conversation_words" AS PERMISSIVE FOR INSERT TO public WITH CHECK ("conversation_words"."organization_id" = (select nullif(current_setting('app.stream_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "told_again_by_stream" ON "conversation_words" AS PERMISSIVE FOR UPDATE TO public USING ("conversation_words"."organization_id" = (select nullif(current_setting('app.stream_id', true), '')::uuid)) WITH CHECK ("conversation_words"."organization_id" = (select nullif(current_setting('app.stream_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "taken_back_by_stream" ON "conversation_words" AS PERMISSIVE FOR DELETE TO public USING ("conversation_words"."organization_id" = (select nullif(current_setting('app.stream_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "found_by_tenant" ON "message_words" AS PERMISSIVE FOR SELECT TO public USING ("message_words"."organization_id" = any((select case when (select nullif(current_setting('app.stream_id', true), '')::uuid) is null then (select nullif(current_setting('app.organization_ids', true), '')::uuid[])::uuid[] else array[(select nullif(current_setting('app.stream_id', true), '')::uuid)] end)::uuid[]) and "message_words"."words" @@ (select coalesce(nullif(current_setting('app.search', true), ''), case when (select nullif(current_setting('app.stream_id', true), '')::uuid) is not null then '!nothing' end)::tsquery));--> statement-breakpoint
CREATE POLICY "told_by_stream" ON "message_words" AS PERMISSIVE FOR INSERT TO public WITH CHECK ("message_words"."organization_id" = (select nullif(current_setting('app.stream_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "told_again_by_stream" ON "message_words" AS PERMISSIVE FOR UPDATE TO public USING ("message_words"."organization_id" = (select nullif(current_setting('app.stream_id', true), '')::uuid)) WITH CHECK ("message_words"."organization_id" = (select nullif(current_setting('app.stream_id', true), '')::uuid));--> statement-breakpoint
CREATE POLICY "taken_back_by_stream" ON "message_words" AS PERMISSIVE FOR DELETE TO public USING ("message_words"."organization_id" = (select nullif(current_setting('app.stream_id', true), '')::uuid));--> statement-breakpoint
ALTER TABLE "conversation_words" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "message_words" FORCE ROW LEVEL SECURITY;--> statement-breakpoint
-- For those whom no policy binds, as in 0003_tenancy.sql.
DO $$
BEGIN
  IF NOT (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user) THEN RETURN; END IF;
  GRANT SELECT, INSERT, UPDATE, DELETE ON "conversation_words", "message_words" TO "parley_tenant";
END $$;--> statement-breakpoint
-- Their words are found where they are written (drizzle/archive.ts). What was archived before this is told again by the objects.
ALTER TABLE "archive_checkpoints" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
DELETE FROM "archive_checkpoints";--> statement-breakpoint
ALTER TABLE "archive_checkpoints" FORCE ROW LEVEL SECURITY;
