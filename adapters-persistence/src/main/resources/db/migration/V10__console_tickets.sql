-- Tickets for consoles that have not been used yet, with digests of what their bearers show. They last for seconds, and what
-- they are worth is looked up when they are used; so nothing refers to users, sessions or VMs here.
CREATE TABLE console_ticket (
    digest           text        PRIMARY KEY,
    vm_uuid          uuid        NOT NULL,
    user_id          bigint      NOT NULL,
    family_id        uuid        NOT NULL,
    claim_expires_at timestamptz NOT NULL,
    expires_at       timestamptz NOT NULL
);
CREATE INDEX console_ticket_user ON console_ticket (user_id, expires_at);
CREATE INDEX console_ticket_expiry ON console_ticket (expires_at);
