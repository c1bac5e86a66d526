package org.ticconnect.owner.check;

import static org.ticconnect.owner.check.Examples.body;
import static org.ticconnect.owner.check.Examples.filter;
import static org.ticconnect.owner.check.Examples.from;
import static org.ticconnect.owner.check.Examples.refused;
import static org.ticconnect.owner.check.Examples.steps;
import static org.ticconnect.owner.check.Examples.to;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Ways out of what owners may do. */
final class Escapes {
  private Escapes() {}

  /** Row R3 of the attacks. */
  static Stream<Arguments> dangerous() {
    Stream<String> endpoints =
        words(
            "exec file bean class ref language http https docker ssh controlbus platform-http paho-mqtt5 tic seda kamelet rest stub vertx-websocket log netty scheduler mock EXEC Direct");
    Stream<String> steps =
        words(
            "bean script process transform kamelet poll policy marshal unmarshal convertBodyTo setProperty setVariable setHeaders doTry throwException circuitBreaker saga sample sort validate tokenizer");
    Stream<String> languages =
        words(
            "groovy language method ref csimple java joor js spel mvel ognl xpath jq jsonpath tokenize variable exchangeProperty expressionType expression-type");
    return Stream.of(
            endpoints.flatMap(
                name ->
                    Stream.of(
                        refused(5, "there is no endpoint '" + name + "'", to(name + ":x")),
                        refused(5, "there is no endpoint '" + name + "'", to(name + "://x?a=b")),
                        refused(3, "there is no endpoint '" + name + "'", from(name + ":x")),
                        refused(
                            6,
                            "there is no endpoint '" + name + "'",
                            steps("- to:\n    uri: " + name + ":x\n    parameters: {a: b}")))),
            steps.map(
                name -> refused(5, "there is no step '" + name + "'", steps("- " + name + ": {}"))),
            languages.flatMap(
                name ->
                    Stream.of(
                        refused(
                            6,
                            "there is no '" + name + "'",
                            steps("- setBody:\n    " + name + ": x")),
                        refused(
                            7,
                            "there is no '" + name + "'",
                            steps("- setBody:\n    expression:\n      " + name + ": x")))),
            Stream.of(
                refused(5, "'%'", to("mqtt-out:tic/own/%2e%2e")),
                refused(5, "'%'", to("%65xec:x")),
                refused(5, "is no endpoint", to("exec")),
                refused(5, "the character ' '", to(" exec:x")),
                refused(5, "is no endpoint", to("//exec:x"))))
        .flatMap(all -> all);
  }

  /** Row R4 of the attacks. */
  static Stream<Arguments> top() {
    Stream<String> nodes =
        words(
            "beans rest restConfiguration routeConfiguration route-configuration intercept interceptFrom interceptSendToEndpoint onException onCompletion templatedRoute routeTemplate kamelet errorHandler from dataFormats Route");
    Stream<String> functions =
        Stream.of(
            "${bean:x}",
            "${type:java.lang.Runtime}",
            "${ref:x}",
            "${sysenv.PATH}",
            "${sysenv:PATH}",
            "${sys.user.home}",
            "${env.PATH}",
            "${env:PATH}",
            "${camelContext.stop}",
            "${exchange.context}",
            "${exchange}",
            "${body.getClass}",
            "${body[0]}",
            "${body?.x}",
            "${in.body}",
            "${bodyAs(String)}",
            "${header.x.foo}",
            "${header[x]}",
            "${header.x[0]}",
            "${headers}",
            "${header.Camel}",
            "${file:name}",
            "${properties:x}",
            "${exception}",
            "${exception.stackTrace}",
            "${variable.x}",
            "${exchangeProperty.x}",
            "${hash(x)}",
            "${random(1,2)}",
            "${threadName}",
            "${hostname}",
            "${date:now}",
            "${date:file:yyyy}",
            "${date:now-24h:yyyy}",
            "${date-with-timezone:now:UTC:yyyy}",
            "${date:now:bbb}",
            "${iif(a,b,c)}",
            "${ body}",
            "${body }",
            "${}",
            "${body:x}",
            "${simple{x}}",
            "${header.${body}}",
            "${bоdy}");
    Stream<String> words =
        Stream.of(
            "resource:file:/etc/hostname",
            "resource:classpath:x",
            "RESOURCE:file:x",
            "{{env:A}}",
            "{{sys:a}}",
            "{{file:x}}",
            "{{anything}}",
            "{{?x}}",
            "#class:java.lang.Runtime",
            "#type:x",
            "#bean:x",
            "$simple{body}",
            "$init{ }",
            "RAW(x)");
    return Stream.of(
            nodes.map(
                name -> refused(1, "there is no '" + name + "' at the top", "- " + name + ": {}")),
            functions.flatMap(
                function ->
                    Stream.of(
                        refused(6, shortened(function), body(function)),
                        refused(6, shortened(function), filter(function + " == 'a'")),
                        refused(6, shortened(function), filter("'" + function + "' == 'a'")),
                        refused(5, shortened(function), steps("- log: '" + function + "'")))),
            words.flatMap(
                word ->
                    Stream.of(
                        refused(6, "is not allowed", body(word)),
                        refused(6, "is not allowed", body(word).replace("simple:", "constant:")),
                        refused(6, "is not allowed", filter("${body} == '" + word + "'")),
                        refused(5, "is not allowed", steps("- log: '" + word + "'")),
                        refused(5, "is not allowed", to("mqtt-out:tic/own/x?qos=" + word)),
                        refused(5, "is not allowed", steps("- '" + word + "': {}")),
                        refused(2, "is not allowed", "- route:\n    description: '" + word + "'"),
                        refused(
                            5,
                            "is not allowed",
                            steps(
                                "- to: {uri: lamp:blue, parameters: {seconds: '" + word + "'}}")))),
            Stream.of(
                refused(1, "here are 2 names", "- route: {}\n  beans: []"),
                refused(6, "'\\' is not allowed", body("a\\\\n")),
                refused(6, "operator '?'", body("${body} ? 'a' : 'b'")),
                refused(6, "operator '?:'", body("${body} ?: 'b'")),
                refused(6, "operator '~>'", body("${body} ~> ${body}")),
                refused(6, "operator '++'", body("${header.x}++")),
                refused(6, "more than 20 functions", body("${body}".repeat(21))),
                refused(6, "there is no operator 'regex'", filter("${body} regex '(a+)+'")),
                refused(6, "there is no operator 'is'", filter("${body} is 'java.lang.Runtime'")),
                refused(6, "there is no operator 'range'", filter("${body} range '1..2'")),
                refused(6, "has no second one", filter("${body} == 'a")),
                refused(6, "is missing at the end", filter("${body} == ")),
                refused(6, "blank is missing", filter("${body}== 'a'"))))
        .flatMap(all -> all);
  }

  private static Stream<String> words(String line) {
    return Stream.of(line.split(" "));
  }

  private static String shortened(String function) {
    return function.contains("$simple") ? "is not allowed" : "here; there are ${body}";
  }
}
