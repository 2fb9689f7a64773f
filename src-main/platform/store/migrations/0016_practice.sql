CREATE TABLE `practice_profile` (
	`id` text PRIMARY KEY NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	`owner_id` text NOT NULL,
	`deleted_at` integer,
	`hlc` integer DEFAULT (capture_hlc()) NOT NULL,
	`node` integer DEFAULT (capture_node()) NOT NULL,
	`name` text DEFAULT '' NOT NULL,
	`logo` text DEFAULT '' NOT NULL,
	`tone` text DEFAULT 'plain' NOT NULL,
	`greeting` text DEFAULT '' NOT NULL,
	`languages` text DEFAULT '[]' NOT NULL,
	`street` text DEFAULT '' NOT NULL,
	`extended` text DEFAULT '' NOT NULL,
	`postal_code` text DEFAULT '' NOT NULL,
	`city` text DEFAULT '' NOT NULL,
	`region` text DEFAULT '' NOT NULL,
	`country` text DEFAULT '' NOT NULL,
	`phones` text DEFAULT '[]' NOT NULL,
	`emails` text DEFAULT '[]' NOT NULL,
	`website` text DEFAULT '' NOT NULL,
	`tax_number` text DEFAULT '' NOT NULL,
	`vat_id` text DEFAULT '' NOT NULL,
	`registration` text DEFAULT '' NOT NULL,
	`account_holder` text DEFAULT '' NOT NULL,
	`iban` text DEFAULT '' NOT NULL,
	`bic` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TRIGGER `loose_practice` AFTER DELETE ON `practice_profile` WHEN OLD.logo <> '' BEGIN
	INSERT OR IGNORE INTO `file_loose` (`hash`) VALUES (OLD.logo);
END;
