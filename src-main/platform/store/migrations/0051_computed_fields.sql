CREATE TABLE `custom_computed` (
	`party_id` text NOT NULL,
	`field_id` text NOT NULL,
	`kind` text NOT NULL,
	`number` real,
	`text` text,
	`key` text DEFAULT '' NOT NULL,
	`deleted_at` integer,
	`currency` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`party_id`, `field_id`)
);
--> statement-breakpoint
CREATE INDEX `custom_computed_number` ON `custom_computed` (`field_id`,`number`,`party_id`);
--> statement-breakpoint
CREATE INDEX `custom_computed_text` ON `custom_computed` (`field_id`,`key`,`party_id`);
