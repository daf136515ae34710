package dev.limen.client;

/** Something else came than was expected. */
public class ExpectationFailed extends IllegalStateException {

    public ExpectationFailed(String expected, String came) {
        super("expected " + expected + ", but " + came + " came");
    }

    public static void unless(boolean asExpected, String expected, Object came) {
        if (!asExpected) {
            throw new ExpectationFailed(expected, String.valueOf(came));
        }
    }
}
