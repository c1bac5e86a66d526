package org.ticconnect.tic;

/** The control characters of the TIC line (specification 5.3.6). */
final class Ascii {
  static final byte STX = 0x02;
  static final byte ETX = 0x03;
  static final byte EOT = 0x04;
  static final byte HT = 0x09;
  static final byte LF = 0x0A;
  static final byte CR = 0x0D;

  private Ascii() {}
}
