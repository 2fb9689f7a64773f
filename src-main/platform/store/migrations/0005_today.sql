CREATE TABLE `notification` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`params` text NOT NULL,
	`link` text,
	`party_id` text,
	`operation_id` integer,
	`job_id` integer,
	`dedupe_key` text,
	`at` integer NOT NULL,
	`read_at` integer,
	`dismissed_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notification_dedupe` ON `notification` (`dedupe_key`) WHERE dedupe_key IS NOT NULL;--> statement-breakpoint
CREATE INDEX `notification_unread` ON `notification` (`id`) WHERE read_at IS NULL AND dismissed_at IS NULL;--> statement-breakpoint
CREATE INDEX `notification_party` ON `notification` (`party_id`) WHERE party_id IS NOT NULL;--> statement-breakpoint
CREATE TABLE `keep_in_touch` (
	`id` text PRIMARY KEY NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	`owner_id` text NOT NULL,
	`deleted_at` integer,
	`hlc` integer DEFAULT (capture_hlc()) NOT NULL,
	`node` integer DEFAULT (capture_node()) NOT NULL,
	`party_id` text NOT NULL,
	`every` integer NOT NULL,
	`unit` text NOT NULL,
	`last_contact` text NOT NULL,
	`snoozed_until` text,
	`due` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `keep_in_touch_party` ON `keep_in_touch` (`party_id`);--> statement-breakpoint
CREATE INDEX `keep_in_touch_due` ON `keep_in_touch` (`due`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `keep_in_touch_contacted` ON `keep_in_touch` (`last_contact`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE TABLE `date_mark` (
	`id` text PRIMARY KEY NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	`owner_id` text NOT NULL,
	`deleted_at` integer,
	`hlc` integer DEFAULT (capture_hlc()) NOT NULL,
	`node` integer DEFAULT (capture_node()) NOT NULL,
	`party_id` text NOT NULL,
	`date_id` text NOT NULL,
	`year` integer NOT NULL,
	`until` text
);
--> statement-breakpoint
CREATE INDEX `date_mark_party` ON `date_mark` (`party_id`);
