-- Sessions that go on, with what is kept of their refresh tokens: digests, of which no token can be made.
CREATE TABLE refresh_family (
    id              uuid        PRIMARY KEY,
    user_id         bigint      NOT NULL,
    current_digest  text        NOT NULL,
    replaced_digest text,
    changed_at      timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL,
    CONSTRAINT refresh_family_user_exists FOREIGN KEY (user_id) REFERENCES app_user (id) ON DELETE CASCADE
);
CREATE INDEX refresh_family_user ON refresh_family (user_id);
CREATE INDEX refresh_family_expiry ON refresh_family (expires_at);

-- A token is good while its session goes on; it need not say how often its user's tokens were made void before.
ALTER TABLE app_user DROP COLUMN token_generation;
