CREATE TRIGGER `note_draft_deal` AFTER DELETE ON `deal` BEGIN
	DELETE FROM `note_draft` WHERE party_id = OLD.id;
END;
