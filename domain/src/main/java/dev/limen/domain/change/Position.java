package dev.limen.domain.change;

/** The place of an entry in the change log. Each entry has the position after that of the one before; none is left out. */
public record Position(long value) implements Comparable<Position> {

    /** Before the first entry. */
    public static final Position START = new Position(0);

    public Position next() {
        return new Position(value + 1);
    }

    @Override
    public int compareTo(Position other) {
        return Long.compare(value, other.value);
    }
}
