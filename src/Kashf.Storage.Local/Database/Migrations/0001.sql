-- Times are UTC ticks of 100 ns. A revision counts a row's changes and is its ETag. A deleted row stays until what
-- hangs on it has been purged; until then only the live_ views tell it from the others.

CREATE TABLE accounts (
    id         INTEGER PRIMARY KEY,
    name       TEXT    NOT NULL UNIQUE,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE keys (
    id         INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id),
    hash       BLOB    NOT NULL UNIQUE,
    hint       TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    revoked_at INTEGER
) STRICT;

CREATE TABLE datasets (
    id             INTEGER PRIMARY KEY,
    account_id     INTEGER NOT NULL,
    slug           TEXT    NOT NULL,
    title          TEXT    NOT NULL,
    type           TEXT    NOT NULL,
    created_at     INTEGER NOT NULL,
    state          TEXT    NOT NULL,
    detail         TEXT,
    model_version  TEXT,
    trained_at     INTEGER,
    precision      REAL,
    recall         REAL,
    progress       REAL,
    revision       INTEGER NOT NULL DEFAULT 1,
    deleted        INTEGER NOT NULL DEFAULT 0,
    items          INTEGER NOT NULL DEFAULT 0,
    reported_items INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE UNIQUE INDEX datasets_slug ON datasets (account_id, slug) WHERE deleted = 0;
CREATE INDEX datasets_deleted ON datasets (id) WHERE deleted = 1;
CREATE VIEW live_datasets AS SELECT * FROM datasets WHERE deleted = 0;

CREATE TABLE tags (
    id          INTEGER PRIMARY KEY,
    dataset_id  INTEGER NOT NULL REFERENCES datasets (id),
    title       TEXT    NOT NULL,
    active      INTEGER NOT NULL,
    parent_id   INTEGER REFERENCES tags (id) ON DELETE SET NULL,
    precision   REAL,
    recall      REAL,
    revision    INTEGER NOT NULL DEFAULT 1,
    deleted     INTEGER NOT NULL DEFAULT 0,
    positives   INTEGER NOT NULL DEFAULT 0,
    negatives   INTEGER NOT NULL DEFAULT 0,
    predictions INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE UNIQUE INDEX tags_title ON tags (dataset_id, title) WHERE deleted = 0;
CREATE INDEX tags_dataset ON tags (dataset_id);
CREATE INDEX tags_parent ON tags (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX tags_deleted ON tags (id) WHERE deleted = 1;
CREATE VIEW live_tags AS
    SELECT t.*, d.account_id FROM tags t JOIN datasets d ON d.id = t.dataset_id WHERE t.deleted = 0 AND d.deleted = 0;

CREATE TABLE items (
    id           INTEGER PRIMARY KEY,
    dataset_id   INTEGER NOT NULL REFERENCES datasets (id),
    report_count INTEGER NOT NULL DEFAULT 0,
    created_at   INTEGER NOT NULL,
    content_hash BLOB    NOT NULL,
    content      TEXT    NOT NULL
) STRICT;

CREATE UNIQUE INDEX items_content ON items (dataset_id, content_hash);
CREATE INDEX items_reported ON items (dataset_id, id) WHERE report_count > 0;
CREATE INDEX items_unreported ON items (dataset_id, content_hash) WHERE report_count = 0;

CREATE TABLE reports (
    item_id     INTEGER NOT NULL REFERENCES items (id),
    tag_id      INTEGER NOT NULL REFERENCES tags (id),
    positive    INTEGER NOT NULL,
    position    INTEGER NOT NULL, -- of the tag's first report within the item
    reported_at INTEGER NOT NULL,
    PRIMARY KEY (item_id, tag_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX reports_tag ON reports (tag_id, positive, item_id);

CREATE TABLE jobs (
    account_id    INTEGER NOT NULL,
    id            TEXT    NOT NULL,
    endpoint      TEXT    NOT NULL,
    version       TEXT,
    created_at    INTEGER NOT NULL,
    request       BLOB    NOT NULL,
    PRIMARY KEY (account_id, id)
) STRICT;

CREATE INDEX jobs_created_at ON jobs (created_at);

-- Apart from jobs, so that storing a result does not write the request again.
CREATE TABLE job_results (
    account_id INTEGER NOT NULL,
    job_id     TEXT    NOT NULL,
    result     BLOB    NOT NULL,
    PRIMARY KEY (account_id, job_id),
    FOREIGN KEY (account_id, job_id) REFERENCES jobs (account_id, id) ON DELETE CASCADE
) STRICT;
