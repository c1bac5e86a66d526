package org.ticconnect.modbus;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.ticconnect.mapping.Register;
import org.ticconnect.mapping.RegisterType;
import org.ticconnect.mapping.WordOrder;
import org.ticconnect.meter.Quantity;
import org.ticconnect.meter.Value;

/** Writes values into registers, as each row says. */
final class WordEncoder {
  private static final int BYTE = 8;

  private WordEncoder() {}

  /** The words of a quantity that the meter is known not to send, or that no Linky can tell. */
  static short[] absent(Register register) {
    return register.absent() == Register.Absent.ZERO ? words(register, 0) : noValue(register);
  }

  /** The words that say "no value". */
  static short[] noValue(Register register) {
    return words(register, register.encoding().noValueBits());
  }

  /** A value that does not fit its register reads as no value, never as a wrong number. */
  static short[] value(Register register, Register.Measured measured, Value value) {
    if (register.type() == RegisterType.ASCII) {
      String text = lastDigits(measured, value.text());
      boolean cut = text.length() > 2 * register.length();
      // The beginning of a text is still a text, the beginning of a number another number.
      return cut && measured.quantity().numeric() ? noValue(register) : text(register, text);
    }
    Optional<Double> number =
        measured.lastDigits() > 0
            ? digits(lastDigits(measured, value.text()))
            : number(value).stream().boxed().findFirst();
    return number
        .flatMap(known -> instead(measured.values(), known))
        .map(known -> number(register, known))
        .orElseGet(() -> noValue(register));
  }

  private static Optional<Double> instead(Map<Long, Long> values, double number) {
    return values.isEmpty()
        ? Optional.of(number)
        : Optional.ofNullable(values.get((long) number)).map(Long::doubleValue);
  }

  private static String lastDigits(Register.Measured measured, String text) {
    int digits = measured.lastDigits();
    return digits > 0 ? text.substring(Math.max(0, text.length() - digits)) : text;
  }

  private static Optional<Double> digits(String text) {
    return Optional.of(text).filter(all -> all.matches("[0-9]{1,15}")).map(Double::valueOf);
  }

  static short[] number(Register register, double number) {
    double steps = (number - register.encoding().offset()) / register.encoding().scale();
    return register
        .type()
        .bits(steps == 0 ? 0 : steps) // a negative scale makes no negative zero
        .map(known -> words(register, known))
        .orElseGet(() -> noValue(register));
  }

  /** A figure of the device, or no value. */
  static short[] figure(Register register, OptionalLong figure) {
    return figure.isPresent() ? number(register, figure.getAsLong()) : noValue(register);
  }

  static short[] text(Register register, String text) {
    byte[] bytes = text.getBytes(US_ASCII);
    short[] words = new short[register.length()];
    for (int i = 0; i < words.length; i++) {
      int first = 2 * i < bytes.length ? bytes[2 * i] : 0;
      int second = 2 * i + 1 < bytes.length ? bytes[2 * i + 1] : 0;
      boolean highFirst = register.encoding().bytes() == WordOrder.HIGH_FIRST;
      words[i] = (short) (highFirst ? first << BYTE | second : second << BYTE | first);
    }
    return words;
  }

  /**
   * @param values of the quantities, as far as the meter sends them
   */
  static short[] bits(Register register, Register.Bits bits, Map<Quantity, Value> values) {
    long word = 0;
    for (Map.Entry<Integer, Quantity> bit : bits.quantities().entrySet()) {
      Optional<Value> value = Optional.ofNullable(values.get(bit.getValue()));
      boolean set = value.filter(known -> number(known).orElse(0) != 0).isPresent();
      word |= set ? 1L << bit.getKey() : 0;
    }
    return words(register, word);
  }

  private static OptionalDouble number(Value value) {
    if (value instanceof Value.Whole whole) {
      return OptionalDouble.of(whole.number());
    } else if (value instanceof Value.Real real) {
      // As topics and pages show it: one number, wherever it is read.
      return OptionalDouble.of(real.rounded().doubleValue());
    } else if (value instanceof Value.Flag flag) {
      return OptionalDouble.of(flag.set() ? 1 : 0);
    } else if (value instanceof Value.Choice choice) {
      return OptionalDouble.of(choice.code());
    } else if (value instanceof Value.Moment moment) {
      return OptionalDouble.of(moment.instant().getEpochSecond());
    }
    return OptionalDouble.empty();
  }

  private static short[] words(Register register, long bits) {
    int count = register.length();
    short[] words = new short[count];
    boolean text = register.type() == RegisterType.ASCII;
    for (int i = 0; i < count && !text; i++) {
      boolean highFirst = register.encoding().words() == WordOrder.HIGH_FIRST;
      short word = (short) (bits >>> 16 * (highFirst ? count - 1 - i : i));
      words[i] =
          register.encoding().bytes() == WordOrder.HIGH_FIRST ? word : Short.reverseBytes(word);
    }
    return words;
  }
}
