package dev.limen.domain;

/** A value that is not allowed, whatever it belongs to. The message is the field and what is wrong with it. */
public final class InvalidValue extends RuntimeException {

    private final String field;
    private final String problem;

    /**
     * Refuses a value.
     *
     * @param field what the value is of, in camel case
     * @param problem what is wrong with it; follows the field's name in a sentence, and does not repeat a secret
     */
    public InvalidValue(String field, String problem) {
        super(field + " " + problem);
        this.field = field;
        this.problem = problem;
    }

    public String field() {
        return field;
    }

    public String problem() {
        return problem;
    }
}
