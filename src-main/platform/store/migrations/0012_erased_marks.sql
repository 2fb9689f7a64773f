CREATE TABLE `erased_mark` (
	`salt` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`salt`, `hash`)
);
