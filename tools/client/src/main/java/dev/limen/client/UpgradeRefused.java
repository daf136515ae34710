package dev.limen.client;

/** A socket was not opened, because LIMEN answered its handshake with something else. */
public final class UpgradeRefused extends ExpectationFailed {

    private final transient Answer answer;

    UpgradeRefused(Answer answer) {
        super("an open socket", "status " + answer);
        this.answer = answer;
    }

    public Answer answer() {
        return answer;
    }
}
