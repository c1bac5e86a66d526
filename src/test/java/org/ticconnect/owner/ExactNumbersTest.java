package org.ticconnect.owner;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.ExchangeBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How choices of owners compare: body and header, whole numbers, decimals, texts, nothing. */
class ExactNumbersTest {
  private final DefaultCamelContext context = new DefaultCamelContext();

  @BeforeEach
  void start() {
    ExactNumbers.in(context);
    context.start();
  }

  @AfterEach
  void stop() {
    context.stop();
  }

  private boolean matches(Object value, String condition) {
    Exchange exchange = ExchangeBuilder.anExchange(context).withBody(value).build();
    if (value != null) {
      exchange.getIn().setHeader("value", value);
    }
    boolean body =
        context.resolveLanguage("simple").createPredicate("${body} " + condition).matches(exchange);
    boolean header =
        context
            .resolveLanguage("simple")
            .createPredicate("${header.value} " + condition)
            .matches(exchange);
    assertThat(header).isEqualTo(body);
    return body;
  }

  @ParameterizedTest
  @CsvSource({
    "90.1, > 90, true",
    "90.1, > 90.0, true",
    "90.1, > 90.05, true",
    "90.1, >= 90, true",
    "90.1, < 90, false",
    "90.1, <= 90, false",
    "90.1, == 90, false",
    "90.1, != 90, true",
    "89.9, > 90, false",
    "89.9, < 90, true",
    "89.9, < 90.0, true",
    "90, > 90, false",
    "90, >= 90, true",
    "90, == 90, true",
    "90, < 90.5, true",
    "90.0, > 90, false",
    "90.0, >= 90, true",
    "90.0, == 90, true",
    "90.0, == 90.0, true",
    "100.5, > 90, true",
    "9.5, > 90, false",
    "100, > 90, true",
    "9, > 90, false",
    "0.98, > 0.95, true",
    "0.98, < 0.95, false",
    "0.98, < 1, true",
    "-0.5, < 0, true",
    "-0.5, > 0, false",
    "-250, < 0, true",
    "0.0, == 0, true"
  })
  void numbersAreComparedAsNumbers(String number, String condition, boolean expected) {
    assertThat(matches(new BigDecimal(number), condition)).isEqualTo(expected);
    assertThat(matches(Double.valueOf(number), condition)).isEqualTo(expected);
    if (!number.contains(".")) {
      assertThat(matches(Long.valueOf(number), condition)).isEqualTo(expected);
    }
  }

  @Test
  void indexesAreGreaterThanAnInteger() {
    assertThat(matches(999_999_999L, "> 999999998")).isTrue();
    assertThat(matches(9_999_999_999L, "> 999999999")).isTrue();
    assertThat(matches(new BigDecimal("9999999999.5"), "> 999999999")).isTrue();
    assertThat(matches(new BigDecimal("9999999999"), "== 9999999999")).isTrue();
  }

  @Test
  void whatIsNotKnownIsNeitherGreaterNorLess() {
    for (String condition :
        List.of("> 90", ">= 90", "< 90", "<= 90", "== 90", "== ''", "!= null")) {
      assertThat(matches(null, condition)).as(condition).isFalse();
    }
    assertThat(matches(null, "== null")).isTrue();
  }

  @Test
  void textsYesAndNoAreComparedAsSuch() {
    assertThat(matches("red", "== 'red'")).isTrue();
    assertThat(matches("red", "== 'blue'")).isFalse();
    assertThat(matches("red", "in 'white,red'")).isTrue();
    assertThat(matches(true, "== true")).isTrue();
    assertThat(matches(true, "== 'true'")).isTrue();
    assertThat(matches(false, "== true")).isFalse();
  }
}
