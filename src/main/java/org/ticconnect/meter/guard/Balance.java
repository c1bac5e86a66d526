package org.ticconnect.meter.guard;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.ticconnect.tic.Label;

/**
 * EAST, the sum of EASF and the sum of EASD count the same energy. What they differ by is learned,
 * for a contract may have begun in the middle, and must then stay. The groups of a frame need not
 * belong to the same second, so only what three frames say counts.
 */
final class Balance {
  private static final Set<Label> SUPPLIER = EnumSet.range(Label.EASF01, Label.EASF10);
  private static final Set<Label> DISTRIBUTOR = EnumSet.range(Label.EASD01, Label.EASD04);
  private static final int FRAMES_TO_BE_SURE = 3;
  private static final long ROUNDING_WH = 2;

  /** An index that goes over 999,999,999 begins at 0 again, and the others do not with it. */
  private static final long MODULUS = 1_000_000_000;

  /**
   * By what EAST is greater than the sums, in Wh.
   *
   * @param supplier than the sum of EASF
   * @param distributor than the sum of EASD
   */
  record Offsets(long supplier, long distributor) {
    String text() {
      return "EAST - EASF %d Wh, EAST - EASD %d Wh".formatted(supplier, distributor);
    }

    private boolean near(Offsets other, long tolerance) {
      return Math.abs(supplier - other.supplier) <= tolerance
          && Math.abs(distributor - other.distributor) <= tolerance;
    }
  }

  /** From what the offsets moved to what. */
  record Move(Offsets before, Offsets after) {}

  private final Map<Label, Long> inThisFrame = new EnumMap<>(Label.class);
  private Optional<Offsets> learned = Optional.empty();
  private Optional<Offsets> candidate = Optional.empty();
  private int frames;
  private OptionalLong lastTotal = OptionalLong.empty();

  void believed(Label label, long number) {
    if (label == Label.EAST || SUPPLIER.contains(label) || DISTRIBUTOR.contains(label)) {
      inThisFrame.put(label, number);
    }
  }

  /** What moved, told once. */
  Optional<Move> frameEnded() {
    boolean all =
        inThisFrame.containsKey(Label.EAST)
            && inThisFrame.keySet().containsAll(SUPPLIER)
            && inThisFrame.keySet().containsAll(DISTRIBUTOR);
    Optional<Move> move = all ? judge() : Optional.empty();
    inThisFrame.clear();
    return move;
  }

  private Optional<Move> judge() {
    long total = inThisFrame.get(Label.EAST);
    Offsets offsets = new Offsets(offset(total, SUPPLIER), offset(total, DISTRIBUTOR));
    long tolerance = ROUNDING_WH + Math.max(0, total - lastTotal.orElse(total));
    lastTotal = OptionalLong.of(total);
    if (learned.filter(known -> known.near(offsets, tolerance)).isPresent()) {
      candidate = Optional.empty();
      return Optional.empty();
    }
    boolean same = candidate.filter(seen -> seen.near(offsets, tolerance)).isPresent();
    frames = same ? frames + 1 : 1;
    candidate = Optional.of(offsets);
    if (frames < FRAMES_TO_BE_SURE) {
      return Optional.empty();
    }
    Optional<Move> move = learned.map(before -> new Move(before, offsets));
    learned = Optional.of(offsets);
    candidate = Optional.empty();
    return move;
  }

  private long offset(long total, Set<Label> parts) {
    long sum = parts.stream().mapToLong(inThisFrame::get).sum();
    return Math.floorMod(total - sum + MODULUS / 2, MODULUS) - MODULUS / 2;
  }
}
