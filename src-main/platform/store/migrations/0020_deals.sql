CREATE TABLE `pipeline` (
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
	`position` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `stage` (
	`id` text PRIMARY KEY NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	`owner_id` text NOT NULL,
	`deleted_at` integer,
	`hlc` integer DEFAULT (capture_hlc()) NOT NULL,
	`node` integer DEFAULT (capture_node()) NOT NULL,
	`pipeline_id` text NOT NULL,
	`name` text NOT NULL,
	`color` text NOT NULL,
	`position` text NOT NULL,
	`probability` integer NOT NULL,
	`rot_days` integer,
	`required` text DEFAULT '[]' NOT NULL
);
--> statement-breakpoint
CREATE INDEX `stage_pipeline` ON `stage` (`pipeline_id`);--> statement-breakpoint
CREATE TABLE `deal` (
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
	`pipeline_id` text NOT NULL,
	`stage_id` text NOT NULL,
	`status` text DEFAULT 'open' NOT NULL,
	`amount` integer,
	`currency` text NOT NULL,
	`expected_close` text,
	`closed_at` integer,
	`reason` text DEFAULT '' NOT NULL,
	`company_id` text,
	`source` text DEFAULT '' NOT NULL,
	`about` text DEFAULT '' NOT NULL,
	`board_order` text NOT NULL,
	`stage_since` integer NOT NULL,
	`name_key` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE INDEX `deal_board` ON `deal` (`stage_id`,`board_order`,`id`) WHERE status = 'open' AND deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `deal_sums` ON `deal` (`pipeline_id`,`stage_id`,`currency`,`amount`) WHERE status = 'open' AND deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `deal_stage` ON `deal` (`stage_id`);--> statement-breakpoint
CREATE INDEX `deal_company` ON `deal` (`company_id`) WHERE company_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `deal_source` ON `deal` (`source`) WHERE source <> '';--> statement-breakpoint
CREATE INDEX `deal_reason` ON `deal` (`status`,`reason`) WHERE reason <> '';--> statement-breakpoint
CREATE INDEX `deal_by_name` ON `deal` (`name_key`,`id`,`deleted_at`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `deal_by_owner` ON `deal` (`owner_id`,`id`,`deleted_at`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `deal_by_created` ON `deal` (`created_at`,`id`,`deleted_at`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `deal_by_updated` ON `deal` (`updated_at`,`id`,`deleted_at`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `deal_binned` ON `deal` (`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `deal_contact` (
	`id` text PRIMARY KEY NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	`owner_id` text NOT NULL,
	`deleted_at` integer,
	`hlc` integer DEFAULT (capture_hlc()) NOT NULL,
	`node` integer DEFAULT (capture_node()) NOT NULL,
	`deal_id` text NOT NULL,
	`contact_id` text NOT NULL,
	`role` text DEFAULT '' NOT NULL,
	`position` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `deal_contact_deal` ON `deal_contact` (`deal_id`);--> statement-breakpoint
CREATE INDEX `deal_contact_contact` ON `deal_contact` (`contact_id`);--> statement-breakpoint
CREATE TABLE `stage_change` (
	`id` text PRIMARY KEY NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	`owner_id` text NOT NULL,
	`deleted_at` integer,
	`hlc` integer DEFAULT (capture_hlc()) NOT NULL,
	`node` integer DEFAULT (capture_node()) NOT NULL,
	`deal_id` text NOT NULL,
	`from_stage` text,
	`to_stage` text NOT NULL,
	`from_status` text,
	`to_status` text NOT NULL,
	`at` integer NOT NULL,
	`amount` integer,
	`currency` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `stage_change_deal` ON `stage_change` (`deal_id`,`at`);--> statement-breakpoint
CREATE INDEX `stage_change_at` ON `stage_change` (`at`);
