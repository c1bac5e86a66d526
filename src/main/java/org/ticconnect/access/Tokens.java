package org.ticconnect.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.ticconnect.access.AccessRefusedException.Reason;

/** Tokens by which programs ask. Their last use is written once an hour and at the end. */
public final class Tokens {
  static final int MOST = 32;
  private static final String PREFIX = "tic_";
  private static final Duration WRITTEN_AFTER = Duration.ofHours(1);
  private static final Pattern NAME = Pattern.compile("[^\\p{C}]{1,40}");

  /**
   * A token that was made.
   *
   * @param secret is told this once
   */
  public record Made(Token token, String secret) {}

  private final KeptRoll roll;
  private final SecurityLog log;
  private final Clock wall;
  private final Executor writer;
  private final Map<String, Instant> used = new ConcurrentHashMap<>();

  /**
   * @param writer a single thread
   */
  Tokens(KeptRoll roll, SecurityLog log, Clock wall, Executor writer) {
    this.roll = roll;
    this.log = log;
    this.wall = wall;
    this.writer = writer;
  }

  /**
   * Makes a token; writes to the disk.
   *
   * @param name 1 to 40 characters
   * @throws AccessRefusedException when the name is not in order, there are too many, or it cannot
   *     be written
   */
  public Made make(Caller caller, Source source, String name, Scope scope) {
    if (!NAME.matcher(name).matches() || name.isBlank()) {
      throw new AccessRefusedException(
          Reason.NOT_IN_ORDER, "name: say in 1 to 40 characters which program it is for");
    }
    String secret = PREFIX + Secret.random();
    Token token =
        new Token(
            Secret.id(), name, scope, Secret.hash(secret), Instant.now(wall), Optional.empty());
    roll.change(now -> room(now).with(token));
    log.add("token_made", caller.name(), source.address(), name + " (" + scope.text() + ")");
    return new Made(token, secret);
  }

  private static Roll room(Roll roll) {
    if (roll.tokens().size() >= MOST) {
      throw new AccessRefusedException(
          Reason.NOT_NOW, "there are " + MOST + " tokens: take one back first");
    }
    return roll;
  }

  /**
   * Takes a token back; writes to the disk.
   *
   * @throws AccessRefusedException when there is none of this id, or it cannot be written
   */
  public void takeBack(Caller caller, Source source, String id) {
    Token token =
        roll.now().tokens().stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow(
                () -> new AccessRefusedException(Reason.NONE, "there is no token of this id"));
    roll.change(now -> now.without(token));
    used.remove(id);
    log.add("token_taken_back", caller.name(), source.address(), token.name());
  }

  /** All, with their last use. */
  public List<Token> all() {
    return roll.now().tokens().stream().map(this::withUse).toList();
  }

  private Token withUse(Token token) {
    return Optional.ofNullable(used.get(token.id())).map(token::usedAt).orElse(token);
  }

  /** The token that this is, if any; this counts as use. */
  Optional<Token> used(String secret) {
    String hash = Secret.hash(secret);
    Optional<Token> token =
        roll.now().tokens().stream().filter(one -> one.hash().equals(hash)).findFirst();
    token.ifPresent(this::markUsed);
    return token;
  }

  private void markUsed(Token token) {
    Instant now = Instant.now(wall);
    Optional<Instant> last = Optional.ofNullable(used.put(token.id(), now)).or(token::lastUsed);
    boolean old = token.lastUsed().filter(at -> at.plus(WRITTEN_AFTER).isAfter(now)).isEmpty();
    if (old && last.filter(at -> at.plus(WRITTEN_AFTER).isAfter(now)).isEmpty()) {
      writer.execute(this::writeUse);
    }
  }

  /** Whether it still counts. */
  boolean exists(Token token) {
    return roll.now().tokens().stream().anyMatch(one -> one.id().equals(token.id()));
  }

  /** Writes when tokens were used last, if that is not written yet. */
  void writeUse() {
    if (roll.now().tokens().stream().anyMatch(token -> !withUse(token).equals(token))) {
      roll.change(now -> now.withTokens(this::withUse));
    }
  }
}
