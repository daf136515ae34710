-- The public keys with which users sign in to their VMs. A key is one however it is commented; the largest are too long
-- for an index.
CREATE SEQUENCE ssh_key_id AS bigint MAXVALUE 9007199254740991;

CREATE TABLE ssh_key (
    id         bigint      PRIMARY KEY,
    user_id    bigint      NOT NULL,
    type       text        NOT NULL,
    -- The key itself, in base64.
    blob       text        NOT NULL,
    comment    text        NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT ssh_key_id_range CHECK (id BETWEEN 1 AND 9007199254740991),
    CONSTRAINT ssh_key_user_exists FOREIGN KEY (user_id) REFERENCES app_user (id) ON DELETE CASCADE,
    CONSTRAINT ssh_key_type_form CHECK (type ~ '^[a-z0-9@.-]{1,64}$'),
    CONSTRAINT ssh_key_blob_form CHECK (blob ~ '^[A-Za-z0-9+/]+=*$' AND length(blob) <= 8192),
    CONSTRAINT ssh_key_comment_form CHECK (comment !~ '[[:cntrl:]]' AND char_length(comment) <= 255)
);
CREATE UNIQUE INDEX ssh_key_unique ON ssh_key (user_id, sha256(decode(blob, 'base64')));
