package dev.limen.domain.session;

/** What is kept of a refresh token: enough to know it again, too little to make it. */
public record TokenDigest(String value) {}
