ALTER TABLE `contact` ADD `pronouns` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `contact` ADD `language` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `contact` ADD `local_only` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `company` ADD `parent_id` text;--> statement-breakpoint
CREATE INDEX `company_of_parent` ON `company` (`parent_id`) WHERE parent_id IS NOT NULL;--> statement-breakpoint
ALTER TABLE `contact_point` ADD `preferred` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `contact_point` ADD `consent` text DEFAULT 'unknown' NOT NULL;--> statement-breakpoint
ALTER TABLE `contact_point` ADD `consent_at` integer;--> statement-breakpoint
ALTER TABLE `contact_point` ADD `consent_source` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `contact_point_consent` ON `contact_point` (`consent`) WHERE consent <> 'unknown';--> statement-breakpoint
ALTER TABLE `postal_address` ADD `preferred` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `postal_address` ADD `consent` text DEFAULT 'unknown' NOT NULL;--> statement-breakpoint
ALTER TABLE `postal_address` ADD `consent_at` integer;--> statement-breakpoint
ALTER TABLE `postal_address` ADD `consent_source` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE TABLE `party_date` (
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
	`label` text DEFAULT '' NOT NULL,
	`year` integer,
	`month` integer NOT NULL,
	`day` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `party_date_party` ON `party_date` (`party_id`);--> statement-breakpoint
CREATE INDEX `party_date_day` ON `party_date` (`month`,`day`);--> statement-breakpoint
CREATE TABLE `affiliation` (
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
	`company_id` text NOT NULL,
	`role` text DEFAULT '' NOT NULL,
	`department` text DEFAULT '' NOT NULL,
	`since` text DEFAULT '' NOT NULL,
	`until` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE INDEX `affiliation_party` ON `affiliation` (`party_id`);--> statement-breakpoint
CREATE INDEX `affiliation_company` ON `affiliation` (`company_id`);--> statement-breakpoint
CREATE TABLE `relationship` (
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
	`from_kind` text NOT NULL,
	`to_id` text NOT NULL,
	`to_kind` text NOT NULL,
	`type` text NOT NULL,
	`word` text DEFAULT '' NOT NULL,
	`inverse` text DEFAULT '' NOT NULL,
	`since` text DEFAULT '' NOT NULL,
	`until` text DEFAULT '' NOT NULL,
	`note` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE INDEX `relationship_party` ON `relationship` (`party_id`);--> statement-breakpoint
CREATE INDEX `relationship_to` ON `relationship` (`to_id`);
