package org.ticconnect.meter.estimate;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.Horodate;

/** What is learned of one meter; hears each believed group, used by one thread at a time. */
public final class Estimates {
  /** Told for a breaker that does not open within an hour, or never. */
  private static final long AN_HOUR_OR_NEVER = 3600;

  private final SlopeFilter drawn = new SlopeFilter();
  private final SlopeFilter injected = new SlopeFilter();
  private final BreakerForecast breaker = new BreakerForecast();
  private TariffNames tariffs = new TariffNames();
  private Optional<String> calendar = Optional.empty();
  private Optional<Instant> dateOfFrame = Optional.empty();
  private OptionalLong drawnIndex = OptionalLong.empty();
  private OptionalLong injectedIndex = OptionalLong.empty();

  /**
   * @param group a believed one
   * @param numbers what is known with it
   */
  public void heard(Group group, Numbers numbers) {
    switch (group.label()) {
      case DATE -> begin(group.horodate().map(Horodate::instant));
      case EAST -> drawnIndex = OptionalLong.of(group.number());
      case EAIT -> injectedIndex = OptionalLong.of(group.number());
      case SINSTS -> measure(drawn, drawnIndex, group.number());
      case SINSTI -> measure(injected, injectedIndex, group.number());
      case NGTF -> calendar(group.data());
      case LTARF -> tariffs.name(group.text());
      case NTARF -> tariffs.index(group.number());
      // The powers of all phases have come when it does.
      case STGE -> {
        dateOfFrame.ifPresent(date -> breaker.draw(date, numbers));
        begin(Optional.empty());
      }
      default -> {
        // Nothing is learned from it.
      }
    }
  }

  /** Only what one frame tells together is a measurement: its date, its index and its power. */
  private void begin(Optional<Instant> date) {
    dateOfFrame = date;
    drawnIndex = OptionalLong.empty();
    injectedIndex = OptionalLong.empty();
  }

  /** Another calendar has other names. */
  private void calendar(String name) {
    if (!calendar.equals(Optional.of(name))) {
      calendar = Optional.of(name);
      tariffs = new TariffNames();
    }
  }

  private void measure(SlopeFilter filter, OptionalLong index, long apparent) {
    if (dateOfFrame.isPresent() && index.isPresent()) {
      filter.measure(dateOfFrame.get(), index.getAsLong(), apparent);
    }
  }

  /** Active through apparent power while drawing, above 0 and at most 1; empty until learned. */
  public OptionalDouble drawnFactor() {
    return drawn.factor();
  }

  /** The same while injecting; a meter without a producer's contract never tells enough. */
  public OptionalDouble injectedFactor() {
    return injected.factor();
  }

  /**
   * Seconds until the first phase makes the breaker open, if the powers stay what they are: 0 to
   * 3600; empty while PCOUP or the powers are not known.
   */
  public OptionalLong breakerOpensIn(Numbers numbers) {
    return breaker.opensIn(numbers, AN_HOUR_OR_NEVER);
  }

  /**
   * How the supplier calls an index.
   *
   * @param index 1 to 10
   */
  public Optional<String> tariffName(int index) {
    return tariffs.of(index);
  }
}
