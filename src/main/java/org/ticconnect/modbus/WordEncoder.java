package org.ticconnect.modbus;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Optional;
import java.util.OptionalDouble;
import org.ticconnect.mapping.Register;
import org.ticconnect.mapping.RegisterMap;
import org.ticconnect.mapping.RegisterType;
import org.ticconnect.mapping.WordOrder;
import org.ticconnect.meter.Value;

/** Writes values into the registers of one map. */
final class WordEncoder {
  private final RegisterMap map;

  WordEncoder(RegisterMap map) {
    this.map = map;
  }

  /** The words of a quantity that the meter is known not to send. */
  short[] absent(Register register) {
    boolean zero =
        map.absent() == RegisterMap.Absent.ZERO || register.type() == RegisterType.STRING;
    return words(register, zero ? 0 : register.type().noValue());
  }

  /** A value that does not fit its register reads as no value, never as a wrong number. */
  short[] value(Register register, Value value) {
    String text = value.text();
    if (register.content() instanceof Register.Measured measured && measured.lastDigits() > 0) {
      text = text.substring(Math.max(0, text.length() - measured.lastDigits()));
      value = new Value.Whole(digits(text));
    }
    if (register.type() == RegisterType.STRING) {
      return text(register, text);
    }
    OptionalDouble number = number(value);
    return number.isPresent() ? number(register, number.getAsDouble()) : absent(register);
  }

  short[] number(Register register, double number) {
    Optional<Long> bits = register.type().bits(number / register.scale());
    return bits.map(known -> words(register, known))
        .orElseGet(() -> words(register, register.type().noValue()));
  }

  short[] text(Register register, String text) {
    byte[] bytes = text.getBytes(US_ASCII);
    short[] words = new short[register.length()];
    for (int i = 0; i < words.length; i++) {
      int first = 2 * i < bytes.length ? bytes[2 * i] : 0;
      int second = 2 * i + 1 < bytes.length ? bytes[2 * i + 1] : 0;
      boolean highFirst = map.textOrder() == WordOrder.HIGH_FIRST;
      words[i] = (short) (highFirst ? first << 8 | second : second << 8 | first);
    }
    return words;
  }

  private static long digits(String text) {
    return text.matches("[0-9]+") ? Long.parseLong(text) : 0;
  }

  private static OptionalDouble number(Value value) {
    if (value instanceof Value.Whole whole) {
      return OptionalDouble.of(whole.number());
    } else if (value instanceof Value.Real real) {
      return OptionalDouble.of(real.number());
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
    for (int i = 0; i < count; i++) {
      int place = register.words() == WordOrder.HIGH_FIRST ? count - 1 - i : i;
      words[i] = (short) (bits >>> 16 * place);
    }
    return words;
  }
}
