CREATE TABLE `product` (
	`id` text PRIMARY KEY NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	`owner_id` text NOT NULL,
	`deleted_at` integer,
	`hlc` integer DEFAULT (capture_hlc()) NOT NULL,
	`node` integer DEFAULT (capture_node()) NOT NULL,
	`name` text NOT NULL,
	`sku` text DEFAULT '' NOT NULL,
	`category` text DEFAULT '' NOT NULL,
	`unit` text DEFAULT '' NOT NULL,
	`price` integer,
	`currency` text NOT NULL,
	`tax_class` text DEFAULT 'standard' NOT NULL,
	`about` text DEFAULT '' NOT NULL,
	`name_key` text DEFAULT '' NOT NULL,
	`sku_key` text DEFAULT '' NOT NULL,
	`category_key` text DEFAULT '' NOT NULL,
	`unit_key` text DEFAULT '' NOT NULL,
	`price_key` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `product_by_name` ON `product` (`name_key`,`id`,`deleted_at`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `product_by_sku` ON `product` (`sku_key`,`id`,`deleted_at`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `product_by_category` ON `product` (`category_key`,`id`,`deleted_at`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `product_by_unit` ON `product` (`unit_key`,`id`,`deleted_at`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `product_by_price` ON `product` (`price_key`,`id`,`deleted_at`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `product_by_owner` ON `product` (`owner_id`,`id`,`deleted_at`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `product_by_created` ON `product` (`created_at`,`id`,`deleted_at`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `product_by_updated` ON `product` (`updated_at`,`id`,`deleted_at`) WHERE deleted_at IS NULL;--> statement-breakpoint
CREATE INDEX `product_binned` ON `product` (`deleted_at`) WHERE deleted_at IS NOT NULL;--> statement-breakpoint
CREATE TABLE `deal_line` (
	`id` text PRIMARY KEY NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` text NOT NULL,
	`owner_id` text NOT NULL,
	`deleted_at` integer,
	`hlc` integer DEFAULT (capture_hlc()) NOT NULL,
	`node` integer DEFAULT (capture_node()) NOT NULL,
	`deal_id` text NOT NULL,
	`product_id` text,
	`title` text NOT NULL,
	`quantity` integer NOT NULL,
	`unit` text DEFAULT '' NOT NULL,
	`unit_price` integer NOT NULL,
	`currency` text NOT NULL,
	`discount` integer DEFAULT 0 NOT NULL,
	`tax_class` text NOT NULL,
	`position` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `deal_line_deal` ON `deal_line` (`deal_id`,`position`);--> statement-breakpoint
CREATE INDEX `deal_line_product` ON `deal_line` (`product_id`) WHERE product_id IS NOT NULL;--> statement-breakpoint
ALTER TABLE `deal` ADD COLUMN `amount_from_lines` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE TRIGGER `note_draft_product` AFTER DELETE ON `product` BEGIN
	DELETE FROM `note_draft` WHERE party_id = OLD.id;
END;
