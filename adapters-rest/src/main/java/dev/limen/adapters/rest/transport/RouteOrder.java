package dev.limen.adapters.rest.transport;

/**
 * The router's order of the handlers that every request passes. Lower ones come first; nothing of the framework's that
 * could answer comes before them.
 */
public final class RouteOrder {

    public static final int AUDIT = -10_010;
    static final int DRAINING = -10_009;
    static final int FILTERS = -10_008;

    private RouteOrder() {}
}
