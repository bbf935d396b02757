-- Whether the file that was found at an address is kept.
ALTER TABLE image_urls ADD COLUMN is_kept INTEGER NOT NULL DEFAULT 0;
