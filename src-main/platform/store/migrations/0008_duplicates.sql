ALTER TABLE `contact` ADD `merged_into` text;--> statement-breakpoint
ALTER TABLE `company` ADD `merged_into` text;--> statement-breakpoint
CREATE INDEX `contact_merged` ON `contact` (`merged_into`) WHERE merged_into IS NOT NULL;--> statement-breakpoint
CREATE INDEX `company_merged` ON `company` (`merged_into`) WHERE merged_into IS NOT NULL;--> statement-breakpoint
CREATE TABLE `merge` (
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
	`loser_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `merge_party` ON `merge` (`party_id`);--> statement-breakpoint
CREATE INDEX `merge_loser` ON `merge` (`loser_id`);--> statement-breakpoint
CREATE TABLE `merge_item` (
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
	`merge_id` text NOT NULL,
	`what` text NOT NULL,
	`tbl` text NOT NULL,
	`row` text NOT NULL,
	`col` text DEFAULT '' NOT NULL,
	`before` text DEFAULT 'null' NOT NULL,
	`after` text DEFAULT 'null' NOT NULL
);
--> statement-breakpoint
CREATE INDEX `merge_item_party` ON `merge_item` (`party_id`);--> statement-breakpoint
CREATE INDEX `merge_item_merge` ON `merge_item` (`merge_id`,`id`);--> statement-breakpoint
CREATE TABLE `not_duplicate` (
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
	`other_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `not_duplicate_party` ON `not_duplicate` (`party_id`);--> statement-breakpoint
CREATE INDEX `not_duplicate_other` ON `not_duplicate` (`other_id`);--> statement-breakpoint
CREATE TABLE `duplicate_pair` (
	`a_id` text NOT NULL,
	`b_id` text NOT NULL,
	`kind` text NOT NULL,
	`class` text NOT NULL,
	`score` real NOT NULL,
	`reasons` text NOT NULL,
	PRIMARY KEY(`a_id`, `b_id`)
);
--> statement-breakpoint
CREATE INDEX `duplicate_pair_b` ON `duplicate_pair` (`b_id`);--> statement-breakpoint
CREATE INDEX `duplicate_pair_score` ON `duplicate_pair` (`score`,`a_id`,`b_id`);--> statement-breakpoint
CREATE TABLE `match_party` (
	`number` integer PRIMARY KEY NOT NULL,
	`party_id` text NOT NULL,
	`name` integer NOT NULL,
	`keys` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `match_party_party_id_unique` ON `match_party` (`party_id`);--> statement-breakpoint
CREATE TABLE `match_key` (
	`key` integer NOT NULL,
	`party` integer NOT NULL,
	PRIMARY KEY(`key`, `party`)
) WITHOUT ROWID;
