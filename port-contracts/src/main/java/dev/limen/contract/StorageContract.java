package dev.limen.contract;

/** What the contracts of one storage's ports start from. */
public interface StorageContract {

    /** The same storage during one test; at its start there are no users and no VMs, and the standard quota is new. */
    Storage storage();
}
