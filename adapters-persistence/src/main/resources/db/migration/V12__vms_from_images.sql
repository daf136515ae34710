-- A VM may be made from an image, which then stays while there is the VM. What is shown of it and what the hypervisor needs of
-- it stands in the VM, too: an image does not change, and a row of the change log is read without any other table. Rows that
-- were logged before have no such members, which reads as none.
ALTER TABLE vm
    ADD COLUMN image_id bigint,
    ADD COLUMN image_name text,
    ADD COLUMN image_file uuid,
    ADD COLUMN image_format text,
    ADD CONSTRAINT vm_image_exists FOREIGN KEY (image_id) REFERENCES image ON DELETE RESTRICT,
    ADD CONSTRAINT vm_image_whole CHECK (num_nulls(image_id, image_name, image_file, image_format) IN (0, 4)),
    ADD CONSTRAINT vm_image_format_known CHECK (image_format IN ('ISO', 'QCOW2', 'RAW'));
CREATE INDEX vm_image ON vm (image_id, id) WHERE image_id IS NOT NULL;
