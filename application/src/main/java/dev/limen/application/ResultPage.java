package dev.limen.application;

import java.util.List;

/**
 * A part of what was asked for.
 *
 * @param total how many there are in all, or the most that is counted
 */
public record ResultPage<T>(List<T> items, long total) {}
