package org.ticconnect.owner;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.TypeConverter;
import org.apache.camel.spi.TypeConverterRegistry;
import org.apache.camel.support.SimpleTypeConverter;

/**
 * Makes owners' comparisons exact. Camel compares two numbers as whole numbers where both can be
 * made such, and cuts decimals off for it: 90.1 would not be greater than 90, nor 0.98 than 0.95.
 * With this, a number that has decimals cannot be made a whole one, and is compared with them.
 */
public final class ExactNumbers {
  private static final List<Class<? extends Number>> WITH_DECIMALS =
      List.of(BigDecimal.class, Double.class, Float.class);

  private ExactNumbers() {}

  /** To be called before the first route is made; of this context only. */
  public static void in(CamelContext context) {
    TypeConverterRegistry registry = context.getTypeConverterRegistry();
    for (Class<? extends Number> from : WITH_DECIMALS) {
      registry.addTypeConverter(Long.class, from, converter(BigDecimal::longValueExact));
      registry.addTypeConverter(Integer.class, from, converter(BigDecimal::intValueExact));
    }
  }

  private static SimpleTypeConverter converter(Function<BigDecimal, Number> whole) {
    return new SimpleTypeConverter(true, (type, exchange, value) -> exact(value, whole));
  }

  private static Object exact(Object value, Function<BigDecimal, Number> whole) {
    try {
      return whole.apply(new BigDecimal(value.toString()));
    } catch (ArithmeticException | NumberFormatException notWhole) {
      // Null would make Camel look for a converter that cuts the decimals off.
      return TypeConverter.MISS_VALUE;
    }
  }
}
