package dev.limen.client;

/** Something else came than was expected. */
public final class ExpectationFailed extends RuntimeException {

    private final String message;

    public ExpectationFailed(String expected, String came) {
        message = "expected " + expected + ", but " + came + " came";
    }

    @Override
    public String getMessage() {
        return message;
    }

    public static void unless(boolean asExpected, String expected, Object came) {
        if (!asExpected) {
            throw new ExpectationFailed(expected, String.valueOf(came));
        }
    }
}
