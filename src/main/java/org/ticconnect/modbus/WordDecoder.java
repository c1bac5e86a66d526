package org.ticconnect.modbus;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigDecimal;
import java.util.Optional;
import org.ticconnect.mapping.Register;
import org.ticconnect.mapping.RegisterType;
import org.ticconnect.mapping.WordOrder;

/** Reads registers as a client does that knows their row: the opposite of {@link WordEncoder}. */
final class WordDecoder {
  private static final int BITS_OF_A_WORD = 16;

  private WordDecoder() {}

  /**
   * @param words as many as the row is long
   * @return a number in the unit of the quantity, a text or hexadecimal digits of bits; empty when
   *     the words say that there is no value
   */
  static Optional<String> value(Register register, short[] words) {
    if (register.type() == RegisterType.ASCII) {
      return Optional.of(text(register, words)).filter(text -> !text.isEmpty());
    }
    long bits = bits(register, words);
    if (register.type() == RegisterType.BITFIELD) {
      return Optional.of("0x%0" + 4 * words.length + "X").map(form -> form.formatted(bits));
    }
    return bits == register.encoding().noValueBits()
            && register.encoding().noValue() != Register.NoValue.ZERO
        ? Optional.empty()
        : number(register.type(), bits).map(steps -> inUnit(register, steps));
  }

  private static String inUnit(Register register, BigDecimal steps) {
    BigDecimal number =
        steps
            .multiply(BigDecimal.valueOf(register.encoding().scale()))
            .add(BigDecimal.valueOf(register.encoding().offset()))
            .stripTrailingZeros();
    return number.signum() == 0 ? "0" : number.toPlainString();
  }

  private static Optional<BigDecimal> number(RegisterType type, long bits) {
    return switch (type) {
      case U16, U32 -> Optional.of(BigDecimal.valueOf(bits));
      case U64 -> Optional.of(new BigDecimal(Long.toUnsignedString(bits)));
      case S16 -> Optional.of(BigDecimal.valueOf((short) bits));
      case S32 -> Optional.of(BigDecimal.valueOf((int) bits));
      case S64 -> Optional.of(BigDecimal.valueOf(bits));
      case F32 -> finite(Float.intBitsToFloat((int) bits));
      case F64 ->
          Optional.of(Double.longBitsToDouble(bits))
              .filter(number -> Double.isFinite(number))
              .map(BigDecimal::valueOf);
      case ASCII, BITFIELD -> Optional.empty();
    };
  }

  /** With as many digits as tell it from its neighbours. */
  private static Optional<BigDecimal> finite(float number) {
    return Float.isFinite(number)
        ? Optional.of(new BigDecimal(Float.toString(number)))
        : Optional.empty();
  }

  private static long bits(Register register, short[] words) {
    long bits = 0;
    for (int i = 0; i < words.length; i++) {
      boolean highFirst = register.encoding().words() == WordOrder.HIGH_FIRST;
      short word = words[highFirst ? i : words.length - 1 - i];
      bits = bits << BITS_OF_A_WORD | Short.toUnsignedLong(inOrder(register, word));
    }
    return bits;
  }

  private static short inOrder(Register register, short word) {
    return register.encoding().bytes() == WordOrder.HIGH_FIRST ? word : Short.reverseBytes(word);
  }

  private static String text(Register register, short[] words) {
    byte[] bytes = new byte[2 * words.length];
    for (int i = 0; i < words.length; i++) {
      short word = inOrder(register, words[i]);
      bytes[2 * i] = (byte) (word >> Byte.SIZE);
      bytes[2 * i + 1] = (byte) word;
    }
    String text = new String(bytes, US_ASCII);
    int end = text.indexOf('\0');
    return (end < 0 ? text : text.substring(0, end)).strip();
  }
}
