package org.ticconnect.modbus;

import java.util.Arrays;
import java.util.Optional;
import org.ticconnect.mapping.Register;

/**
 * What a client gets that reads one row of a map.
 *
 * @param register the row
 * @param holding by function 03, else by function 04
 * @param words the very words; empty when an exception is answered
 * @param exception code of the exception that is answered; 0 for none
 * @param state whether what the row stands for is known, and recent
 */
public record ServedRegister(
    Register register, boolean holding, Optional<short[]> words, int exception, State state) {

  private static final short[] NOTHING = new short[0];

  /** How old a value is. */
  public enum State {
    /** Known and recent. */
    FRESH,
    /** Known, but older than is served. */
    STALE,
    /** Not known yet. */
    NONE,
    /** Of the map or of the device, not of the meter. */
    FIXED;

    /**
     * @param old whether it is an index that is served although it was not heard recently
     */
    static State of(RegisterImage image, Register register, int place, long now, boolean old) {
      Register.Content content = register.content();
      if (content instanceof Register.ConstantNumber
          || content instanceof Register.ConstantText
          || content instanceof Register.OfDevice) {
        return FIXED;
      } else if (image.servable(place, register.length(), now)) {
        return content instanceof Register.Nominal || content instanceof Register.Unavailable
            ? FIXED
            : old ? STALE : FRESH;
      }
      return image.unknown(place, register.length()) ? NONE : STALE;
    }
  }

  /** Whether a client gets the same, and knows as much of it. */
  public boolean says(ServedRegister other) {
    return state == other.state
        && exception == other.exception
        && Arrays.equals(words.orElse(NOTHING), other.words.orElse(NOTHING));
  }

  /** What the words say, in the unit of the row; empty when they say that there is no value. */
  public Optional<String> value() {
    return words.flatMap(known -> WordDecoder.value(register, known));
  }

  /** The words as hexadecimal digits, four a register, with spaces between; empty without words. */
  public String hex() {
    return words.map(Hex::words).orElse("");
  }
}
