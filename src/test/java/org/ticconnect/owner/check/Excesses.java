package org.ticconnect.owner.check;

import static java.util.stream.Collectors.joining;
import static org.ticconnect.owner.check.Examples.from;
import static org.ticconnect.owner.check.Examples.refused;
import static org.ticconnect.owner.check.Examples.steps;
import static org.ticconnect.owner.check.Examples.to;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Files that cost too much or reach too far. */
final class Excesses {
  private Excesses() {}

  /** Row R5 of the attacks. */
  static Stream<Arguments> computed() {
    return Stream.concat(
        Stream.of(
                "toD",
                "recipientList",
                "dynamicRouter",
                "enrich",
                "pollEnrich",
                "routingSlip",
                "wireTap",
                "to-d",
                "tod")
            .flatMap(
                name ->
                    Stream.of(
                        refused(
                            5,
                            "there is no step '" + name + "'",
                            steps("- " + name + ": 'direct:${body}'")),
                        refused(
                            5,
                            "there is no step '" + name + "'",
                            steps("- " + name + ":\n    simple: 'exec:${body}'")))),
        Stream.of(
            refused(5, "'${'", to("mqtt-out:tic/own/${header.x}")),
            refused(5, "'${'", to("${body}")),
            refused(5, "'${'", to("lamp:blue?seconds=${body}")),
            refused(5, "'${'", steps("- to: {uri: lamp:blue, parameters: {seconds: '${body}'}}"))));
  }

  /** Row R7 of the attacks. */
  static Stream<Arguments> expensive() {
    return Stream.concat(
        Stream.of(
                "loop",
                "delay",
                "aggregate",
                "split",
                "multicast",
                "throttle",
                "resequence",
                "threads")
            .map(
                name ->
                    refused(
                        5,
                        "there is no step '" + name + "'",
                        steps("- " + name + ":\n    constant: 1"))),
        Stream.of(
            refused(
                3,
                "option 'period' is '999'; allowed is a whole number from 1000",
                from("timer:t?period=999")),
            refused(3, "option 'period' is '1'", from("timer:t?period=1")),
            refused(3, "option 'period' is '-1'", from("timer:t?period=-1")),
            refused(3, "option 'period' is '0x1000'", from("timer:t?period=0x1000")),
            refused(3, "option 'period' is '99999999999'", from("timer:t?period=99999999999")),
            refused(3, "option 'delay' is '-1'", from("timer:t?delay=-1")),
            refused(3, "there is no option 'fixedRate'", from("timer:t?fixedRate=true")),
            refused(5, "no route of this file begins with direct:nobody", to("direct:nobody")),
            refused(
                5, "comes back to its own route", to("direct:me").replace("timer:t", "direct:me")),
            refused(3, "comes back", direct("a", "b") + direct("b", "c") + direct("c", "a")),
            refused(2, "begins two routes", direct("a") + direct("a")),
            refused(1, "more than 1000 steps", multiplied()),
            refused(21, "more than 20 routes", direct("a").repeat(21)),
            refused(205, "more than 200 steps", steps("- log: a\n".repeat(300)))));
  }

  /** Row R10 of the attacks. */
  static Stream<Arguments> outside() {
    return Stream.concat(
        Stream.of(
                "tic/other",
                "homeassistant/sensor/x/config",
                "$SYS/broker",
                "tic/own/#",
                "tic/own/+",
                "tic/ownx",
                "tic/own/",
                "/tic/own/a",
                "tic//own/a",
                "tic/own//a",
                "TIC/own/a",
                "",
                "tic/own/é",
                "tic/own/a b",
                "tic/own/" + "x".repeat(300))
            .flatMap(
                topic ->
                    Stream.of(
                        refused(5, "", to("mqtt-out:" + topic)),
                        refused(5, "", to("mqtt-out:" + topic + "?retained=true")))),
        Stream.of(
            refused(
                5,
                "topic 'tic/other' is not allowed; allowed is tic/own/#: the administrator sets routes.topics",
                to("mqtt-out:tic/other")),
            refused(5, "is not allowed; allowed are https", to("push:https://evil.example.org/x")),
            refused(5, "is not allowed; allowed are https", to("push:https://hooks.example.org/x")),
            refused(5, "is not allowed", to("push:http://hooks.example.org:8443/x")),
            refused(5, "is no address", to("push:https://hooks.example.org:8443@evil.org/x")),
            refused(5, "is no address", to("push:HTTPS://hooks.example.org:8443/x")),
            refused(5, "is no address", to("push:file:///etc/passwd")),
            refused(5, "is no address", to("push:https://a.b:99999/x").replace("a.b", "a_b")),
            refused(5, "option 'method' is 'DELETE'", to("push:http://nas.lan/?method=DELETE")),
            refused(
                5,
                "there is no option 'exceptionHandler'",
                to("push:http://nas.lan/?exceptionHandler=a"))));
  }

  private static String direct(String name, String... called) {
    String steps =
        Stream.concat(
                Stream.of("{log: a}"), Stream.of(called).map(to -> "{to: 'direct:" + to + "'}"))
            .collect(joining(", "));
    return "- route: {from: {uri: 'direct:" + name + "', steps: [" + steps + "]}}\n";
  }

  private static String multiplied() {
    return IntStream.range(0, 19)
        .mapToObj(
            i ->
                direct(
                    "r" + i,
                    i == 18 ? new String[0] : ("r" + (i + 1) + " ").repeat(9).trim().split(" ")))
        .collect(joining());
  }
}
