package dev.limen.adapters.rest.transport;

/**
 * The router's order of the handlers that every request passes. Lower ones come first; nothing of the framework's that
 * could answer comes before them.
 */
public final class RouteOrder {

    public static final int AUDIT = -10_010;
    static final int DRAINING = -10_009;
    static final int CLIENT_ADDRESS = -10_008;
    static final int REQUEST_ID = -10_007;
    static final int SECURITY_HEADERS = -10_006;
    static final int CONNECTION_CLOSE = -10_005;
    static final int HEADER_TIMEOUT = -10_004;
    static final int CORS = -10_003;
    static final int REQUEST_LIMITS = -10_002;
    static final int BODY_TIMEOUT = -10_001;

    private RouteOrder() {}
}
