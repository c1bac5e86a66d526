package org.ticconnect.owner.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.apache.camel.impl.engine.SimpleCamelContext;
import org.apache.camel.language.simple.SimpleExpressionParser;
import org.apache.camel.language.simple.SimplePredicateParser;
import org.apache.camel.language.simple.ast.ChainExpression;
import org.apache.camel.language.simple.ast.CompositeNodes;
import org.apache.camel.language.simple.ast.OtherExpression;
import org.apache.camel.language.simple.ast.SimpleNode;
import org.apache.camel.language.simple.ast.TernaryExpression;
import org.apache.camel.language.simple.ast.UnaryExpression;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is allowed in simple expressions is what Camel then reads in them. */
class SimpleRulesTest {
  private static final long SEED = 7;
  private static final int TRIALS = 20_000;
  private static final Pattern FUNCTION = Pattern.compile("\\$\\{[^{}]*\\}");
  private static final Pattern ALLOWED =
      Pattern.compile(
          "\\$\\{(body|headers?\\.[a-z][a-z0-9_]*|exception\\.message|date:now:[^{}$]+)\\}");
  private static final List<String> PIECES =
      List.of(
          "${body}",
          "${header.a}",
          "${headers.a_1}",
          "${date:now:HH:mm}",
          "${exception.message}",
          "${date:now:yyyy-MM-dd'T'HH}",
          "${sysenv.A}",
          "${body.x}",
          "'",
          "\"",
          " ",
          "  ",
          "\n",
          "\t",
          " == ",
          " != ",
          " > ",
          " <= ",
          " contains ",
          " !contains ",
          " startsWith ",
          " starts with ",
          " in ",
          " !in ",
          " =~ ",
          " && ",
          " || ",
          " regex ",
          " is ",
          " ? ",
          " : ",
          " ?: ",
          "~>",
          "?~>",
          "++",
          "--",
          "-",
          "5",
          "-5",
          "1.5",
          "true",
          "false",
          "null",
          "{",
          "}",
          "$",
          "\\",
          "abc",
          "a,b",
          "é",
          ".",
          "and",
          "$init{",
          "}init$",
          "$simple{",
          "==",
          "&&",
          "!",
          "'x'",
          "\"y\"",
          "''",
          " '5' ",
          "(",
          ")",
          "[0]",
          "not in",
          "range");

  private final SimpleCamelContext context = new SimpleCamelContext();
  private final Random random = new Random(SEED);
  private int functions;

  private static final class Template extends SimpleExpressionParser {
    Template(SimpleCamelContext context, String text) {
      super(context, text, true, null);
    }

    List<SimpleNode> nodes() {
      return parseTokens();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${header.a} == ''",
        "${header.a} > -5 && ${header.b} <= 1.5 || ${body} != null",
        "true && ${header.estimated} == false",
        "'${header.a}x' =~ \"${body}'s\"",
        "${header.a} starts with 'x' && ${header.a} !endsWith 'y'",
        "${header.a} in 'a,b' && ${header.a} !in 'c'",
        "${header.on}",
      })
  void comparisonsAreAllowed(String text) {
    assertThat(SimpleRules.problem(text, true)).isEmpty();
    assertThat(new SimplePredicateParser(context, text, true, null).parsePredicate()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"a\": {\"b\": ${body}}, \"c\": 5}",
        "Is it on? Yes: ${body}",
        "l'été, 100 % #1",
        "${date:now:yyyy-MM-dd'T'HH:mm:ss}",
        "${exception.message}\n${body}",
      })
  void textsAreAllowed(String text) {
    assertThat(SimpleRules.problem(text, false)).isEmpty();
    assertThat(new SimpleExpressionParser(context, text, true, null).parseExpression()).isNotNull();
  }

  @Test
  void whateverIsAllowedCamelReadsAsWeDo() {
    int predicates = 0;
    int templates = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      String text = text();
      if (SimpleRules.problem(text, true).isEmpty()) {
        predicates++;
        SimplePredicateParser parser = new SimplePredicateParser(context, text.trim(), true, null);
        harmless(text, parser.parseTokens());
        assertThat(new SimplePredicateParser(context, text.trim(), true, null).parsePredicate())
            .as(text)
            .isNotNull();
      }
      if (SimpleRules.problem(text, false).isEmpty()) {
        templates++;
        // Bodies come without blanks at both ends, messages of logs with them.
        for (String read : List.of(text, text.trim())) {
          harmless(text, new Template(context, read).nodes());
          assertThat(new Template(context, read).parseExpression()).as(text).isNotNull();
        }
      }
    }
    assertThat(predicates).isGreaterThan(50);
    assertThat(templates).isGreaterThan(1000);
    assertThat(functions).isGreaterThan(1000);
  }

  private void harmless(String text, List<SimpleNode> nodes) {
    for (SimpleNode node : nodes) {
      assertThat(node)
          .as(text)
          .isNotInstanceOfAny(
              ChainExpression.class,
              OtherExpression.class,
              TernaryExpression.class,
              UnaryExpression.class,
              CompositeNodes.class);
      FUNCTION
          .matcher(node.toString())
          .results()
          .peek(function -> functions++)
          .forEach(function -> assertThat(function.group()).as(text).matches(ALLOWED));
    }
  }

  private String text() {
    List<String> pieces = new ArrayList<>();
    for (int count = 1 + random.nextInt(7); count > 0; count--) {
      pieces.add(PIECES.get(random.nextInt(PIECES.size())));
    }
    return String.join("", pieces);
  }
}
