package org.ticconnect.owner.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ticconnect.mapping.FileSchema;
import org.ticconnect.mapping.YamlFile;

/** The published schema of routes, cut down. */
class RouteSchemaTest {
  @Test
  void whatOwnersDoNotHaveIsCutOff() {
    JsonNode cut = RouteSchema.cut(FileSchema.resource("/schema/camelYamlDsl.json"));

    List<String> steps = new ArrayList<>();
    cut.at("/items/definitions/org.apache.camel.model.ProcessorDefinition/properties")
        .fieldNames()
        .forEachRemaining(steps::add);
    assertThat(steps).containsExactlyInAnyOrderElementsOf(StepRules.STEPS);
    assertThat(cut.at("/items/definitions").size()).isLessThan(25);
    assertThat(cut.toString())
        .hasSizeLessThan(30_000)
        .doesNotContain("\"groovy\"", "\"joor\"", "\"ref\"");
  }

  @Test
  void itTellsTheLineByItself() throws Exception {
    String text = Examples.steps("- log: a\n- loop:\n    constant: 5\n- to:\n    url: lamp:blue");

    assertThat(RouteSchema.mistakes(YamlFile.ofStranger(text, "f")))
        .anyMatch(one -> one.line() == 6 && one.problem().startsWith("there is no 'loop' here"))
        .anyMatch(one -> one.line() >= 8 && one.problem().contains("'url'"));
  }
}
