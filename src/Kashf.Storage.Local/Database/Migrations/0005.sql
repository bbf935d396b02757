-- The face that a report means: x, y, width and height, each in four bytes, little endian.
ALTER TABLE reports ADD COLUMN box BLOB;

-- What is behind the URLs of image and face datasets, a row for each content.
CREATE TABLE images (
    id         INTEGER PRIMARY KEY,
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    hash       BLOB    NOT NULL, -- SHA-256 of the file
    url        TEXT,             -- where it was first saved; null where something else has been found there since
    width      INTEGER NOT NULL,
    height     INTEGER NOT NULL,
    model_id   TEXT    NOT NULL, -- whose vectors there are
    UNIQUE (dataset_id, hash)
) STRICT;

-- Apart from images, whose rows are read where nobody asks for vectors.
CREATE TABLE image_vectors (
    image_id INTEGER PRIMARY KEY REFERENCES images (id) ON DELETE CASCADE,
    vectors  BLOB NOT NULL
) STRICT;

-- Without a foreign key to images, whose deletion would search for it by the image alone; the purge removes both.
CREATE TABLE image_urls (
    dataset_id INTEGER NOT NULL REFERENCES datasets (id),
    url        TEXT    NOT NULL,
    image_id   INTEGER NOT NULL,
    PRIMARY KEY (dataset_id, url)
) STRICT, WITHOUT ROWID;
