package dev.limen.domain.session;

/**
 * From where somebody comes, in its one normal form.
 *
 * @param value the address
 * @param network what one person may have at will and is therefore counted as one: an IPv4 address itself, the first 64
 *     bits of an IPv6 address
 */
public record RemoteAddress(String value, String network) {}
