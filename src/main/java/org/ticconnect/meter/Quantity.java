package org.ticconnect.meter;

import java.util.Optional;
import org.ticconnect.tic.Label;

/**
 * Something that can be known of a meter, under the name that topics, registers and pages use.
 *
 * @param index its place in the {@link Quantities} that it belongs to
 * @param name lower-case words joined by underscores
 * @param origin where its value comes from
 * @param unit such as {@code Wh}, {@code VA}, {@code V}; empty when it has none
 * @param meaning one line for people, in English
 * @param meaningFr the same in French
 */
public record Quantity(
    int index, String name, Origin origin, String unit, String meaning, String meaningFr) {

  /** Whether it is computed from an assumption and not measured by the meter. */
  public boolean estimated() {
    return origin instanceof Origin.Derived derived && !derived.derivation().exact();
  }

  /** Whether it is computed and not sent as such. */
  public boolean computed() {
    return origin instanceof Origin.Derived;
  }

  /** The label that says it; its own name where it is computed. */
  public String label() {
    return origin instanceof Origin.Sent sent ? sent.label().text() : name;
  }

  /** The label that carries it; empty where it is computed. */
  public Optional<Label> sentBy() {
    return origin instanceof Origin.Sent sent ? Optional.of(sent.label()) : Optional.empty();
  }

  /** Whether its value came only once, so that no second frame could confirm it (MSG2). */
  public boolean unconfirmed() {
    return lasting() == Lasting.ONCE;
  }

  /** How long a value stays true without being said again. */
  Lasting lasting() {
    return origin instanceof Origin.Sent sent ? Lasting.of(sent.label()) : Lasting.MOMENT;
  }

  /** Whether its value fits a number register. */
  public boolean numeric() {
    return origin instanceof Origin.Sent sent
        ? sent.part().numeric(sent.label())
        : ((Origin.Derived) origin).derivation().numeric();
  }
}
