package org.ticconnect.life;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Shows in each round that a part of the program lives. It is about the part itself, and not about
 * what that talks to: a broker that is away is no reason to start anew.
 *
 * @param name of the part, for people
 * @param flaw why it seems dead; empty when it lives; comes back within some seconds
 */
public record Proof(String name, Supplier<Optional<String>> flaw) {}
