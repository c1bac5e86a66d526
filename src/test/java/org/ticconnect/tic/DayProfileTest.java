package org.ticconnect.tic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.ticconnect.tic.DayProfile.Change;
import org.ticconnect.tic.DayProfile.Contact;
import org.ticconnect.tic.DayProfile.Hours;

class DayProfileTest {

  private static String profile(String... blocks) {
    return String.join(" ", blocks) + " NONUTILE".repeat(11 - blocks.length);
  }

  @Test
  void aDayOfHoursAtTwoPrices() {
    DayProfile day =
        DayProfile.parse(profile("00008002", "0256C001", "07568002", "1156C001", "14568002"));

    assertThat(day.hours()).isEqualTo(Hours.DECIMAL);
    assertThat(day.changes())
        .containsExactly(
            new Change(0, Contact.OPEN, 0, OptionalInt.of(2)),
            new Change(2 * 60 + 56, Contact.CLOSED, 0, OptionalInt.of(1)),
            new Change(7 * 60 + 56, Contact.OPEN, 0, OptionalInt.of(2)),
            new Change(11 * 60 + 56, Contact.CLOSED, 0, OptionalInt.of(1)),
            new Change(14 * 60 + 56, Contact.OPEN, 0, OptionalInt.of(2)));
  }

  @Test
  void tempoLeavesTheContactToItsContract() {
    DayProfile day = DayProfile.parse(profile("00004003", "06004004", "22004003"));

    assertThat(day.changes()).extracting(Change::contact).containsOnly(Contact.TEMPO_SETTING);
    assertThat(day.changes()).extracting(Change::minute).containsExactly(0, 360, 1320);
  }

  @Test
  void someMetersWriteHoursInHexadecimal() {
    DayProfile day = DayProfile.parse(profile("00004001", "0C1EC001", "16004003"));

    assertThat(day.hours()).isEqualTo(Hours.HEXADECIMAL);
    assertThat(day.changes())
        .extracting(Change::minute)
        .isEqualTo(List.of(0, 12 * 60 + 30, 22 * 60));
  }

  @Test
  void virtualContactsAndNoChangeOfIndex() {
    Change change = DayProfile.parse(profile("00000110")).changes().get(0);

    assertThat(change.contact()).isEqualTo(Contact.UNCHANGED);
    assertThat(change.virtualContacts()).isEqualTo(0b0010001);
    assertThat(change.supplierIndex()).isEmpty();
  }

  @Test
  void anythingElseIsRefused() {
    assertThatThrownBy(() -> DayProfile.parse("NONUTILE"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
