package org.ticconnect.admin.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ticconnect.tic.Lines.group;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ticconnect.meter.Mapped;
import org.ticconnect.meter.guard.Suspicion;
import org.ticconnect.pipeline.MarkedFrame;
import org.ticconnect.tic.BadGroup;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.Lines;

/** A frame as pages show it. */
class FrameMarksTest {
  private static final FrameJson JSON = new FrameJson(Mapped.shipped().quantities());

  private static MarkedFrame.Marked bad(String text) {
    return new MarkedFrame.Bad((BadGroup) Lines.parts(Lines.bytes(text)).get(0));
  }

  private static Group good(String label, String... fields) {
    return Lines.groups(Lines.bytes(group(label, fields))).get(0);
  }

  private static Map<?, ?> shown(MarkedFrame.Marked marked) {
    Map<String, Object> json =
        JSON.of("main", Optional.of(new MarkedFrame(1, Instant.EPOCH, List.of(marked), 0)));
    return (Map<?, ?>) ((List<?>) json.get("groups")).get(0);
  }

  private static void is(Map<?, ?> shown, String label, String value, String mark) {
    assertThat(shown.get("label")).isEqualTo(label);
    assertThat(shown.get("value")).isEqualTo(value);
    assertThat(shown.get("mark")).isEqualTo(mark);
    if (!mark.equals("good")) {
      assertThat(shown.get("why_en").toString()).isNotEmpty();
      assertThat(shown.get("why_fr").toString()).isNotEmpty();
    }
  }

  @Test
  void soundGroupsAreGoodHeldOrQuarantined() {
    Group power = good("SINSTS", "01234");
    is(shown(new MarkedFrame.Good(power)), "SINSTS", "01234", "good");
    is(shown(new MarkedFrame.Held(power)), "SINSTS", "01234", "held");
    is(
        shown(new MarkedFrame.Doubted(power, Optional.of(Suspicion.BEYOND_PHYSICS))),
        "SINSTS",
        "01234",
        "quarantined");
  }

  @Test
  void damagedGroupsTellTheirCause() {
    String broken = group("SINSTS", "01234").replace("1234", "1235");
    is(shown(bad(broken)), "SINSTS", "01235␉" + broken.charAt(broken.length() - 2), "bad");
    assertThat(shown(bad(broken)).get("cause")).isEqualTo("checksum");
    assertThat(shown(bad(group("SINSTS", "1234"))).get("cause")).isEqualTo("width");
    assertThat(shown(bad(group("SMAXSN", "E991332250000", "01234"))).get("cause"))
        .isEqualTo("horodate");
    assertThat(shown(bad(group("NEWLABEL", "<b>1</b>"))).get("mark")).isEqualTo("unknown");
  }

  @Test
  void identifiersAreMaskedAlsoInDamage() {
    is(shown(new MarkedFrame.Good(good("ADSC", "041876097767"))), "ADSC", "…7767", "good");
    is(shown(new MarkedFrame.Good(good("PRM", "01234567890123"))), "PRM", "…0123", "good");
    is(
        shown(new MarkedFrame.Good(good("MSG1", "PAS DE          MESSAGE         "))),
        "MSG1",
        "PAS DE          MESSAGE         ",
        "good");
    for (String damaged :
        List.of(
            group("ADSC", "041876097767").replace("0418", "0419"),
            group("ADSC", "041876097767").replace("ADSC", "AESC"),
            group("PRM", "01234567890123").replace("0123456", "012345x"),
            "\n041876097767\r")) {
      assertThat(shown(bad(damaged)).toString())
          .as(damaged)
          .doesNotContain("76097767", "7890123", "097767");
    }
  }
}
