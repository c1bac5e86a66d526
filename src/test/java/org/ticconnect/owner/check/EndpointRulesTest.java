package org.ticconnect.owner.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ticconnect.owner.check.EndpointRules.Use.FROM;
import static org.ticconnect.owner.check.EndpointRules.Use.TO;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Endpoints by themselves, as they are asked for when routes run. */
class EndpointRulesTest {
  private final EndpointRules rules = Examples.endpoints();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reading:",
        "reading:*",
        "reading:?source=barn",
        "live:*",
        "live:voltage_l1,power_apparent_import",
        "events:",
        "events:*",
        "events:tariff,midnight,meter,line,stale?source=house",
        "timer:a?period=1000&delay=0&repeatCount=5",
        "direct:a",
        "direct://a"
      })
  void routesBeginAt(String uri) {
    assertThat(rules.problem(FROM, uri)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mqtt-out:tic/own/a", "mqtt-out://tic/own/a?qos=0&retained=true", "mqtt-out:tic/own",
        "lamp:off", "lamp:cyan?blink=true&seconds=86400", "push:http://nas.lan",
        "push:http://nas.lan:80/a?key=1&b.c=d", "push:https://hooks.example.org:8443/"
      })
  void routesSendTo(String uri) {
    assertThat(rules.problem(TO, uri)).isEmpty();
  }

  @Test
  void optionsMayStandApart() {
    assertThat(rules.problem(TO, "mqtt-out:tic/own/a", Map.of("qos", "1"))).isEmpty();
    assertThat(rules.problem(FROM, "events:", Map.of("source", "house"))).isEmpty();
    assertThat(
            rules.problem(TO, "push:http://nas.lan/", Map.of("contentType", "a/b; charset=utf-8")))
        .isEmpty();
    assertThat(rules.problem(TO, "mqtt-out:tic/own/a", Map.of("qos", "#bean:x"))).isPresent();
    assertThat(rules.problem(TO, "push:http://nas.lan/", Map.of("a", "b\nc"))).isPresent();
    assertThat(rules.problem(TO, "push:http://nas.lan/", Map.of("a&method", "b"))).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "a/b, a/b, true", "a/b, a/c, false", "a/+, a/c, true", "a/+, a/c/d, false", "a/+, a, false",
    "a/#, a/c/d, true", "a/#, a, true", "#, a/b, true", "+/b, a/b, true", "a/#/b, a/x/b, false",
    "a/b/, a/b, false"
  })
  void filtersMatchAsBrokersDo(String filter, String topic, boolean allowed) {
    OwnerRules only = new OwnerRules(List.of(filter), List.of());

    assertThat(
            new EndpointRules(only, Set.of(), Set.of()).problem(TO, "mqtt-out:" + topic).isEmpty())
        .isEqualTo(allowed);
  }

  @Test
  void serversAreComparedWithTheirPorts() {
    OwnerRules shouted =
        new OwnerRules(List.of(), List.of("HTTPS://Example.ORG", "http://[::1]:80"));
    EndpointRules endpoints = new EndpointRules(shouted, Set.of(), Set.of());

    assertThat(endpoints.problem(TO, "push:https://example.org:443/x")).isEmpty();
    assertThat(endpoints.problem(TO, "push:http://[::1]/x")).isEmpty();
    assertThat(endpoints.problem(TO, "push:https://example.org:8443/x")).isPresent();
    assertThat(endpoints.problem(TO, "push:http://example.org/x")).isPresent();
  }

  @Test
  void whatTheAdministratorDoesNotAllowIsTold() {
    OwnerRules nothing = new OwnerRules(List.of(), List.of());
    EndpointRules endpoints = new EndpointRules(nothing, Set.of(), Set.of());

    assertThat(endpoints.problem(TO, "push:https://example.org/x"))
        .hasValueSatisfying(
            told ->
                assertThat(told).endsWith("none is allowed: the administrator sets routes.push"));
    assertThat(endpoints.problem(TO, "mqtt-out:a/b"))
        .hasValueSatisfying(
            told ->
                assertThat(told).endsWith("none is allowed: the administrator sets routes.topics"));
  }
}
