package org.ticconnect.tic;

/**
 * The eight relays of RELAIS (specification 6.2.3.19): relay 1 is the dry contact, 2 to 8 are
 * virtual.
 *
 * @param bits 0 to 255; bit n-1 is relay n, 1 = closed
 */
public record Relays(int bits) {
  /** Number of relays. */
  public static final int COUNT = 8;

  public Relays {
    if (bits < 0 || bits > 0xFF) {
      throw new IllegalArgumentException("relays are 0 to 255, not " + bits);
    }
  }

  /**
   * @param relay 1 to 8
   * @return whether it is closed
   */
  public boolean closed(int relay) {
    if (relay < 1 || relay > COUNT) {
      throw new IllegalArgumentException("relay 1 to 8, not " + relay);
    }
    return (bits >> relay - 1 & 1) == 1;
  }
}
