-- An id is unique in one stream only. The archive starts empty under the new keys: the objects notice and tell it again.
TRUNCATE "messages", "conversations", "archive_checkpoints";--> statement-breakpoint
ALTER TABLE "messages" DROP CONSTRAINT "messages_conversation_id_conversations_id_fk";--> statement-breakpoint
DROP INDEX "idx_messages_organization_id_seq";--> statement-breakpoint
ALTER TABLE "conversations" DROP CONSTRAINT "conversations_pkey";--> statement-breakpoint
ALTER TABLE "messages" DROP CONSTRAINT "messages_pkey";--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "stream_id" uuid NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "stream_id" uuid NOT NULL;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_id_stream_id_pk" PRIMARY KEY("id","stream_id");--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_id_stream_id_pk" PRIMARY KEY("id","stream_id");--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_conversation_fk" FOREIGN KEY ("conversation_id","stream_id") REFERENCES "public"."conversations"("id","stream_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "idx_messages_stream_id_seq" ON "messages" USING btree ("stream_id","seq");--> statement-breakpoint
CREATE INDEX "idx_messages_organization_id" ON "messages" USING btree ("organization_id");
