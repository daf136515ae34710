package dev.limen.domain.change;

/** Follows the change log for this process: what any process has committed, this one too, is told here soon after. */
public interface ChangeFeed {

    /**
     * From now on the listener is told: first where it begins, by {@link Listener#resync}, at once or, while the storage
     * has not been reached yet, as soon as it is; then every later entry, in order and once.
     */
    void listen(Listener listener);

    /**
     * Told one thing at a time. It must return at once; what it throws is logged, and neither it nor the other listeners
     * miss the next entry for that.
     */
    interface Listener {

        /** The next entry; its position is the one after what was told before. */
        void changed(LoggedChange entry);

        /**
         * The feed goes on after this position: it begins there, or entries were lost to retention, or the storage is
         * another one. Anything may have changed; what is known is to be read anew.
         */
        void resync(Position position);
    }
}
