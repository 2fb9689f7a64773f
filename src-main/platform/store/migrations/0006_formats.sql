CREATE TABLE `import_photo` (
	`file` integer NOT NULL,
	`hash` text NOT NULL,
	`data` blob NOT NULL,
	PRIMARY KEY(`file`, `hash`)
);
