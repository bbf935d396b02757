ALTER TABLE datasets ADD COLUMN job TEXT;

-- With the rowid that every index ends in: a dataset's items by id.
CREATE INDEX items_dataset ON items (dataset_id);

CREATE TABLE prediction_models (
    id         INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    version    TEXT    NOT NULL,
    UNIQUE (dataset_id, version)
) STRICT;

-- What a model found last in each item. Without a foreign key to items, whose deletion would search for it by the item
-- alone; the purge removes both.
CREATE TABLE predictions (
    dataset_id   INTEGER NOT NULL,
    item_id      INTEGER NOT NULL,
    model_id     INTEGER NOT NULL,
    certainty    INTEGER NOT NULL, -- in hundredths
    predicted_at INTEGER NOT NULL,
    tags         BLOB    NOT NULL, -- the accepted ones, also those deleted since
    PRIMARY KEY (dataset_id, item_id)
) STRICT, WITHOUT ROWID;

-- Lists of a tag's entries. An entry's place is rank * 2^53 + item id; a list is read from the highest place down.
CREATE TABLE predicted_tags (
    tag_id INTEGER NOT NULL,
    place  INTEGER NOT NULL, -- ranked by the probability in hundredths
    PRIMARY KEY (tag_id, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE contradictions (
    tag_id      INTEGER NOT NULL,
    item_id     INTEGER NOT NULL,
    positive    INTEGER NOT NULL, -- what the report says
    place       INTEGER NOT NULL, -- ranked by how far the probability lies from the report, in thousandths
    probability REAL    NOT NULL,
    PRIMARY KEY (tag_id, item_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX contradictions_place ON contradictions (tag_id, positive, place);

-- How many entries a list has from one place up to that of the next block; the first block begins at 0. Reports have
-- rank 0, so their place is the item's id.
CREATE TABLE list_blocks (
    tag_id      INTEGER NOT NULL,
    list        INTEGER NOT NULL, -- 0 predictions, 1 reports, 2 contradictions
    first_place INTEGER NOT NULL,
    positives   INTEGER NOT NULL,
    negatives   INTEGER NOT NULL,
    PRIMARY KEY (tag_id, list, first_place)
) STRICT, WITHOUT ROWID;

INSERT INTO list_blocks (tag_id, list, first_place, positives, negatives)
    SELECT tag_id, 1, CASE block WHEN 0 THEN 0 ELSE min(item_id) END, sum(positive), sum(1 - positive)
    FROM (
        SELECT tag_id, item_id, positive, (row_number() OVER (PARTITION BY tag_id ORDER BY item_id) - 1) / 1000 AS block
        FROM reports)
    GROUP BY tag_id, block;
