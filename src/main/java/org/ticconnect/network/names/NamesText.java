package org.ticconnect.network.names;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What the owner is told of the names. */
public final class NamesText {
  /** The program announces names itself. */
  public static final String OWN = "own";

  private static final String SYSTEM = "system";

  private final Bounds bounds;

  NamesText(Bounds bounds) {
    this.bounds = bounds;
  }

  /** What is told where the program announces nothing. */
  public static NamesTold off(String announce) {
    return new NamesTold(
        announce,
        Optional.empty(),
        NamesTold.State.OFF,
        Optional.of(
            announce.equals(SYSTEM)
                ? "names are left to the responder of the system, names.announce is system"
                : "no names are announced, names.announce is off"),
        Optional.empty(),
        List.of());
  }

  String taken(OwnName name) {
    return "another device in the network is called %s: this one is %s now"
        .formatted(name.wishedLocal(), name.local());
  }

  String busy() {
    return "the network asks so much for names that it took more than %d %% of a core"
        .formatted(bounds.percent());
  }

  String broken() {
    return "the announcing of names broke off";
  }

  String refused(Exception refused) {
    return "names cannot be announced: "
        + Objects.requireNonNullElse(refused.getMessage(), refused.toString());
  }

  String nothing() {
    return "nothing is announced: there is no interface with an IPv4 address by which others reach"
        + " the page or the Modbus server";
  }

  String trying() {
    return "whether the names are free is being tried, which takes two seconds";
  }

  String shared() {
    return "another program on this machine announces names too, such as avahi: set names.announce"
        + " to system to leave them to it";
  }
}
