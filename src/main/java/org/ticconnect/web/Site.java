package org.ticconnect.web;

import java.net.SocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.ticconnect.settings.Settings;

/**
 * Where and how the page is served.
 *
 * @param http what the owner has set
 * @param openFor after which nobody is listened to any more; empty for always
 * @param certificates the folder for certificates and keys
 * @param names by which the device is called, and its IPv4 addresses; asked now and then
 * @param built when the program was built
 * @param own whether a connection from there is the device's own: no bound holds for it
 */
public record Site(
    Settings.Http http,
    Optional<Duration> openFor,
    Path certificates,
    Supplier<List<String>> names,
    Instant built,
    Predicate<SocketAddress> own) {}
