ALTER TABLE `dav_account` ADD `progress` text;--> statement-breakpoint
CREATE TABLE `dav_conflict` (
	`id` integer PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`contact_id` text NOT NULL,
	`kind` text NOT NULL,
	`parts` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dav_conflict_contact` ON `dav_conflict` (`account_id`,`contact_id`);
