-- Items that could not be opened when a retagging last tried. Without a foreign key to items; the purge removes both.
CREATE TABLE passed_over (
    dataset_id INTEGER NOT NULL,
    item_id    INTEGER NOT NULL,
    PRIMARY KEY (dataset_id, item_id)
) STRICT, WITHOUT ROWID;
