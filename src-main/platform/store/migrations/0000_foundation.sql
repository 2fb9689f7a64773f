CREATE TABLE `job` (
	`id` integer PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`payload` text NOT NULL,
	`dedupe_key` text,
	`lane` text NOT NULL,
	`state` text NOT NULL,
	`run_at` integer NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`lease_until` integer,
	`last_error` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `job_due` ON `job` (`state`,`run_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `job_dedupe` ON `job` (`dedupe_key`) WHERE state = 'waiting' AND dedupe_key IS NOT NULL;--> statement-breakpoint
CREATE TABLE `journal` (
	`seq` integer PRIMARY KEY NOT NULL,
	`operation` integer NOT NULL,
	`tbl` text NOT NULL,
	`row` text NOT NULL,
	`record` text NOT NULL,
	`grp` text,
	`before` text
);
--> statement-breakpoint
CREATE INDEX `journal_record` ON `journal` (`record`);--> statement-breakpoint
CREATE TABLE `meta` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `operation` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`root` integer NOT NULL,
	`current` integer NOT NULL,
	`undone` integer NOT NULL,
	`undoable` integer NOT NULL,
	`label_key` text NOT NULL,
	`label_params` text NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text NOT NULL,
	`state` text NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`hlc` integer NOT NULL,
	`first_seq` integer NOT NULL,
	`last_seq` integer NOT NULL,
	`changes` integer NOT NULL,
	`progress_ppm` integer,
	`task` text,
	`task_state` text
);
--> statement-breakpoint
CREATE TABLE `sync_clock` (
	`row` text NOT NULL,
	`grp` text NOT NULL,
	`tbl` text NOT NULL,
	`hlc` integer NOT NULL,
	`node` integer NOT NULL,
	PRIMARY KEY(`row`, `grp`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `tombstone` (
	`row` text PRIMARY KEY NOT NULL,
	`tbl` text NOT NULL,
	`hlc` integer NOT NULL,
	`node` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `user` (
	`id` text PRIMARY KEY NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	`owner_id` text NOT NULL,
	`deleted_at` integer,
	`hlc` integer DEFAULT (capture_hlc()) NOT NULL,
	`node` integer DEFAULT (capture_node()) NOT NULL,
	`name` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `contact` (
	`id` text PRIMARY KEY NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	`owner_id` text NOT NULL,
	`deleted_at` integer,
	`hlc` integer DEFAULT (capture_hlc()) NOT NULL,
	`node` integer DEFAULT (capture_node()) NOT NULL,
	`prefix` text DEFAULT '' NOT NULL,
	`given_name` text DEFAULT '' NOT NULL,
	`additional_name` text DEFAULT '' NOT NULL,
	`family_name` text DEFAULT '' NOT NULL,
	`suffix` text DEFAULT '' NOT NULL,
	`nickname` text DEFAULT '' NOT NULL,
	`company_id` text,
	`role` text DEFAULT '' NOT NULL,
	`department` text DEFAULT '' NOT NULL,
	`about` text DEFAULT '' NOT NULL,
	`display_name` text DEFAULT '' NOT NULL,
	`company_name` text DEFAULT '' NOT NULL,
	`email` text DEFAULT '' NOT NULL,
	`phone` text DEFAULT '' NOT NULL,
	`city` text DEFAULT '' NOT NULL,
	`display_key` text DEFAULT '' NOT NULL,
	`name_key` text DEFAULT '' NOT NULL,
	`company_key` text DEFAULT '' NOT NULL,
	`role_key` text DEFAULT '' NOT NULL,
	`city_key` text DEFAULT '' NOT NULL,
	`counted_in` text
);
--> statement-breakpoint
CREATE INDEX `contact_by_name` ON `contact` (`name_key`,`id`,`deleted_at`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `contact_by_company` ON `contact` (`company_key`,`id`,`deleted_at`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `contact_by_role` ON `contact` (`role_key`,`id`,`deleted_at`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `contact_by_email` ON `contact` (`email`,`id`,`deleted_at`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `contact_by_phone` ON `contact` (`phone`,`id`,`deleted_at`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `contact_by_city` ON `contact` (`city_key`,`id`,`deleted_at`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `contact_by_owner` ON `contact` (`owner_id`,`id`,`deleted_at`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `contact_by_created` ON `contact` (`created_at`,`id`,`deleted_at`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `contact_by_updated` ON `contact` (`updated_at`,`id`,`deleted_at`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `contact_of_company` ON `contact` (`company_id`);--> statement-breakpoint
CREATE INDEX `contact_binned` ON `contact` (`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `company` (
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
	`industry` text DEFAULT '' NOT NULL,
	`about` text DEFAULT '' NOT NULL,
	`email` text DEFAULT '' NOT NULL,
	`phone` text DEFAULT '' NOT NULL,
	`city` text DEFAULT '' NOT NULL,
	`contact_count` integer DEFAULT 0 NOT NULL,
	`name_key` text DEFAULT '' NOT NULL,
	`city_key` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE INDEX `company_by_name` ON `company` (`name_key`,`id`,`deleted_at`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `company_by_contacts` ON `company` (`contact_count`,`id`,`deleted_at`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `company_by_email` ON `company` (`email`,`id`,`deleted_at`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `company_by_phone` ON `company` (`phone`,`id`,`deleted_at`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `company_by_city` ON `company` (`city_key`,`id`,`deleted_at`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `company_by_owner` ON `company` (`owner_id`,`id`,`deleted_at`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `company_by_created` ON `company` (`created_at`,`id`,`deleted_at`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `company_by_updated` ON `company` (`updated_at`,`id`,`deleted_at`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `company_binned` ON `company` (`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `contact_point` (
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
	`kind` text NOT NULL,
	`value` text NOT NULL,
	`normalized` text NOT NULL,
	`label` text DEFAULT '' NOT NULL,
	`position` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `contact_point_party` ON `contact_point` (`party_id`);--> statement-breakpoint
CREATE INDEX `contact_point_normalized` ON `contact_point` (`normalized`);--> statement-breakpoint
CREATE TABLE `note` (
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
	`body` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `note_party` ON `note` (`party_id`);--> statement-breakpoint
CREATE TABLE `postal_address` (
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
	`label` text DEFAULT '' NOT NULL,
	`street` text DEFAULT '' NOT NULL,
	`extended` text DEFAULT '' NOT NULL,
	`postal_code` text DEFAULT '' NOT NULL,
	`city` text DEFAULT '' NOT NULL,
	`region` text DEFAULT '' NOT NULL,
	`country` text DEFAULT '' NOT NULL,
	`position` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `postal_address_party` ON `postal_address` (`party_id`);--> statement-breakpoint
CREATE TABLE `tag` (
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
	`color` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `tagging` (
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
	`tag_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `tagging_party` ON `tagging` (`party_id`);--> statement-breakpoint
CREATE INDEX `tagging_tag` ON `tagging` (`tag_id`);--> statement-breakpoint
CREATE TABLE `search_document` (
	`rid` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`subtitle` text NOT NULL,
	`lines` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `search_document_id_unique` ON `search_document` (`id`);--> statement-breakpoint
CREATE TABLE `search_vocabulary` (
	`number` integer PRIMARY KEY NOT NULL,
	`word` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `search_vocabulary_word_unique` ON `search_vocabulary` (`word`);