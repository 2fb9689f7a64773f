CREATE TABLE `import_chunk` (
	`place` integer PRIMARY KEY NOT NULL,
	`data` blob NOT NULL
);
--> statement-breakpoint
CREATE TABLE `import_file` (
	`number` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`file_name` text NOT NULL,
	`size` integer NOT NULL,
	`received` integer NOT NULL,
	`chunks` integer NOT NULL,
	`created_at` integer NOT NULL,
	`analysis` text,
	`parsed_as` text,
	`revision` integer DEFAULT 0 NOT NULL,
	`options` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `import_file_id_unique` ON `import_file` (`id`);--> statement-breakpoint
CREATE TABLE `import_row` (
	`place` integer PRIMARY KEY NOT NULL,
	`cells` text NOT NULL,
	`problem` text,
	`corrected` integer DEFAULT 0 NOT NULL
);
