ALTER TABLE `note` ADD COLUMN `doc` text;--> statement-breakpoint
ALTER TABLE `note` ADD COLUMN `pinned` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `note` ADD COLUMN `talked` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE TABLE `mention` (
	`note_id` text NOT NULL,
	`mentioned_id` text NOT NULL,
	PRIMARY KEY(`note_id`, `mentioned_id`)
);
--> statement-breakpoint
CREATE INDEX `mention_of` ON `mention` (`mentioned_id`);--> statement-breakpoint
CREATE TRIGGER `mention_insert` AFTER INSERT ON `note` WHEN json_valid(NEW.doc) BEGIN
	INSERT OR IGNORE INTO `mention` (`note_id`, `mentioned_id`)
	SELECT NEW.id, value FROM json_tree(NEW.doc) WHERE key = 'party' AND type = 'text';
END;--> statement-breakpoint
CREATE TRIGGER `mention_update` AFTER UPDATE OF `doc` ON `note` WHEN OLD.doc IS NOT NEW.doc BEGIN
	DELETE FROM `mention` WHERE note_id = NEW.id;
	INSERT OR IGNORE INTO `mention` (`note_id`, `mentioned_id`)
	SELECT NEW.id, value FROM json_tree(iif(json_valid(NEW.doc), NEW.doc, 'null')) WHERE key = 'party' AND type = 'text';
END;--> statement-breakpoint
CREATE TRIGGER `mention_delete` AFTER DELETE ON `note` BEGIN
	DELETE FROM `mention` WHERE note_id = OLD.id;
END;--> statement-breakpoint
CREATE TABLE `note_draft` (
	`id` text PRIMARY KEY NOT NULL,
	`party_id` text NOT NULL,
	`note_id` text,
	`base` text,
	`doc` text NOT NULL,
	`rev` integer NOT NULL,
	`saved_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `note_draft_party` ON `note_draft` (`party_id`);--> statement-breakpoint
CREATE TRIGGER `note_draft_contact` AFTER DELETE ON `contact` BEGIN
	DELETE FROM `note_draft` WHERE party_id = OLD.id;
END;--> statement-breakpoint
CREATE TRIGGER `note_draft_company` AFTER DELETE ON `company` BEGIN
	DELETE FROM `note_draft` WHERE party_id = OLD.id;
END;
