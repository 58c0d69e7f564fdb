DROP INDEX "idx_messages_organization_id";--> statement-breakpoint
CREATE INDEX "idx_messages_organization_id_kind" ON "messages" USING btree ("organization_id","kind","sender_type","created_at");