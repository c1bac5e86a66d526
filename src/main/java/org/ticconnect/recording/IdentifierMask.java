package org.ticconnect.recording;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import org.ticconnect.tic.Checksum;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.GroupDecoder;
import org.ticconnect.tic.GroupResult;
import org.ticconnect.tic.Historique;
import org.ticconnect.tic.Label;

/**
 * Takes out of a recording what tells whose it is: the serial number in ADSC (the meter's type
 * stays) and the delivery point PRM become zeros, with the check recomputed. In what is damaged all
 * digits become zeros, for they may be those of an identifier.
 */
public final class IdentifierMask {
  private static final String MARKS = "\u0002\u0003\u0004\n\r";
  private static final int DIGITS_OF_TYPE = 6;
  private static final byte ZERO = '0';
  private static final byte NO_CHECK = 0x7F;
  private static final String HISTORIQUE_ADDRESS = "ADCO ";

  private final GroupDecoder decoder = new GroupDecoder();

  /**
   * @param recording bytes of a line, cut anywhere
   * @return as many bytes
   */
  public byte[] masked(byte[] recording) {
    byte[] masked = recording.clone();
    int start = 0;
    for (int i = 0; i <= masked.length; i++) {
      if (i == masked.length || MARKS.indexOf(masked[i]) >= 0) {
        mask(masked, start, i);
        start = i + 1;
      }
    }
    return masked;
  }

  /** Masks what stands between two marks, where it has to be. */
  private void mask(byte[] bytes, int from, int to) {
    if (from == to) {
      return;
    }
    byte[] part = Arrays.copyOfRange(bytes, from, to);
    GroupResult result = decoder.decode(part, part.length, false);
    if (result instanceof Group group) {
      maskGroup(bytes, to - group.length(), to, group.label());
    } else if (Historique.isGroup(part)) {
      maskHistorique(bytes, from, to, part);
    } else {
      zero(bytes, from, to);
      spoil(bytes, from, to);
    }
  }

  private static void maskGroup(byte[] bytes, int from, int to, Label label) {
    int dataAt = from + label.text().length() + 1;
    switch (label) {
      case ADSC -> zero(bytes, dataAt + DIGITS_OF_TYPE, to - 2);
      case PRM -> zero(bytes, dataAt, to - 2);
      default -> {
        return;
      }
    }
    bytes[to - 1] = (byte) Checksum.of(bytes, from, to - 1);
  }

  private static void maskHistorique(byte[] bytes, int from, int to, byte[] part) {
    if (new String(part, US_ASCII).startsWith(HISTORIQUE_ADDRESS)) {
      zero(bytes, from + HISTORIQUE_ADDRESS.length() + DIGITS_OF_TYPE, to - 2);
      bytes[to - 1] = (byte) Checksum.of(bytes, from, to - 2);
    }
  }

  private static void zero(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] >= '0' && bytes[i] <= '9') {
        bytes[i] = ZERO;
      }
    }
  }

  /** Zeros must not make a damaged group look like a good one. */
  private void spoil(byte[] bytes, int from, int to) {
    byte[] part = Arrays.copyOfRange(bytes, from, to);
    if (decoder.decode(part, part.length, false) instanceof Group) {
      bytes[to - 1] = NO_CHECK;
    }
  }
}
