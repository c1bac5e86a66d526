package org.ticconnect.owner.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SpecVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ticconnect.mapping.FileSchema;
import org.ticconnect.mapping.Mistake;
import org.ticconnect.mapping.YamlFile;

/** What editors are told of routes. */
class RouteEditorSchemaTest {
  private static final JsonNode JSON =
      new ObjectMapper()
          .valueToTree(
              new RouteEditorSchema(Examples.RULES, Examples.QUANTITIES, Examples.SOURCES).json());
  private static final FileSchema SCHEMA = new FileSchema(JSON, SpecVersion.VersionFlag.V202012);

  private static List<Mistake> mistakes(String text) throws Exception {
    return SCHEMA.mistakes(YamlFile.ofStranger(text, "f"));
  }

  @Test
  void theShippedExamplesAreInOrder() throws Exception {
    try (Stream<Path> examples = Files.list(Path.of("routes/examples"))) {
      for (Path example : examples.toList()) {
        assertThat(mistakes(Files.readString(example))).as(example.toString()).isEmpty();
      }
    }
  }

  @Test
  void whatOwnersDoNotHaveIsWrong() throws Exception {
    for (String steps :
        List.of(
            "- loop: 5",
            "- to: file:/etc/passwd",
            "- setBody:\n    groovy: x",
            "- setHeader:\n    constant: x",
            "- setBody:\n    simple: a\n    constant: b",
            "- log:\n    loggingLevel: LOUD\n    message: x",
            "- filter:\n    simple: \"${body} > 5\"")) {
      assertThat(mistakes(Examples.steps(steps))).as(steps).isNotEmpty();
    }
    assertThat(mistakes(Examples.steps("- setBody:\n    simple: \"${body}\""))).isEmpty();
  }

  @Test
  void endpointsAreToldWithWhatCanStandInThem() {
    assertThat(JSON.at("/x-endpoints/from/live/paths").toString()).contains("voltage_l1");
    assertThat(JSON.at("/x-endpoints/from/live/options/source/enum").toString()).contains("barn");
    assertThat(JSON.at("/x-endpoints/to/mqtt-out/paths").toString()).contains("tic/own/#");
    assertThat(JSON.at("/x-endpoints/to/lamp/options/seconds/maximum").asInt()).isEqualTo(86_400);
    assertThat(JSON.at("/x-endpoints/from/timer/options/period/minimum").asInt()).isEqualTo(1000);
  }
}
