package org.ticconnect.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the page says is there in both languages, all of it, and nothing more. */
class TextsTest {
  private static final Pattern PLACE = Pattern.compile("\\{\\d}");

  static Set<String> subjects() {
    return PageFiles.textFiles();
  }

  static Set<String> pages() {
    return PageFiles.pages();
  }

  @ParameterizedTest
  @MethodSource("subjects")
  void bothLanguagesSayTheSameThingsWithTheSameFillings(String subject) {
    Map<String, String> english = PageFiles.texts(PageFiles.textFile(subject, "en"));
    Map<String, String> french = PageFiles.texts(PageFiles.textFile(subject, "fr"));

    assertThat(french.keySet()).isEqualTo(english.keySet());
    english.forEach(
        (key, text) ->
            assertThat(places(french.get(key))).as("fillings of " + key).isEqualTo(places(text)));
    assertThat(french.values()).noneMatch(String::isBlank);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void whatAPageAsksForIsAmongItsTexts(String page) {
    Set<String> known = new TreeSet<>(PageFiles.texts("en.js").keySet());
    known.addAll(PageFiles.texts(PageFiles.textFile(page, "en")).keySet());

    assertThat(missing("pages/" + page + ".js", known)).isEmpty();
  }

  @Test
  void whatTheFrameAsksForIsAmongTheTextsOfAllPages() {
    assertThat(missing("js/app.js", PageFiles.texts("en.js").keySet())).isEmpty();
  }

  @Test
  void nothingIsSaidThatNobodyAsksFor() {
    Set<Pattern> mentions =
        PageFiles.scripts().values().stream()
            .flatMap(script -> script.mentions().stream())
            .collect(Collectors.toSet());
    List<String> unused =
        subjects().stream()
            .flatMap(
                subject -> PageFiles.texts(PageFiles.textFile(subject, "en")).keySet().stream())
            .filter(key -> mentions.stream().noneMatch(one -> one.matcher(key).matches()))
            .toList();

    assertThat(unused).isEmpty();
  }

  private static List<String> missing(String module, Set<String> known) {
    Map<String, Script> scripts = PageFiles.scripts();
    List<String> missing = new ArrayList<>();
    for (String one : PageFiles.closure(scripts, module)) {
      scripts.get(one).asks().stream()
          .filter(asked -> known.stream().noneMatch(asked.pattern().asMatchPredicate()))
          .forEach(asked -> missing.add(one + ": " + asked.key()));
    }
    return missing;
  }

  private static List<String> places(String text) {
    return PLACE.matcher(text).results().map(found -> found.group()).sorted().distinct().toList();
  }
}
