package org.ticconnect.meter;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.Horodate;
import org.ticconnect.tic.Label;

/**
 * Keeps the newest values of one source. Each good group changes them at once; the end of a clean
 * frame tells which quantities this meter does not send, so that nobody waits for them.
 */
public final class LiveMeter {
  private final Quantities quantities;
  private final Set<Label> withheld;
  private KnownLabels known = new KnownLabels();
  private Optional<Instant> date = Optional.empty();
  private boolean anew;
  private volatile LiveValues values;

  /**
   * @param source name in the configuration
   * @param quantities what to keep
   * @param withheld labels whose values count as not sent, for privacy
   */
  public LiveMeter(String source, Quantities quantities, Set<Label> withheld) {
    this.quantities = quantities;
    this.withheld = Set.copyOf(withheld);
    this.values = LiveValues.none(source, quantities.size());
  }

  /** The values as they are now; any thread may ask. */
  public LiveValues values() {
    return values;
  }

  /**
   * @param group a good one that is believed; another address than before is another meter, of
   *     which nothing is known yet
   * @param nanos when it was complete, on the monotonic clock
   */
  public synchronized LiveUpdate accept(Group group, long nanos) {
    if (group.label() == Label.ADSC
        && values.address().filter(old -> !old.equals(group.data())).isPresent()) {
      afresh();
    }
    known.arrived(group, nanos);
    if (group.label() == Label.DATE) {
      date = group.horodate().map(Horodate::instant);
    }
    Optional<Instant> meterTime = group.horodate().map(Horodate::instant).or(() -> date);
    List<Measurement> changes = new ArrayList<>();
    for (Quantity quantity : quantities.sentBy(group.label())) {
      changes.add(measured(quantity, sent(quantity, group), meterTime, nanos));
    }
    quantities.derivedFrom(group.label()).stream()
        .filter(quantity -> due(quantity, group.label()))
        .forEach(quantity -> derive(quantity, changes, nanos));
    Optional<String> address =
        group.label() == Label.ADSC ? Optional.of(group.data()) : values.address();
    return update(address, changes);
  }

  /**
   * A group came damaged.
   *
   * @param label that it still names
   */
  public synchronized void damaged(Label label) {
    known.damaged(label);
  }

  /**
   * A group came with a right form and a value that cannot be.
   *
   * @param label whose last value stays what is known; of the power of a phase nothing is known any
   *     more, for it can be computed
   */
  public synchronized void disbelieved(Label label) {
    known.disbelieved(label);
  }

  /** Forgets all values; the next update tells so. */
  public synchronized void afresh() {
    known = new KnownLabels();
    date = Optional.empty();
    values = LiveValues.none(values.source(), quantities.size());
    anew = true;
  }

  /**
   * @param complete the frame was whole, and each damaged group named its label; only then, and
   *     with what every meter sends in it, it tells which labels this one does not send
   * @param nanos when it ended, on the monotonic clock
   */
  public synchronized LiveUpdate frameEnded(boolean complete, long nanos) {
    known.frameEnded(complete, nanos);
    List<Measurement> changes = new ArrayList<>();
    for (Label label : known.confirmedNotSent()) {
      quantities
          .sentBy(label)
          .forEach(quantity -> changes.add(measured(quantity, Optional.empty(), date, nanos)));
    }
    Set<Quantity> derived = new LinkedHashSet<>();
    known.confirmedNotSent().forEach(label -> derived.addAll(quantities.derivedFrom(label)));
    derived.forEach(quantity -> derive(quantity, changes, nanos));
    return update(values.address(), changes);
  }

  private static Measurement measured(
      Quantity quantity, Optional<Value> value, Optional<Instant> meterTime, long nanos) {
    return new Measurement(quantity, value, meterTime, nanos, Optional.empty());
  }

  private LiveUpdate update(Optional<String> address, List<Measurement> changes) {
    values = values.with(address, changes);
    LiveUpdate update = new LiveUpdate(values, List.copyOf(changes), anew);
    anew = false;
    return update;
  }

  private Optional<Value> sent(Quantity quantity, Group group) {
    return quantity.origin() instanceof Origin.Sent sent && !withheld.contains(group.label())
        ? sent.part().of(group)
        : Optional.empty();
  }

  private boolean due(Quantity quantity, Label arrived) {
    return quantity.origin() instanceof Origin.Derived derived
        && derived.derivation().due(arrived, known);
  }

  private void derive(Quantity quantity, List<Measurement> changes, long now) {
    if (quantity.origin() instanceof Origin.Derived derived) {
      Derivation derivation = derived.derivation();
      if (known.settled(derivation.inputs())) {
        long nanos = known.oldest(derivation.inputs()).orElse(now);
        Optional<Estimate> estimate = derivation.compute(known);
        changes.add(
            new Measurement(
                quantity,
                estimate.map(Estimate::value),
                date,
                nanos,
                estimate.map(Estimate::method)));
      }
    }
  }
}
