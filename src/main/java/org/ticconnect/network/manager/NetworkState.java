package org.ticconnect.network.manager;

import java.util.List;
import java.util.Optional;

/**
 * How the device is in the network.
 *
 * @param readOnly why it can only be shown; empty when it can be changed
 * @param host the name of the device
 * @param links its interfaces, loopback left out
 * @param pending what waits to be confirmed
 * @param last how the last change ended
 */
public record NetworkState(
    Optional<String> readOnly,
    String host,
    List<Link> links,
    Optional<PendingChange> pending,
    Optional<LastChange> last) {}
