package org.ticconnect.tic;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Set;

/**
 * Recognises groups of historique mode (specification 6.1), which is not served: it is told to the
 * owner, who has it changed.
 */
public final class Historique {
  /** Baud of historique mode; standard mode has 9600. */
  public static final int BAUD = 1200;

  /** Labels that a Linky sends in this mode. */
  private static final Set<String> LABELS =
      Set.of(
          "ADCO",
          "OPTARIF",
          "ISOUSC",
          "BASE",
          "HCHC",
          "HCHP",
          "EJPHN",
          "EJPHPM",
          "BBRHCJB",
          "BBRHPJB",
          "BBRHCJW",
          "BBRHPJW",
          "BBRHCJR",
          "BBRHPJR",
          "PEJP",
          "PTEC",
          "DEMAIN",
          "IINST",
          "IINST1",
          "IINST2",
          "IINST3",
          "ADPS",
          "IMAX",
          "IMAX1",
          "IMAX2",
          "IMAX3",
          "PMAX",
          "PAPP",
          "HHPHC",
          "MOTDETAT",
          "PPOT",
          "ADIR1",
          "ADIR2",
          "ADIR3");

  private Historique() {}

  /**
   * @param bytes what stands between LF and CR
   * @return whether they are a known label, a space, data, a space and the right check
   */
  public static boolean isGroup(byte[] bytes) {
    int checkAt = bytes.length - 1;
    if (checkAt < 4 || bytes[checkAt - 1] != ' ') {
      return false;
    }
    String text = new String(bytes, US_ASCII);
    int space = text.indexOf(' ');
    // The space before the check is not summed in this mode.
    return space < checkAt - 1
        && LABELS.contains(text.substring(0, space))
        && Checksum.of(bytes, 0, checkAt - 1) == bytes[checkAt];
  }
}
