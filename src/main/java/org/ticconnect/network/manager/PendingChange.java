package org.ticconnect.network.manager;

import java.util.Optional;

/**
 * A change that is tried, and comes back by itself unless it is confirmed.
 *
 * @param link name of the interface
 * @param address where to confirm it; empty while the network has given none
 * @param secondsLeft until it comes back, 0 or more
 */
public record PendingChange(
    String link, Link.Method method, Optional<String> address, long secondsLeft) {}
