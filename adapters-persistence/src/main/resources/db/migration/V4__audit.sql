CREATE SEQUENCE audit_id AS bigint MAXVALUE 9007199254740991;

-- Who did what, and who was refused. Names and numbers are those of the time; whoever they belonged to may be gone.
CREATE TABLE audit (
    id         bigint      PRIMARY KEY DEFAULT nextval('audit_id'),
    user_id    bigint,
    username   text,
    operation  text        NOT NULL,
    action     text,
    target     text,
    status     integer     NOT NULL,
    error_code text,
    address    text,
    request_id text        NOT NULL,
    at         timestamptz NOT NULL,
    -- How many requests this is about.
    times      integer     NOT NULL,
    CONSTRAINT audit_id_range CHECK (id BETWEEN 1 AND 9007199254740991),
    CONSTRAINT audit_times_range CHECK (times >= 1)
);
CREATE INDEX audit_at ON audit (at);
CREATE INDEX audit_user ON audit (user_id, id) WHERE user_id IS NOT NULL;
CREATE INDEX audit_name ON audit (lower(username), id) WHERE username IS NOT NULL;
CREATE INDEX audit_target ON audit (target, id) WHERE target IS NOT NULL;

-- Entries are added; nobody changes them, and nobody removes them but audit_forget, which says how far it goes, and what
-- is younger than thirty days not even that. Whoever may change the table itself can of course undo all of this.
CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.at < nullif(current_setting('limen.audit_forget_before', true), '')::timestamptz
            AND OLD.at < now() - interval '30 days' THEN
            RETURN OLD;
        END IF;
    END IF;
    RAISE EXCEPTION 'entries of the audit trail stay as they are'
        USING ERRCODE = 'restrict_violation', CONSTRAINT = 'audit_append_only', TABLE = 'audit';
END
$$;
CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_stays_whole BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();

-- Removes the oldest entries from before this moment, as many at most, and says how many it were.
CREATE FUNCTION audit_forget(before timestamptz, most integer) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    forgotten integer;
BEGIN
    PERFORM set_config('limen.audit_forget_before', before::text, true);
    DELETE FROM audit WHERE id IN (
        SELECT id FROM audit WHERE at < least(before, now() - interval '30 days') ORDER BY at LIMIT most);
    GET DIAGNOSTICS forgotten = ROW_COUNT;
    PERFORM set_config('limen.audit_forget_before', '', true);
    RETURN forgotten;
END
$$;
