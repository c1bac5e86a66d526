package org.ticconnect.mqtt.discovery;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is announced of this device.
 *
 * @param version of the program
 * @param page address of its web page; empty while there is none
 */
public record DeviceFacts(String version, Supplier<Optional<String>> page) {}
