package org.ticconnect;

import java.time.Duration;

/**
 * Long times that tests shorten.
 *
 * @param pageOpen how long the page is open after a start or a click, where the profile closes it
 * @param entityGone how long a meter must not have sent something before Home Assistant is told
 */
record Patience(Duration pageOpen, Duration entityGone) {
  /** As on a device. */
  static final Patience USUAL = new Patience(Duration.ofMinutes(10), Duration.ofMinutes(10));
}
