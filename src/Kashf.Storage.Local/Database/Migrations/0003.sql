-- A dataset's short name in the search index; free again once nothing of the dataset is left.
ALTER TABLE datasets ADD COLUMN number INTEGER NOT NULL DEFAULT 0;
UPDATE datasets SET number = (SELECT count(*) FROM datasets older WHERE older.id <= datasets.id);
CREATE UNIQUE INDEX datasets_number ON datasets (number);

-- The first bytes of the content's SHA-256: they find an item, and the content itself tells whether it is the same. The
-- order of keys is also the spread in which unreported items are read.
DROP INDEX items_content;
DROP INDEX items_unreported;
ALTER TABLE items RENAME COLUMN content_hash TO content_key;
UPDATE items SET content_key = substr(content_key, 1, 8);
CREATE INDEX items_content ON items (dataset_id, report_count > 0, content_key);

-- Rows are items by their id; the words are made by the program, one by one, and parted by spaces.
CREATE VIRTUAL TABLE search USING fts5 (words, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '.,:'");

-- A transaction of ten thousand items is one segment, and segments are merged eight by eight: fewer copies of each entry.
INSERT INTO search (search, rank) VALUES ('hashsize', 16777216), ('automerge', 8);
