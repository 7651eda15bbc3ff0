-- The compare-and-set on standard tables: the head moves from where the segment begins to where it ends, or not at all.
UPDATE ${head} SET LOG_SIZE = ? WHERE LOG_SIZE = ?
