package dev.limen.adapters.websocket.vm;

/** Reads from storage for subscriptions. Both return at once, and end the subscription when they fail. */
interface VmReads {

    /** Answers later by {@link Subscription#list}. */
    void readList(Subscription subscription);

    /** Answers later by {@link Subscription#replay}. */
    void readLog(Subscription subscription);
}
