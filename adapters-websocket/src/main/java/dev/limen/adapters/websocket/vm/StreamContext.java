package dev.limen.adapters.websocket.vm;

import dev.limen.adapters.websocket.JsonFormat;
import dev.limen.adapters.websocket.StreamSettings;
import dev.limen.application.MonotonicClock;
import java.time.InstantSource;

/** What all streams of this process share. */
record StreamContext(JsonFormat format, StreamSettings settings, InstantSource clock, MonotonicClock monotonicClock) {}
