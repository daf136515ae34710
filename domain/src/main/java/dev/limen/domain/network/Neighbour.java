package dev.limen.domain.network;

/** An interface on the network of the guests, and an address that it has there. */
public record Neighbour(MacAddress mac, GuestAddress address) {}
