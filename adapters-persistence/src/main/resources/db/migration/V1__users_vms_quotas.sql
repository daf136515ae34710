-- Numbers are given out by sequences, never used again, and exactly representable in JavaScript.
CREATE SEQUENCE app_user_id AS bigint MAXVALUE 9007199254740991;
CREATE SEQUENCE vm_id AS bigint MAXVALUE 9007199254740991;
CREATE SEQUENCE quota_id AS bigint MAXVALUE 9007199254740991;

CREATE TABLE app_user (
    id               bigint      PRIMARY KEY,
    uuid             uuid        NOT NULL,
    username         text        NOT NULL,
    -- The username without case, made by the domain.
    username_key     text        NOT NULL,
    password_hash    text        NOT NULL,
    role             text        NOT NULL,
    approved         boolean     NOT NULL,
    token_generation integer     NOT NULL,
    created_at       timestamptz NOT NULL,
    updated_at       timestamptz NOT NULL,
    version          bigint      NOT NULL,
    CONSTRAINT app_user_id_range CHECK (id BETWEEN 1 AND 9007199254740991),
    CONSTRAINT app_user_uuid_unique UNIQUE (uuid),
    CONSTRAINT app_user_name_unique UNIQUE (username_key),
    CONSTRAINT app_user_name_form CHECK (username ~ '^[A-Za-z0-9_.-]{3,32}$'),
    CONSTRAINT app_user_name_key CHECK (username_key = lower(username COLLATE "C")),
    CONSTRAINT app_user_role_known CHECK (role IN ('USER', 'ADMIN')),
    CONSTRAINT app_user_token_generation_range CHECK (token_generation >= 0),
    CONSTRAINT app_user_version_range CHECK (version >= 0)
);

CREATE TABLE vm (
    id            bigint      PRIMARY KEY,
    uuid          uuid        NOT NULL,
    owner_id      bigint      NOT NULL,
    name          text        NOT NULL,
    -- The name without case and with composed letters, made by the domain.
    name_key      text        NOT NULL,
    cpu           integer     NOT NULL,
    memory        integer     NOT NULL,
    disk          integer     NOT NULL,
    os_type       text,
    boot_order    text        NOT NULL,
    installation  text        NOT NULL,
    status        text        NOT NULL,
    status_reason text,
    busy          text,
    target_cpu    integer,
    target_memory integer,
    target_disk   integer,
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,
    version       bigint      NOT NULL,
    -- What the VM holds of quota and host: while an update is in progress the larger of both sizes.
    held_cpu      integer     NOT NULL GENERATED ALWAYS AS (greatest(cpu, target_cpu)) STORED,
    held_memory   integer     NOT NULL GENERATED ALWAYS AS (greatest(memory, target_memory)) STORED,
    held_disk     integer     NOT NULL GENERATED ALWAYS AS (greatest(disk, target_disk)) STORED,
    CONSTRAINT vm_id_range CHECK (id BETWEEN 1 AND 9007199254740991),
    CONSTRAINT vm_uuid_unique UNIQUE (uuid),
    CONSTRAINT vm_owner_exists FOREIGN KEY (owner_id) REFERENCES app_user (id) ON DELETE RESTRICT,
    CONSTRAINT vm_name_unique UNIQUE (owner_id, name_key),
    CONSTRAINT vm_name_length CHECK (char_length(name) BETWEEN 1 AND 64),
    CONSTRAINT vm_name_form CHECK (name !~ '^\s|\s$|[[:cntrl:]]'),
    CONSTRAINT vm_name_key_filled CHECK (name_key <> ''),
    CONSTRAINT vm_cpu_range CHECK (cpu >= 1),
    CONSTRAINT vm_memory_range CHECK (memory >= 256),
    CONSTRAINT vm_disk_range CHECK (disk >= 1),
    CONSTRAINT vm_boot_order_known CHECK (boot_order IN ('CDROM_HD', 'HD', 'CDROM', 'HD_CDROM')),
    CONSTRAINT vm_installation_known
        CHECK (installation IN ('NOT_INSTALLED', 'INSTALLING', 'INSTALLED', 'INSTALLATION_FAILED')),
    CONSTRAINT vm_status_known CHECK (status IN ('RUNNING', 'STOPPED', 'PAUSED', 'ERROR')),
    CONSTRAINT vm_busy_known
        CHECK (busy IN ('CREATE', 'START', 'STOP', 'RESTART', 'PAUSE', 'RESUME', 'UPDATE', 'DELETE')),
    CONSTRAINT vm_target_only_in_update
        CHECK ((busy IS NOT DISTINCT FROM 'UPDATE') = (target_cpu IS NOT NULL)),
    CONSTRAINT vm_target_whole CHECK (num_nulls(target_cpu, target_memory, target_disk) IN (0, 3)),
    CONSTRAINT vm_target_cpu_range CHECK (target_cpu >= 1),
    CONSTRAINT vm_target_memory_range CHECK (target_memory >= 256),
    CONSTRAINT vm_target_disk_range CHECK (target_disk >= 1),
    CONSTRAINT vm_version_range CHECK (version >= 0)
);

CREATE TABLE quota (
    id         bigint  PRIMARY KEY DEFAULT nextval('quota_id'),
    -- Null in the one standard quota, which counts for users without one of their own.
    user_id    bigint,
    max_vms    integer NOT NULL,
    max_cpu    integer NOT NULL,
    max_memory integer NOT NULL,
    max_disk   integer NOT NULL,
    CONSTRAINT quota_id_range CHECK (id BETWEEN 1 AND 9007199254740991),
    CONSTRAINT quota_user_unique UNIQUE NULLS NOT DISTINCT (user_id),
    CONSTRAINT quota_user_exists FOREIGN KEY (user_id) REFERENCES app_user (id) ON DELETE CASCADE,
    CONSTRAINT quota_max_vms_range CHECK (max_vms >= 0),
    CONSTRAINT quota_max_cpu_range CHECK (max_cpu >= 0),
    CONSTRAINT quota_max_memory_range CHECK (max_memory >= 0),
    CONSTRAINT quota_max_disk_range CHECK (max_disk >= 0)
);

INSERT INTO quota (user_id, max_vms, max_cpu, max_memory, max_disk) VALUES (NULL, 5, 10, 20480, 200);
