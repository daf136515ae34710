package dev.limen.client;

/** A socket or an event stream was not opened, because LIMEN answered with something else. */
public final class StreamRefused extends ExpectationFailed {

    private final transient Answer answer;

    StreamRefused(Answer answer) {
        super("an open stream from " + answer.request(), "status " + answer);
        this.answer = answer;
    }

    public Answer answer() {
        return answer;
    }
}
