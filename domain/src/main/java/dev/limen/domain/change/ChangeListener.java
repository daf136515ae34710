package dev.limen.domain.change;

/**
 * Told of the change log by a {@link ChangeFeed}, one call at a time. It must return at once; what it throws is logged,
 * and neither it nor the other listeners miss the next entry for that.
 */
public interface ChangeListener {

    /** The next entry; its position is the one after what was told before. */
    void changed(LoggedChange entry);

    /**
     * The feed goes on after this position: it begins there, or entries were lost to retention, or the storage is another
     * one. Anything may have changed; what is known is to be read anew.
     */
    void resync(Position position);
}
