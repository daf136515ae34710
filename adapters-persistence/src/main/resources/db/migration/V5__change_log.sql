-- The change log: what every process tells its clients, in the order of commits, no position left out.
CREATE TABLE change_log (
    position          bigint      PRIMARY KEY,
    at                timestamptz NOT NULL,
    kind              text        NOT NULL,
    vm_id             bigint,
    owner_id          bigint,
    previous_owner_id bigint,
    -- The row of vm after the change, or before its removal.
    vm                jsonb,
    user_id           bigint,
    family_id         uuid,
    session_end       text,
    CONSTRAINT change_log_position_range CHECK (position BETWEEN 1 AND 9007199254740991),
    CONSTRAINT change_log_kind_known CHECK (kind IN ('VM_CHANGED', 'VM_REMOVED', 'USER_CHANGED', 'SESSION_ENDED')),
    CONSTRAINT change_log_vm_whole CHECK (num_nulls(vm_id, owner_id, vm) = CASE WHEN kind LIKE 'VM%' THEN 0 ELSE 3 END)
);

-- Why a session ends before its time, said right before its row is deleted.
ALTER TABLE refresh_family ADD COLUMN ended text;

-- Appends an entry for a row that was changed. It is called at the commit, by deferred triggers: the lock is the last one
-- that the transaction takes, and it goes with the transaction. So positions become visible in their order. The statement
-- after the one that takes the lock sees the entry before; its position is counted on from there, so there always has to
-- be one.
CREATE FUNCTION change_log_append() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    entry change_log;
BEGIN
    IF TG_TABLE_NAME = 'app_user' THEN
        entry.kind := 'USER_CHANGED';
        entry.user_id := OLD.id;
    ELSIF TG_TABLE_NAME = 'refresh_family' THEN
        entry.kind := 'SESSION_ENDED';
        entry.user_id := OLD.user_id;
        entry.family_id := OLD.id;
        entry.session_end := OLD.ended;
    ELSIF TG_OP = 'DELETE' THEN
        entry.kind := 'VM_REMOVED';
        entry.vm_id := OLD.id;
        entry.owner_id := OLD.owner_id;
        entry.vm := to_jsonb(OLD);
    ELSE
        entry.kind := 'VM_CHANGED';
        entry.vm_id := NEW.id;
        entry.owner_id := NEW.owner_id;
        entry.vm := to_jsonb(NEW);
        IF TG_OP = 'UPDATE' THEN
            entry.previous_owner_id := nullif(OLD.owner_id, NEW.owner_id);
            -- Who carries out an operation shows to nobody, and a version alone says nothing.
            OLD.version := NEW.version;
            OLD.busy_by := NEW.busy_by;
            OLD.busy_until := NEW.busy_until;
            IF OLD IS NOT DISTINCT FROM NEW THEN
                RETURN NULL;
            END IF;
        END IF;
    END IF;
    PERFORM pg_advisory_xact_lock(1279872325, 4);
    INSERT INTO change_log
        (position, at, kind, vm_id, owner_id, previous_owner_id, vm, user_id, family_id, session_end)
    SELECT
        coalesce(max(position), 0) + 1, clock_timestamp(), entry.kind, entry.vm_id, entry.owner_id,
        entry.previous_owner_id, entry.vm, entry.user_id, entry.family_id, entry.session_end
    FROM change_log;
    NOTIFY limen_change;
    RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER vm_changed AFTER INSERT OR UPDATE OR DELETE ON vm
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_log_append();
CREATE CONSTRAINT TRIGGER app_user_changed AFTER UPDATE OR DELETE ON app_user
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_log_append();
CREATE CONSTRAINT TRIGGER refresh_family_ended AFTER DELETE ON refresh_family
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.ended IS NOT NULL) EXECUTE FUNCTION change_log_append();
