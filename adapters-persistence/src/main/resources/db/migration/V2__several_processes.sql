-- Each run of LIMEN has a number, given out once. While it runs, it holds the advisory lock of that number.
CREATE SEQUENCE process_id AS integer;

-- What was last asked for, and who carries out the operation in progress until when. Nobody goes on with operations
-- that were in progress before there was this: they are settled at the next start.
ALTER TABLE vm ADD COLUMN desired text, ADD COLUMN busy_by integer, ADD COLUMN busy_until timestamptz;
UPDATE vm SET desired = CASE status WHEN 'ERROR' THEN 'STOPPED' ELSE status END;
UPDATE vm SET busy_by = 0, busy_until = now() WHERE busy IS NOT NULL;
ALTER TABLE vm
    ALTER COLUMN desired SET NOT NULL,
    ADD CONSTRAINT vm_desired_known CHECK (desired IN ('RUNNING', 'STOPPED', 'PAUSED')),
    ADD CONSTRAINT vm_execution_while_busy
        CHECK ((busy IS NULL) = (busy_by IS NULL) AND (busy IS NULL) = (busy_until IS NULL));
CREATE INDEX vm_busy ON vm (id) WHERE busy IS NOT NULL;

-- UUIDs that no VM bears nor ever will. What turns up of them on the hypervisor may be removed, however late.
CREATE TABLE vm_removed (
    uuid uuid PRIMARY KEY
);

-- What the hypervisor last said of each VM.
CREATE TABLE vm_sighting (
    vm_uuid uuid        PRIMARY KEY,
    state   text        NOT NULL,
    seen_at timestamptz NOT NULL,
    CONSTRAINT vm_sighting_vm_exists FOREIGN KEY (vm_uuid) REFERENCES vm (uuid) ON DELETE CASCADE,
    CONSTRAINT vm_sighting_state_known CHECK (state IN ('RUNNING', 'PAUSED', 'OFF', 'CRASHED'))
);

-- Requests that bear a key; without a user where nobody was signed in, and without a process while none has it in hand.
CREATE TABLE keyed_request (
    id          uuid        PRIMARY KEY,
    user_id     bigint,
    key         text        NOT NULL,
    fingerprint text        NOT NULL,
    process     integer,
    reply       text,
    came_at     timestamptz NOT NULL,
    CONSTRAINT keyed_request_unique UNIQUE NULLS NOT DISTINCT (user_id, key)
);
CREATE INDEX keyed_request_age ON keyed_request (came_at);
