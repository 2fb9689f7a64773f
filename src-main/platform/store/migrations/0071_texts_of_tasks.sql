CREATE TRIGGER `mention_task_insert` AFTER INSERT ON `task` WHEN json_valid(NEW.doc) BEGIN
	INSERT OR IGNORE INTO `mention` (`note_id`, `mentioned_id`)
	SELECT NEW.id, value FROM json_tree(NEW.doc) WHERE key = 'party' AND type = 'text';
END;--> statement-breakpoint
CREATE TRIGGER `mention_task_update` AFTER UPDATE OF `doc` ON `task` WHEN OLD.doc IS NOT NEW.doc BEGIN
	DELETE FROM `mention` WHERE note_id = NEW.id;
	INSERT OR IGNORE INTO `mention` (`note_id`, `mentioned_id`)
	SELECT NEW.id, value FROM json_tree(iif(json_valid(NEW.doc), NEW.doc, 'null')) WHERE key = 'party' AND type = 'text';
END;--> statement-breakpoint
CREATE TRIGGER `mention_task_delete` AFTER DELETE ON `task` BEGIN
	DELETE FROM `mention` WHERE note_id = OLD.id;
END;--> statement-breakpoint
CREATE TRIGGER `mention_activity_insert` AFTER INSERT ON `activity` WHEN json_valid(NEW.doc) BEGIN
	INSERT OR IGNORE INTO `mention` (`note_id`, `mentioned_id`)
	SELECT NEW.id, value FROM json_tree(NEW.doc) WHERE key = 'party' AND type = 'text';
END;--> statement-breakpoint
CREATE TRIGGER `mention_activity_update` AFTER UPDATE OF `doc` ON `activity` WHEN OLD.doc IS NOT NEW.doc BEGIN
	DELETE FROM `mention` WHERE note_id = NEW.id;
	INSERT OR IGNORE INTO `mention` (`note_id`, `mentioned_id`)
	SELECT NEW.id, value FROM json_tree(iif(json_valid(NEW.doc), NEW.doc, 'null')) WHERE key = 'party' AND type = 'text';
END;--> statement-breakpoint
CREATE TRIGGER `mention_activity_delete` AFTER DELETE ON `activity` BEGIN
	DELETE FROM `mention` WHERE note_id = OLD.id;
END;--> statement-breakpoint
INSERT OR IGNORE INTO `mention` (`note_id`, `mentioned_id`)
SELECT t.id, said.value FROM `task` t, json_tree(iif(json_valid(t.doc), t.doc, 'null')) said
WHERE said.key = 'party' AND said.type = 'text';--> statement-breakpoint
INSERT OR IGNORE INTO `mention` (`note_id`, `mentioned_id`)
SELECT a.id, said.value FROM `activity` a, json_tree(iif(json_valid(a.doc), a.doc, 'null')) said
WHERE said.key = 'party' AND said.type = 'text';--> statement-breakpoint
ALTER TABLE `note_draft` ADD COLUMN `activity` text;--> statement-breakpoint
CREATE INDEX `task_by_name` ON `task` (`name_key`,`id`,`deleted_at`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `task_by_due` ON `task` (coalesce(due_on || ' ' || coalesce(due_time, '24:00'), ''),`id`,`deleted_at`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `task_by_priority` ON `task` (`priority`,`id`,`deleted_at`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `task_by_kind` ON `task` (`kind`,`id`,`deleted_at`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `task_by_assignee` ON `task` (`assignee_id`,`id`,`deleted_at`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `task_by_created` ON `task` (`created_at`,`id`,`deleted_at`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `task_by_updated` ON `task` (`updated_at`,`id`,`deleted_at`) WHERE deleted_at IS NULL;
