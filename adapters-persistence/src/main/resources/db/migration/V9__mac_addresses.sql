-- MAC addresses are allocated, and no two VMs have the same. Those there are keep theirs, the end of their UUID. Of VMs
-- whose UUIDs end alike only the oldest has it here; the others have none of their own, and keep it on the hypervisor.
-- Nobody sees any of this change, so it is not logged.
-- The addresses under which a VM is known on the network are those of the moment, so that there are none yet.
ALTER TABLE vm ADD COLUMN mac text, ADD COLUMN addresses text NOT NULL DEFAULT '';
ALTER TABLE vm DISABLE TRIGGER vm_changed;
UPDATE vm SET mac = derived.mac
FROM (
    SELECT
        id,
        '52:54:00:' || regexp_replace(right(uuid::text, 6), '(..)(..)(..)', '\1:\2:\3') AS mac,
        row_number() OVER (PARTITION BY right(uuid::text, 6) ORDER BY id) AS number
    FROM vm
) AS derived
WHERE derived.id = vm.id AND derived.number = 1;
ALTER TABLE vm ENABLE TRIGGER vm_changed;
ALTER TABLE vm
    ADD CONSTRAINT vm_mac_unique UNIQUE (mac),
    ADD CONSTRAINT vm_mac_form CHECK (mac ~ '^([0-9a-f]{2}:){5}[0-9a-f]{2}$');
UPDATE change_log SET vm = vm || jsonb_build_object('addresses', '') WHERE vm IS NOT NULL;
UPDATE change_log SET vm = change_log.vm || jsonb_build_object('mac', vm.mac) FROM vm WHERE vm.id = change_log.vm_id;
