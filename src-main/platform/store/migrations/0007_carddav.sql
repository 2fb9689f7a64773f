CREATE TABLE `network_log` (
	`id` integer PRIMARY KEY NOT NULL,
	`adapter` text NOT NULL,
	`account` text NOT NULL,
	`method` text NOT NULL,
	`host` text NOT NULL,
	`path` text NOT NULL,
	`status` integer NOT NULL,
	`bytes_out` integer NOT NULL,
	`bytes_in` integer NOT NULL,
	`ms` integer NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `network_log_account` ON `network_log` (`account`);--> statement-breakpoint
CREATE TABLE `secret` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `dav_account` (
	`id` text PRIMARY KEY NOT NULL,
	`preset` text NOT NULL,
	`name` text NOT NULL,
	`server_url` text NOT NULL,
	`user_name` text NOT NULL,
	`allow` text NOT NULL,
	`lan` integer NOT NULL,
	`direction` text NOT NULL,
	`every` integer NOT NULL,
	`state` text NOT NULL,
	`ask` text,
	`allowed` text DEFAULT '' NOT NULL,
	`last_success` integer,
	`problem` text,
	`counts` text,
	`journal_seq` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `dav_collection` (
	`id` integer PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`url` text NOT NULL,
	`name` text NOT NULL,
	`writable` integer NOT NULL,
	`sync_token` text DEFAULT '' NOT NULL,
	`last_success` integer
);
--> statement-breakpoint
CREATE INDEX `dav_collection_account` ON `dav_collection` (`account_id`);--> statement-breakpoint
CREATE TABLE `dav_card` (
	`id` integer PRIMARY KEY NOT NULL,
	`collection_id` integer NOT NULL,
	`href` text NOT NULL,
	`etag` text NOT NULL,
	`contact_id` text,
	`card` text NOT NULL,
	`theirs` text NOT NULL,
	`ours` text NOT NULL,
	`state` text NOT NULL,
	`refused_as` text,
	`sent` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dav_card_href` ON `dav_card` (`collection_id`,`href`);--> statement-breakpoint
CREATE INDEX `dav_card_contact` ON `dav_card` (`contact_id`);--> statement-breakpoint
CREATE TABLE `dav_inbox` (
	`id` integer PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`collection_id` integer NOT NULL,
	`href` text NOT NULL,
	`etag` text NOT NULL,
	`card` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dav_inbox_href` ON `dav_inbox` (`collection_id`,`href`);--> statement-breakpoint
CREATE INDEX `dav_inbox_account` ON `dav_inbox` (`account_id`);
