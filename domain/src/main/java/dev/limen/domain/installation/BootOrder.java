package dev.limen.domain.installation;

/** Which devices the firmware tries, in order. */
public enum BootOrder {
    CDROM_HD,
    HD,
    CDROM,
    HD_CDROM
}
