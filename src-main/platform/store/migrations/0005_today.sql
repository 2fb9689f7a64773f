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
ALTER TABLE `note` ADD COLUMN `doc` text;--> statement-breakpoint
CREATE TABLE `mention` (
	`note_id` text NOT NULL,
	`party_id` text NOT NULL,
	PRIMARY KEY(`party_id`, `note_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `mention_note` ON `mention` (`note_id`);--> statement-breakpoint
CREATE TABLE `note_draft` (
	`party_id` text NOT NULL,
	`note_id` text NOT NULL,
	`doc` text NOT NULL,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`party_id`, `note_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `profile` (
	`id` text PRIMARY KEY NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	`owner_id` text NOT NULL,
	`deleted_at` integer,
	`hlc` integer DEFAULT (capture_hlc()) NOT NULL,
	`node` integer DEFAULT (capture_node()) NOT NULL,
	`name` text DEFAULT '' NOT NULL,
	`legal_name` text DEFAULT '' NOT NULL,
	`profession` text DEFAULT '' NOT NULL,
	`tone` text DEFAULT 'friendly' NOT NULL,
	`tone_words` text DEFAULT '' NOT NULL,
	`greeting` text DEFAULT '' NOT NULL,
	`sign_off` text DEFAULT '' NOT NULL,
	`languages` text DEFAULT '[]' NOT NULL,
	`email` text DEFAULT '' NOT NULL,
	`phone` text DEFAULT '' NOT NULL,
	`website` text DEFAULT '' NOT NULL,
	`street` text DEFAULT '' NOT NULL,
	`extended` text DEFAULT '' NOT NULL,
	`postal_code` text DEFAULT '' NOT NULL,
	`city` text DEFAULT '' NOT NULL,
	`region` text DEFAULT '' NOT NULL,
	`country` text DEFAULT '' NOT NULL,
	`tax_id` text DEFAULT '' NOT NULL,
	`vat_id` text DEFAULT '' NOT NULL,
	`account_holder` text DEFAULT '' NOT NULL,
	`iban` text DEFAULT '' NOT NULL,
	`bic` text DEFAULT '' NOT NULL,
	`logo` text DEFAULT '' NOT NULL
);
