package org.ticconnect.admin.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is no JSON is told with its place, and what has none without. */
class JsonPlaceTest {
  private static Asked asked(String body) {
    return new Asked(Map.of(), body.getBytes(UTF_8), "somebody");
  }

  @Test
  void aBodyThatIsNestedTooDeepIsAMistakeOfItsSender() {
    assertThatThrownBy(() -> JsonBody.object(asked("[".repeat(5000))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("too deep");
    assertThatThrownBy(() -> JsonBody.object(asked("{\n x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 2");
  }
}
