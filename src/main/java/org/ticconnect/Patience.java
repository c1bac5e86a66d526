package org.ticconnect;

import java.time.Duration;
import org.ticconnect.network.manager.NetworkSetup;

/**
 * Long times that tests shorten.
 *
 * @param pageOpen how long the page is open after a start or a click, where the profile closes it
 * @param watch how long a change of files is watched, and taken back when something goes wrong
 * @param lasting after which a start counts as one that lasted
 * @param entityGone how long a meter must not have sent something before Home Assistant is told
 * @param confirm after which another address comes back that nobody has confirmed
 */
record Patience(
    Duration pageOpen, Duration entityGone, Duration watch, Duration lasting, Duration confirm) {
  /** As on a device. */
  static final Patience USUAL =
      new Patience(
          Duration.ofMinutes(10),
          Duration.ofMinutes(10),
          Duration.ofSeconds(30),
          Duration.ofMinutes(3),
          NetworkSetup.USUAL);
}
