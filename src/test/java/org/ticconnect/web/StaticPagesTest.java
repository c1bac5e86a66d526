package org.ticconnect.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of the page, and what they weigh on the way to a browser. */
class StaticPagesTest {
  private static final int FIRST_PAGE = 80_000;
  private static final int EDITOR = 160_000;
  private static final int CHARTS = 30_000;
  private static final Pattern LOADED =
      Pattern.compile(
          "(?m)(?:<link rel=\"[a-z]+\" href|<script type=\"module\" src)=\"([^\"]+)\""
              + "|^(?:import|export) [^;]*?from \"([^\"]+)\"");

  @Test
  void whatIsInTheProgramIsServedAndNothingElse() {
    assertThat(StaticPages.shipped().paths())
        .contains(
            "/",
            "/js/app.js",
            "/css/base.css",
            "/lib/uplot/uPlot.iife.min.js",
            "/lib/uplot/uPlot.min.css",
            "/lib/uplot/LICENSE.txt",
            "/lib/codemirror/lib/codemirror.js",
            "/lib/codemirror/lib/codemirror.css",
            "/lib/codemirror/mode/yaml/yaml.js",
            "/lib/codemirror/mode/javascript/javascript.js",
            "/lib/codemirror/mode/properties/properties.js",
            "/lib/codemirror/addon/hint/show-hint.js",
            "/lib/codemirror/addon/hint/show-hint.css",
            "/lib/codemirror/addon/lint/lint.js",
            "/lib/codemirror/addon/lint/lint.css",
            "/lib/codemirror/addon/dialog/dialog.js",
            "/lib/codemirror/addon/dialog/dialog.css",
            "/lib/codemirror/addon/search/search.js",
            "/lib/codemirror/addon/search/searchcursor.js",
            "/lib/codemirror/LICENSE.txt")
        .allSatisfy(path -> assertThat(path).startsWith("/").doesNotContain("..", "//"));
  }

  @Test
  void whatIsLoadedBeforeAnyPageIsChosenWeighsLessThan80Kilobytes() throws Exception {
    StaticPages pages = StaticPages.shipped();
    Set<String> loaded = new TreeSet<>();
    load("/index.html", loaded);
    loaded.remove("/index.html");
    int weight = pages.weight("/") + loaded.stream().mapToInt(pages::weight).sum();

    assertThat(loaded).contains("/js/app.js", "/css/base.css");
    assertThat(weight).as(loaded.toString()).isLessThan(FIRST_PAGE);
  }

  /** Follows links of the first page and what its scripts import from the start. */
  private static void load(String path, Set<String> loaded) throws IOException {
    if (!loaded.add(path)) {
      return;
    }
    String text = Files.readString(Path.of("src/main/resources/www" + path));
    Matcher link = LOADED.matcher(text);
    while (link.find()) {
      load(
          URI.create(path).resolve(link.group(1) == null ? link.group(2) : link.group(1)).getPath(),
          loaded);
    }
  }

  @Test
  void whatOthersWroteIsBoundedToo() {
    StaticPages pages = StaticPages.shipped();

    assertThat(weight(pages, "/lib/codemirror/.*")).isLessThan(EDITOR);
    assertThat(weight(pages, "/lib/uplot/.*")).isLessThan(CHARTS);
  }

  private static int weight(StaticPages pages, String paths) {
    return pages.paths().stream().filter(path -> path.matches(paths)).mapToInt(pages::weight).sum();
  }

  @Test
  void filesAreFoundInAnArchiveToo(@TempDir Path folder) throws Exception {
    Path jar = folder.resolve("page.jar");
    try (FileSystem archive = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
      Files.createDirectories(archive.getPath("/www/lib"));
      Files.writeString(archive.getPath("/www/index.html"), "<!doctype html>");
      Files.writeString(archive.getPath("/www/lib/some.js"), "let x;", StandardCharsets.UTF_8);

      assertThat(StaticPages.in(archive.getPath("/www")).paths())
          .containsExactlyInAnyOrder("/", "/lib/some.js");
    }
  }

  @Test
  void aFileOfAnUnknownKindIsAMistakeOfTheBuild(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("odd.thing"), "x");

    assertThatThrownBy(() -> StaticPages.in(folder))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("/odd.thing");
  }
}
