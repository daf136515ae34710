CREATE SEQUENCE image_id AS bigint MAXVALUE 9007199254740991;

CREATE TABLE image (
    id            bigint      PRIMARY KEY,
    file          uuid        NOT NULL,
    name          text        NOT NULL,
    -- The name without case, made by the domain.
    name_key      text        NOT NULL COLLATE "C",
    state         text        NOT NULL,
    size          bigint      NOT NULL,
    expected_size bigint,
    format        text,
    virtual_size  bigint,
    sha256        text,
    os_type       text,
    login         text,
    failure       text,
    process       integer,
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,
    CONSTRAINT image_id_range CHECK (id BETWEEN 1 AND 9007199254740991),
    CONSTRAINT image_file_unique UNIQUE (file),
    CONSTRAINT image_name_form CHECK (name ~ '^[A-Za-z0-9][A-Za-z0-9._+-]*$' AND name !~ '^[0-9]+$'),
    CONSTRAINT image_name_key CHECK (name_key = lower(name COLLATE "C")),
    CONSTRAINT image_state_known CHECK (state IN ('UPLOADING', 'IMPORTING', 'READY', 'FAILED', 'REMOVING')),
    CONSTRAINT image_format_known CHECK (format IN ('ISO', 'QCOW2', 'RAW')),
    CONSTRAINT image_size_range CHECK (size >= 0 AND expected_size >= 0 AND virtual_size >= 0),
    CONSTRAINT image_sha256_form CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    CONSTRAINT image_whole_when_ready
        CHECK (state <> 'READY' OR num_nulls(format, virtual_size, sha256) = 0),
    CONSTRAINT image_in_hands CHECK ((state IN ('UPLOADING', 'IMPORTING')) = (process IS NOT NULL)),
    CONSTRAINT image_failure_told CHECK ((state = 'FAILED') = (failure IS NOT NULL))
);

-- What has failed or is being removed holds no name.
CREATE UNIQUE INDEX image_name_unique ON image (name_key) WHERE state IN ('UPLOADING', 'IMPORTING', 'READY');
CREATE INDEX image_unsettled ON image (id) WHERE state IN ('UPLOADING', 'IMPORTING', 'REMOVING');
