CREATE TABLE `attachment` (
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
	`hash` text NOT NULL,
	`name` text NOT NULL,
	`media_type` text NOT NULL,
	`size` integer NOT NULL,
	`position` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `attachment_party` ON `attachment` (`party_id`);--> statement-breakpoint
CREATE INDEX `attachment_hash` ON `attachment` (`hash`);--> statement-breakpoint
CREATE TABLE `thumbnail` (
	`hash` text NOT NULL,
	`size` text NOT NULL,
	`data` blob NOT NULL,
	PRIMARY KEY(`hash`, `size`)
);
--> statement-breakpoint
CREATE TABLE `file_loose` (
	`hash` text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
ALTER TABLE `contact` ADD COLUMN `photo` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `company` ADD COLUMN `photo` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `contact_photo` ON `contact` (`photo`) WHERE photo <> '';--> statement-breakpoint
CREATE INDEX `company_photo` ON `company` (`photo`) WHERE photo <> '';--> statement-breakpoint
CREATE TRIGGER `loose_attachment` AFTER DELETE ON `attachment` BEGIN
	INSERT OR IGNORE INTO `file_loose` (`hash`) VALUES (OLD.hash);
END;--> statement-breakpoint
CREATE TRIGGER `loose_contact` AFTER DELETE ON `contact` WHEN OLD.photo <> '' BEGIN
	INSERT OR IGNORE INTO `file_loose` (`hash`) VALUES (OLD.photo);
END;--> statement-breakpoint
CREATE TRIGGER `loose_company` AFTER DELETE ON `company` WHEN OLD.photo <> '' BEGIN
	INSERT OR IGNORE INTO `file_loose` (`hash`) VALUES (OLD.photo);
END;
