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

-- Appends an entry. Only the deferred triggers below call it, at the commit: the lock is the last one that the
-- transaction takes, and it goes with the transaction. So positions become visible in their order. A later statement
-- than the one that takes the lock sees the entry before; positions come of that entry, so there always has to be one.
CREATE FUNCTION change_log_append(entry change_log) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(1279872325, 4);
    SELECT coalesce(max(position), 0) + 1, clock_timestamp() INTO entry.position, entry.at FROM change_log;
    INSERT INTO change_log VALUES (entry.*);
    NOTIFY limen_change;
END
$$;

CREATE FUNCTION vm_log_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    entry   change_log;
    changed vm;
BEGIN
    IF TG_OP = 'DELETE' THEN
        changed := OLD;
        entry.kind := 'VM_REMOVED';
    ELSE
        changed := NEW;
        entry.kind := 'VM_CHANGED';
    END IF;
    IF TG_OP = 'UPDATE' THEN
        entry.previous_owner_id := nullif(OLD.owner_id, NEW.owner_id);
    END IF;
    entry.vm_id := changed.id;
    entry.owner_id := changed.owner_id;
    entry.vm := to_jsonb(changed);
    PERFORM change_log_append(entry);
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER vm_added_or_removed AFTER INSERT OR DELETE ON vm
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION vm_log_change();
-- Who carries out an operation shows to nobody, and a version alone says nothing.
CREATE CONSTRAINT TRIGGER vm_changed AFTER UPDATE ON vm
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (to_jsonb(OLD) - '{version,busy_by,busy_until}'::text[] <> to_jsonb(NEW) - '{version,busy_by,busy_until}'::text[])
    EXECUTE FUNCTION vm_log_change();

CREATE FUNCTION app_user_log_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    entry change_log;
BEGIN
    entry.kind := 'USER_CHANGED';
    entry.user_id := OLD.id;
    PERFORM change_log_append(entry);
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER app_user_changed AFTER UPDATE OR DELETE ON app_user
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app_user_log_change();

-- Why a session ends before its time, said right before its row is deleted.
ALTER TABLE refresh_family ADD COLUMN ended text;

CREATE FUNCTION refresh_family_log_end() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    entry change_log;
BEGIN
    entry.kind := 'SESSION_ENDED';
    entry.user_id := OLD.user_id;
    entry.family_id := OLD.id;
    entry.session_end := OLD.ended;
    PERFORM change_log_append(entry);
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER refresh_family_ended AFTER DELETE ON refresh_family
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.ended IS NOT NULL) EXECUTE FUNCTION refresh_family_log_end();
