-- Both are compared in lower case, and LIMEN makes the other side of the comparison. The language of the database must not
-- decide what that is: in a Turkish one, the lower case of I is another letter than i.
ALTER TABLE audit ALTER COLUMN username TYPE text COLLATE "C", ALTER COLUMN operation TYPE text COLLATE "C";
