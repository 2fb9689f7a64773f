CREATE TABLE `erasure` (
	`id` text PRIMARY KEY NOT NULL,
	`subject` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`by` text NOT NULL,
	`counts` text NOT NULL,
	`verified` integer NOT NULL
);
