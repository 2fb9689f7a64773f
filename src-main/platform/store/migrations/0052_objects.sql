CREATE TABLE `custom_object` (
	`id` text PRIMARY KEY NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	`owner_id` text NOT NULL,
	`deleted_at` integer,
	`hlc` integer DEFAULT (capture_hlc()) NOT NULL,
	`node` integer DEFAULT (capture_node()) NOT NULL,
	`name` text NOT NULL,
	`singular` text NOT NULL,
	`icon` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `custom_record` (
	`id` text PRIMARY KEY NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	`owner_id` text NOT NULL,
	`deleted_at` integer,
	`hlc` integer DEFAULT (capture_hlc()) NOT NULL,
	`node` integer DEFAULT (capture_node()) NOT NULL,
	`object_id` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE INDEX `custom_record_of` ON `custom_record` (`object_id`,`name_key`,`id`) WHERE deleted_at IS NULL;
--> statement-breakpoint
CREATE INDEX `custom_record_binned` ON `custom_record` (`deleted_at`) WHERE deleted_at IS NOT NULL;
--> statement-breakpoint
CREATE TRIGGER `note_draft_custom` AFTER DELETE ON `custom_record` BEGIN
	DELETE FROM `note_draft` WHERE party_id = OLD.id;
END;
