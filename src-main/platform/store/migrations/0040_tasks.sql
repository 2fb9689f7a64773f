CREATE TABLE `task` (
	`id` text PRIMARY KEY NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	`owner_id` text NOT NULL,
	`deleted_at` integer,
	`hlc` integer DEFAULT (capture_hlc()) NOT NULL,
	`node` integer DEFAULT (capture_node()) NOT NULL,
	`title` text NOT NULL,
	`kind` text DEFAULT 'todo' NOT NULL,
	`priority` integer DEFAULT 0 NOT NULL,
	`body` text DEFAULT '' NOT NULL,
	`doc` text,
	`due_on` text,
	`due_time` text,
	`due_zone` text,
	`due_at` integer,
	`remind` integer,
	`remind_at` integer,
	`repeat` text DEFAULT '' NOT NULL,
	`repeat_from` text,
	`series` text,
	`assignee_id` text NOT NULL,
	`done_at` integer
);
--> statement-breakpoint
CREATE INDEX `task_open` ON `task` (coalesce(due_on, '9999-12-31'), coalesce(due_time, '24:00'), 3 - priority, `id`) WHERE deleted_at IS NULL AND done_at IS NULL;--> statement-breakpoint
CREATE INDEX `task_done` ON `task` (`done_at`,`id`) WHERE deleted_at IS NULL AND done_at IS NOT NULL;--> statement-breakpoint
CREATE INDEX `task_remind` ON `task` (`remind_at`) WHERE remind_at IS NOT NULL AND deleted_at IS NULL AND done_at IS NULL;--> statement-breakpoint
CREATE INDEX `task_binned` ON `task` (`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `task_step` (
	`id` text PRIMARY KEY NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	`owner_id` text NOT NULL,
	`deleted_at` integer,
	`hlc` integer DEFAULT (capture_hlc()) NOT NULL,
	`node` integer DEFAULT (capture_node()) NOT NULL,
	`task_id` text NOT NULL,
	`title` text NOT NULL,
	`done` integer DEFAULT false NOT NULL,
	`position` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `task_step_task` ON `task_step` (`task_id`);--> statement-breakpoint
CREATE TABLE `task_record` (
	`id` text PRIMARY KEY NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	`owner_id` text NOT NULL,
	`deleted_at` integer,
	`hlc` integer DEFAULT (capture_hlc()) NOT NULL,
	`node` integer DEFAULT (capture_node()) NOT NULL,
	`task_id` text NOT NULL,
	`record_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `task_record_task` ON `task_record` (`task_id`);--> statement-breakpoint
CREATE INDEX `task_record_record` ON `task_record` (`record_id`);
--> statement-breakpoint
CREATE TRIGGER `note_draft_task` AFTER DELETE ON `task` BEGIN
	DELETE FROM `note_draft` WHERE party_id = OLD.id;
END;
