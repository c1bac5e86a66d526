package org.ticconnect.web.gate;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.ticconnect.web.Transport;

/**
 * What is told of the device to who is not logged in yet.
 *
 * @param version of the program
 * @param transport how safe the way to the page is
 * @param label the code on its label; empty when there is none
 * @param parts of it that are on, such as {@code empro.rest}
 */
public record Premises(
    String version, Supplier<Transport> transport, Optional<String> label, Set<String> parts) {}
