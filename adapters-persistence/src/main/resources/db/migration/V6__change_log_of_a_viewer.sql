-- Whoever goes on from a position reads what concerns them, and not the whole log.
CREATE INDEX change_log_owner ON change_log (owner_id, position) WHERE vm IS NOT NULL;
CREATE INDEX change_log_previous_owner ON change_log (previous_owner_id, position) WHERE previous_owner_id IS NOT NULL;
CREATE INDEX change_log_user ON change_log (user_id, position) WHERE kind = 'USER_CHANGED';
