package org.ticconnect.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * All that is kept of who may do what; immutable.
 *
 * @param administrator empty while nobody has claimed the device
 * @param viewer empty when nobody may only look
 * @param usedCodes SHA-256 of the codes of labels by which it was claimed
 */
record Roll(
    Optional<PasswordHash> administrator,
    Optional<PasswordHash> viewer,
    List<Token> tokens,
    Set<String> usedCodes) {
  static final Roll EMPTY = new Roll(Optional.empty(), Optional.empty(), List.of(), Set.of());

  Roll {
    tokens = List.copyOf(tokens);
    usedCodes = Set.copyOf(usedCodes);
  }

  Optional<PasswordHash> of(Role role) {
    return role == Role.ADMINISTRATOR ? administrator : viewer;
  }

  Roll withAdministrator(PasswordHash password) {
    return new Roll(Optional.of(password), viewer, tokens, usedCodes);
  }

  Roll withViewer(Optional<PasswordHash> password) {
    return new Roll(administrator, password, tokens, usedCodes);
  }

  Roll with(Token token) {
    List<Token> more = new ArrayList<>(tokens);
    more.add(token);
    return new Roll(administrator, viewer, more, usedCodes);
  }

  Roll without(Token token) {
    return new Roll(
        administrator,
        viewer,
        tokens.stream().filter(one -> !one.id().equals(token.id())).toList(),
        usedCodes);
  }

  Roll withTokens(UnaryOperator<Token> change) {
    return new Roll(administrator, viewer, tokens.stream().map(change).toList(), usedCodes);
  }

  Roll withUsedCode(String hash) {
    Set<String> more = new TreeSet<>(usedCodes);
    more.add(hash);
    return new Roll(administrator, viewer, tokens, more);
  }
}
