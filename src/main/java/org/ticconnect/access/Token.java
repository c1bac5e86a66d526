package org.ticconnect.access;

import java.time.Instant;
import java.util.Optional;

/**
 * What is kept of a token, which itself is kept nowhere.
 *
 * @param id by which it is taken back
 * @param name that its owner gave it
 * @param hash SHA-256 of it, hexadecimal
 * @param lastUsed empty when it was never used
 */
public record Token(
    String id, String name, Scope scope, String hash, Instant created, Optional<Instant> lastUsed) {
  Token usedAt(Instant now) {
    return new Token(id, name, scope, hash, created, Optional.of(now));
  }
}
