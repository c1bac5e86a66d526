package org.ticconnect.owner.endpoint;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code lamp:COLOUR} with blue, white, violet, cyan or off shows a colour in place of the steady
 * green. Options: {@code blink} (default false), {@code seconds} (1 to 86400; until another signal
 * when left out).
 */
final class LampComponent extends DefaultComponent {
  private static final int DAY_SECONDS = 86_400;
  private static final String OFF = "off";
  private static final List<String> NAMES =
      Stream.concat(
              Arrays.stream(LampSignal.Colour.values()).map(LampSignal.Colour::text),
              Stream.of(OFF))
          .toList();

  private final Outlet outlet;

  LampComponent(Outlet outlet) {
    this.outlet = outlet;
  }

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
    Options options = new Options("lamp:" + remaining, parameters);
    boolean blink = options.flag("blink");
    OptionalInt seconds = options.number("seconds", 1, DAY_SECONDS);
    options.end();
    String name = options.oneOf("the colour", remaining, NAMES);
    Optional<LampSignal.Colour> colour =
        Optional.of(name)
            .filter(text -> !text.equals(OFF))
            .map(text -> LampSignal.Colour.valueOf(text.toUpperCase(Locale.ROOT)));
    LampSignal signal = new LampSignal(colour, blink, seconds);
    return new OutletEndpoint(uri, this, exchange -> outlet.show(exchange, signal));
  }
}
