CREATE TABLE `custom_field` (
	`id` text PRIMARY KEY NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	`owner_id` text NOT NULL,
	`deleted_at` integer,
	`hlc` integer DEFAULT (capture_hlc()) NOT NULL,
	`node` integer DEFAULT (capture_node()) NOT NULL,
	`target` text NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`config` text DEFAULT '{}' NOT NULL,
	`hint` text DEFAULT '' NOT NULL,
	`section` text DEFAULT '' NOT NULL,
	`position` real NOT NULL,
	`required` integer DEFAULT false NOT NULL,
	`condition` text
);
--> statement-breakpoint
CREATE INDEX `custom_field_target` ON `custom_field` (`target`);
--> statement-breakpoint
CREATE TABLE `custom_option` (
	`id` text PRIMARY KEY NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	`owner_id` text NOT NULL,
	`deleted_at` integer,
	`hlc` integer DEFAULT (capture_hlc()) NOT NULL,
	`node` integer DEFAULT (capture_node()) NOT NULL,
	`field_id` text NOT NULL,
	`name` text NOT NULL,
	`color` text DEFAULT 'neutral' NOT NULL,
	`position` real NOT NULL
);
--> statement-breakpoint
CREATE INDEX `custom_option_field` ON `custom_option` (`field_id`);
--> statement-breakpoint
CREATE TABLE `custom_text` (
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
	`field_id` text NOT NULL,
	`value` text NOT NULL,
	`key` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `custom_text_party` ON `custom_text` (`party_id`);
--> statement-breakpoint
CREATE INDEX `custom_text_key` ON `custom_text` (`field_id`,`key`,`party_id`) WHERE deleted_at IS NULL;
--> statement-breakpoint
CREATE TABLE `custom_number` (
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
	`field_id` text NOT NULL,
	`value` real NOT NULL,
	`currency` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE INDEX `custom_number_party` ON `custom_number` (`party_id`);
--> statement-breakpoint
CREATE INDEX `custom_number_value` ON `custom_number` (`field_id`,`value`,`party_id`) WHERE deleted_at IS NULL;
--> statement-breakpoint
CREATE TABLE `custom_time` (
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
	`field_id` text NOT NULL,
	`day` text,
	`at` integer,
	`zone` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE INDEX `custom_time_party` ON `custom_time` (`party_id`);
--> statement-breakpoint
CREATE INDEX `custom_time_day` ON `custom_time` (`field_id`,`day`,`party_id`) WHERE deleted_at IS NULL;
--> statement-breakpoint
CREATE INDEX `custom_time_at` ON `custom_time` (`field_id`,`at`,`party_id`) WHERE deleted_at IS NULL;
--> statement-breakpoint
CREATE TABLE `custom_link` (
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
	`field_id` text NOT NULL,
	`target_id` text NOT NULL,
	`slot` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE INDEX `custom_link_party` ON `custom_link` (`party_id`);
--> statement-breakpoint
CREATE INDEX `custom_link_target` ON `custom_link` (`field_id`,`target_id`,`party_id`) WHERE deleted_at IS NULL;
--> statement-breakpoint
CREATE INDEX `custom_link_of` ON `custom_link` (`target_id`);
