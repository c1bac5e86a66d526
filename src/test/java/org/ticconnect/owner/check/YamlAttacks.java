package org.ticconnect.owner.check;

import static java.util.stream.Collectors.joining;
import static org.ticconnect.owner.check.Examples.refused;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Files that are no plain YAML. */
final class YamlAttacks {
  private YamlAttacks() {}

  /** Row R1 of the attacks. */
  static Stream<Arguments> notYaml() {
    String many = IntStream.range(0, 51).mapToObj(i -> "- *a").collect(joining("\n"));
    return Stream.of(
        refused(2, "column 1", "- route: [\n- x"),
        refused(2, "column 1", "- route:\n\tfrom: x"),
        refused(3, "column 5: 'id' stands twice", "- route:\n    id: a\n    id: b"),
        refused(1, "column 51: is nested deeper", "[".repeat(20_000)),
        refused(1, "is nested deeper", "{a: ".repeat(20_000)),
        refused(51, "is nested deeper", nested(200)),
        refused(1, "anchors", "- &a x\n" + many),
        refused(1, "aliases", "- *a"),
        refused(1, "tags", "- !!javax.script.ScriptEngineManager [x]"),
        refused(1, "tags", "- !x y"),
        refused(2, "tags", "-\n  route: !!str x"),
        refused(2, "tags", "-\n  !!str route: x"),
        refused(1, "must be a text", "- ? [a, b]\n  : c"),
        refused(2, "column 4: the invisible character U+0000", "- a\n- b\0"),
        refused(1, "U+202E", "- a\u202Eb"),
        refused(1, "U+FEFF", "\uFEFF\uFEFF- a"),
        refused(1, "U+D800", "- a\uD800"),
        refused(2, "invisible", "- route:\n    id: \"a\\0b\""),
        refused(2, "column", "- a\n--- \n- b"),
        refused(0, "is larger than 256 KiB", "- a\n".repeat(1_000_000)),
        refused(0, "is larger than 256 KiB", "é".repeat(200 * 1024)),
        refused(0, "is empty", ""),
        refused(0, "is empty", "# nothing\n"));
  }

  private static String nested(int depth) {
    return IntStream.range(0, depth).mapToObj(i -> " ".repeat(i) + "a:\n").collect(joining());
  }
}
