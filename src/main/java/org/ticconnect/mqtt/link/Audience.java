package org.ticconnect.mqtt.link;

/** Who topics are published to. */
public interface Audience {
  /** Whether messages can be published now. */
  boolean connected();

  /**
   * How often everything has to be told: whenever it is another number than before, the broker is
   * to be told all of it anew.
   */
  long tellings();
}
