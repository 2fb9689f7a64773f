CREATE TABLE `activity` (
	`id` text PRIMARY KEY NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	`owner_id` text NOT NULL,
	`deleted_at` integer,
	`hlc` integer DEFAULT (capture_hlc()) NOT NULL,
	`node` integer DEFAULT (capture_node()) NOT NULL,
	`kind` text NOT NULL,
	`title` text DEFAULT '' NOT NULL,
	`at` integer NOT NULL,
	`minutes` integer,
	`outcome` text DEFAULT '' NOT NULL,
	`body` text DEFAULT '' NOT NULL,
	`doc` text
);
--> statement-breakpoint
CREATE TABLE `activity_record` (
	`id` text PRIMARY KEY NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	`owner_id` text NOT NULL,
	`deleted_at` integer,
	`hlc` integer DEFAULT (capture_hlc()) NOT NULL,
	`node` integer DEFAULT (capture_node()) NOT NULL,
	`activity_id` text NOT NULL,
	`record_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `activity_record_activity` ON `activity_record` (`activity_id`);--> statement-breakpoint
CREATE INDEX `activity_record_record` ON `activity_record` (`record_id`);
--> statement-breakpoint
ALTER TABLE `task` ADD COLUMN `name_key` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE VIEW `open_task_record` AS
SELECT r.`record_id`, r.`task_id`, r.`deleted_at` FROM `task_record` r
JOIN `task` t ON t.`id` = r.`task_id` WHERE t.`done_at` IS NULL AND t.`deleted_at` IS NULL;
