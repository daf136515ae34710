package dev.limen.domain.change;

/** Follows the change log for this process: what any process has committed, this one too, is told here soon after. */
public interface ChangeFeed {

    /**
     * From now on the listener is told: first where it begins, by {@link ChangeListener#resync}, at once or, while the
     * storage has not been reached yet, as soon as it is; then every later entry, in order and once.
     */
    void listen(ChangeListener listener);
}
