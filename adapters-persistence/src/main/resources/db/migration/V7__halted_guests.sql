-- Guests that the hypervisor has halted are seen as such.
ALTER TABLE vm_sighting
    DROP CONSTRAINT vm_sighting_state_known,
    ADD CONSTRAINT vm_sighting_state_known CHECK (state IN
        ('RUNNING', 'PAUSED', 'HALTED_BY_STORAGE', 'HALTED_BY_WATCHDOG', 'HALTED', 'OFF', 'CRASHED'));
