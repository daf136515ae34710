package dev.limen.bootstrap.tour;

/** Something else came than was expected. */
public final class Surprise extends RuntimeException {

    private final String message;

    Surprise(String expected, String came) {
        message = "expected " + expected + ", but " + came + " came";
    }

    @Override
    public String getMessage() {
        return message;
    }

    static void unless(boolean asExpected, String expected, Object came) {
        if (!asExpected) {
            throw new Surprise(expected, String.valueOf(came));
        }
    }
}
