package org.ticconnect.network.names;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that this device serves to others in the network.
 *
 * @param type such as {@code _http._tcp}
 * @param port that is listened on
 * @param bind the IPv4 address that is listened on; 0.0.0.0 for all
 * @param txt what is told of it, with what does not fit left off
 */
public record Service(String type, int port, String bind, Map<String, String> txt) {
  private static final String ALL = "0.0.0.0";

  /** What RFC 6763 has in one string, key and equals sign included. */
  private static final int LONGEST = 255;

  public Service {
    Map<String, String> fitting = new LinkedHashMap<>();
    txt.forEach((key, value) -> fitting.put(key, cut(value, LONGEST - key.length() - 1)));
    txt = Collections.unmodifiableMap(fitting);
  }

  private static String cut(String value, int bytes) {
    String fitting = value;
    while (fitting.getBytes(UTF_8).length > bytes) {
      int comma = fitting.lastIndexOf(',');
      fitting = fitting.substring(0, comma > 0 ? comma : fitting.length() - 1);
    }
    return fitting;
  }

  /** Whether others reach it by that place. */
  boolean reachedAt(Place place) {
    return bind.equals(ALL) || bind.equals(place.address());
  }
}
