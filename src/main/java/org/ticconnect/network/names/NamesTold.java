package org.ticconnect.network.names;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How it is with the names of this device.
 *
 * @param announce own, system or off, as it is set
 * @param host such as {@code tic-1a2b.local}; empty where the program announces nothing
 * @param message what the owner should know of the state
 * @param conflict that somebody else has the name that this device would rather have
 */
public record NamesTold(
    String announce,
    Optional<String> host,
    State state,
    Optional<String> message,
    Optional<String> conflict,
    List<Announced> services) {

  /** What the program does with its names. */
  public enum State {
    /** Others in the network know them. */
    ANNOUNCED,
    /** It has nothing to do with names. */
    OFF,
    /** It leaves them alone for a while, for they cost too much or broke. */
    PAUSED,
    /** There is nothing to announce yet, or the names are being tried. */
    WAITING;

    /** As programs are told. */
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A service as the network sees it.
   *
   * @param type such as {@code _http._tcp}
   * @param name of this one among those of its type
   * @param interfaceName on which it is announced
   * @param address that it is announced with
   */
  public record Announced(
      String type,
      String name,
      int port,
      String interfaceName,
      String address,
      Map<String, String> txt) {}
}
