package org.ticconnect.owner.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody may have meant. */
class NearestTest {
  private static final List<String> KNOWN =
      List.of("to", "log", "blue", "setBody", "tariff_index", "voltage_l1", "voltage_l2");

  @ParameterizedTest
  @CsvSource({
    "setbody, setBody",
    "SETBODY, setBody",
    "set-body, setBody",
    "tarif_index, tariff_index",
    "tariff-indx, tariff_index",
    "bleu, blue",
    "lgo, log",
    "TO, to",
    "voltage_l, voltage_l1",
    "voltage_l22, voltage_l2"
  })
  void aSlipIsUnderstood(String written, String meant) {
    assertThat(Nearest.to(written, KNOWN)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"foo", "ot", "''", "red", "loop", "power", "index_tariff"})
  void anotherWordIsNone(String written) {
    assertThat(Nearest.to(written, KNOWN)).isEmpty();
  }

  @Test
  void whatIsLongIsNotCompared() {
    assertThat(Nearest.to("x".repeat(1000), List.of("x".repeat(1000)))).isEmpty();
  }

  @Test
  void allAreToldInTheirOrder() {
    assertThat(Nearest.orAll("x", "there", List.of())).isEqualTo("there is none");
    assertThat(Nearest.orAll("x", "allowed", List.of("b"))).isEqualTo("allowed is only b");
    assertThat(Nearest.orAll("bbc", "there", List.of("bbb", "a")))
        .isEqualTo("did you mean 'bbb'? There are bbb, a");
  }
}
