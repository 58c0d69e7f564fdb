CREATE TABLE "archive_checkpoints" (
	"organization_id" uuid PRIMARY KEY NOT NULL,
	"epoch" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid,
	"user_id" uuid,
	"customer_name" text NOT NULL,
	"status" text NOT NULL,
	"is_escalated" boolean DEFAULT false NOT NULL,
	"escalated_reason" text,
	"escalated_at" timestamp (3) with time zone,
	"is_resolved" boolean DEFAULT false NOT NULL,
	"resolved_at" timestamp (3) with time zone,
	"resolved_by" uuid,
	"agent_id" uuid,
	"agent_name" text,
	"agent_joined_at" timestamp (3) with time zone,
	"last_seq" bigint NOT NULL,
	"summary" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid,
	"conversation_id" uuid NOT NULL,
	"user_id" uuid,
	"seq" bigint NOT NULL,
	"position" integer,
	"kind" text NOT NULL,
	"sender_type" text NOT NULL,
	"sender_id" uuid,
	"sender_name" text NOT NULL,
	"body" jsonb NOT NULL,
	"text" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_organization_id_organization_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organization"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "idx_conversations_organization_id" ON "conversations" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "idx_conversations_user_id" ON "conversations" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "idx_conversations_escalated" ON "conversations" USING btree ("organization_id","is_escalated","is_resolved","escalated_at");--> statement-breakpoint
CREATE UNIQUE INDEX "idx_messages_organization_id_seq" ON "messages" USING btree ("organization_id","seq");--> statement-breakpoint
CREATE INDEX "idx_messages_conversation_id_seq" ON "messages" USING btree ("conversation_id","seq");--> statement-breakpoint
CREATE INDEX "idx_messages_user_id" ON "messages" USING btree ("user_id");