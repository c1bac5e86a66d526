package org.ticconnect.mqtt.link;

/**
 * What the link to the broker is doing.
 *
 * @param status which of the three
 * @param detail one sentence for people, with the reason where there is one
 */
public record LinkState(Status status, String detail) {

  /** The states of the link. */
  public enum Status {
    /** Trying, again and again. */
    CONNECTING,
    /** The broker said no, or is not who it should be; asked again later. */
    REFUSED,
    /** Publishing. */
    CONNECTED
  }
}
