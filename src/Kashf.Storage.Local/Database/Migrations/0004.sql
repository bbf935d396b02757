-- Grows with every write of the dataset's items, reports or predictions.
ALTER TABLE datasets ADD COLUMN changes INTEGER NOT NULL DEFAULT 0;
