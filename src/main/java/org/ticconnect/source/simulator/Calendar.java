package org.ticconnect.source.simulator;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.ticconnect.tic.StatusRegister.Tempo;

/** The supplier's calendars that are simulated. */
enum Calendar {
  BASE("      BASE      "),
  OFF_PEAK("H PLEINE/CREUSE "),
  TEMPO("     TEMPO      ");

  private static final LocalTime NIGHT_STARTS = LocalTime.of(22, 0);
  private static final LocalTime NIGHT_ENDS = LocalTime.of(6, 0);
  private static final LocalTime TOMORROW_IS_KNOWN = LocalTime.of(20, 0);
  private static final String UNUSED = " NONUTILE";
  private static final int BLOCKS = 11;

  /** As sent in NGTF, 16 characters. */
  final String title;

  Calendar(String title) {
    this.title = title;
  }

  /** Supplier's index that counts at that time, 1 to 6. */
  int supplierIndex(LocalDateTime time) {
    int night = night(time) ? 0 : 1;
    return switch (this) {
      case BASE -> 1;
      case OFF_PEAK -> 1 + night;
      // A Tempo day starts at 6 in the morning.
      case TEMPO -> 2 * colour(time.minusHours(6).toLocalDate()).ordinal() - 1 + night;
    };
  }

  /** As sent in LTARF, 16 characters. */
  String tariffName(LocalDateTime time) {
    return switch (this) {
      case BASE -> "      BASE      ";
      case OFF_PEAK -> night(time) ? " HEURE  CREUSE  " : " HEURE  PLEINE  ";
      case TEMPO ->
          (night(time) ? "    HC  " : "    HP  ")
              + switch (colour(time.minusHours(6).toLocalDate())) {
                case WHITE -> "BLANC   ";
                case RED -> "ROUGE   ";
                default -> "BLEU    ";
              };
    };
  }

  /** Off-peak hours, in which the dry contact is closed. */
  boolean night(LocalDateTime time) {
    return this != BASE
        && (!time.toLocalTime().isBefore(NIGHT_STARTS) || time.toLocalTime().isBefore(NIGHT_ENDS));
  }

  Tempo today(LocalDateTime time) {
    return this == TEMPO ? colour(time.toLocalDate()) : Tempo.NONE;
  }

  Tempo tomorrow(LocalDateTime time) {
    boolean known = this == TEMPO && !time.toLocalTime().isBefore(TOMORROW_IS_KNOWN);
    return known ? colour(time.toLocalDate().plusDays(1)) : Tempo.NONE;
  }

  /** As sent in PJOURF+1, 98 characters. */
  String nextDayProfile() {
    String used =
        switch (this) {
          case BASE -> "00008001";
          case OFF_PEAK -> "0000C001 06008002 2200C001";
          case TEMPO -> "00004001 06004002 22004001";
        };
    return used + UNUSED.repeat(BLOCKS - (used.length() + 1) / 9);
  }

  /** Mostly blue; white and red on working days of the cold months. */
  private static Tempo colour(LocalDate day) {
    boolean cold = day.getMonthValue() >= 11 || day.getMonthValue() <= 3;
    boolean working = day.getDayOfWeek().getValue() <= 5;
    if (!cold || !working) {
      return Tempo.BLUE;
    }
    return switch (day.getDayOfYear() % 6) {
      case 0 -> Tempo.RED;
      case 2, 4 -> Tempo.WHITE;
      default -> Tempo.BLUE;
    };
  }
}
