package dev.limen.bootstrap.tour;

/** Something else came than was expected. */
public final class Surprise extends RuntimeException {

    Surprise(String expected, String came) {
        super("expected " + expected + ", but " + came + " came");
    }

    static void unless(boolean asExpected, String expected, Object came) {
        if (!asExpected) {
            throw new Surprise(expected, String.valueOf(came));
        }
    }
}
