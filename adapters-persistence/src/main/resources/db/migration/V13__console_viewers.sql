-- Who looks at which screen, in whichever process. Removing a row cuts its viewer off; what a process that has ended leaves
-- here is not shown, and removed later. Nothing refers to users or VMs: rows end with their sockets.
CREATE TABLE console_viewer (
    id        uuid        PRIMARY KEY,
    vm_uuid   uuid        NOT NULL,
    user_id   bigint      NOT NULL,
    username  text        NOT NULL,
    view_only boolean     NOT NULL,
    since     timestamptz NOT NULL,
    process   integer     NOT NULL
);
CREATE INDEX console_viewer_vm ON console_viewer (vm_uuid, since);
CREATE INDEX console_viewer_process ON console_viewer (process);

-- Tickets that wait are good for seconds, and were all for operating.
ALTER TABLE console_ticket ADD COLUMN view_only boolean NOT NULL DEFAULT false;
