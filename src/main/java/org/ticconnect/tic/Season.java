package org.ticconnect.tic;

import java.time.ZoneOffset;
import java.util.Optional;

/** First letter of a horodate: which legal time of metropolitan France it is in (6.2.1.1). */
public enum Season {
  /** {@code H} or {@code h}: UTC+1. */
  WINTER(ZoneOffset.ofHours(1)),
  /** {@code E} or {@code e}: UTC+2. */
  SUMMER(ZoneOffset.ofHours(2)),
  /** A space: not applicable (mobile peaks); the calendar decides. */
  UNSTATED(null);

  private final ZoneOffset offset;

  Season(ZoneOffset offset) {
    this.offset = offset;
  }

  Optional<ZoneOffset> offset() {
    return Optional.ofNullable(offset);
  }

  static Optional<Season> of(char letter) {
    return switch (letter) {
      case 'H', 'h' -> Optional.of(WINTER);
      case 'E', 'e' -> Optional.of(SUMMER);
      case ' ' -> Optional.of(UNSTATED);
      default -> Optional.empty();
    };
  }
}
