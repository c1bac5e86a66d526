package org.ticconnect.owner.check;

import static org.ticconnect.owner.check.Examples.body;
import static org.ticconnect.owner.check.Examples.filter;
import static org.ticconnect.owner.check.Examples.from;
import static org.ticconnect.owner.check.Examples.refused;
import static org.ticconnect.owner.check.Examples.steps;
import static org.ticconnect.owner.check.Examples.to;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Steps, options and names that owners do not have. */
final class UnknownNames {
  private UnknownNames() {}

  /** Row R2 of the attacks. */
  static Stream<Arguments> unknown() {
    return Stream.of(
        refused(5, "there is no step 'foo' in your route; there are setBody", steps("- foo: {}")),
        refused(5, "there is no step 'set-body'", steps("- set-body: {constant: a}")),
        refused(
            5,
            "there is no step 'setbody' in your route; did you mean 'setBody'? There",
            steps("- setbody: {constant: a}")),
        refused(5, "there is no step 'setВody'", steps("- setВody: {constant: a}")),
        refused(5, "at most 200 characters", steps("- " + "x".repeat(300) + ": {}")),
        refused(5, "there is no endpoint 'nope'", to("nope:x")),
        refused(5, "there is no endpoint 'MQTT-OUT'", to("MQTT-OUT:tic/own/x")),
        refused(5, "there is no endpoint 'timer' that your route can send to", to("timer:x")),
        refused(
            3, "there is no endpoint 'mqtt-out' that your route can begin at", from("mqtt-out:a")),
        refused(
            5,
            "there is no option 'qoz'; did you mean 'qos'? There are changed,",
            to("mqtt-out:tic/own/x?qoz=1")),
        refused(5, "option 'qos' is '2'; allowed are 0, 1", to("mqtt-out:tic/own/x?qos=2")),
        refused(
            5,
            "option 'qos' is '0x1'",
            steps("- to: {uri: mqtt-out:tic/own/x, parameters: {qos: 0x1}}")),
        refused(5, "'retained' is 'TRUE'", to("mqtt-out:tic/own/x?retained=TRUE")),
        refused(
            5,
            "either behind '?' or apart",
            steps("- to: {uri: 'lamp:blue?blink=true', parameters: {seconds: 5}}")),
        refused(
            5, "there is no option 'lazyStartProducer'", to("lamp:blue?lazyStartProducer=true")),
        refused(5, "an option stands twice", to("lamp:blue?blink=true&blink=false")),
        refused(5, "'red'", to("lamp:red")),
        refused(
            6,
            "there is no 'disabled' in to",
            steps("- to:\n    disabled: true\n    uri: lamp:blue")),
        refused(
            6,
            "there is no 'pattern' in to",
            steps("- to:\n    pattern: InOut\n    uri: lamp:blue")),
        refused(
            7,
            "there is no 'resultType' in simple",
            steps(
                "- setBody:\n    simple:\n      resultType: java.lang.Runtime\n      expression: a")),
        refused(6, "there is no 'logName' in log", steps("- log:\n    logName: x\n    message: a")),
        refused(
            6,
            "there is no 'logLanguage' in log",
            steps("- log:\n    logLanguage: groovy\n    message: a")),
        refused(6, "must be ERROR, WARN", steps("- log:\n    loggingLevel: OFF\n    message: a")),
        refused(
            3,
            "there is no 'routePolicy' in route",
            "- route:\n    from: {uri: timer:t, steps: [log: a]}\n    routePolicy: x"),
        refused(
            2,
            "there is no 'autoStartup'",
            "- route:\n    autoStartup: false\n    from: {uri: timer:t, steps: [log: a]}"),
        refused(1, "'from' is missing", "- route: {id: a}"),
        refused(1, "is empty", "- route:"),
        refused(1, "needs options", "- route: 5"),
        refused(1, "must be a list", "route: {}"),
        refused(2, "needs options", "- route:\n    from: timer:t"),
        refused(1, "'steps' is missing", "- route: {from: {uri: timer:t}}"),
        refused(1, "is empty", "- route: {from: {uri: timer:t, steps: []}}"),
        refused(1, "is empty", "- route: {from: {uri: timer:t, steps: }}"),
        refused(5, "is empty", steps("- stop:")),
        refused(5, "is empty", steps("- log: ' '")),
        refused(5, "needs options", steps("- stop")),
        refused(5, "is empty", steps("-")),
        refused(5, "each step needs", steps("- log: a\n  stop: {}")),
        refused(5, "needs one of simple", steps("- setBody: {}")),
        refused(5, "needs one of simple", steps("- setBody: {simple: a, constant: b}")),
        refused(
            5, "needs one of simple", steps("- setBody: {simple: a, expression: {constant: b}}")),
        refused(5, "'steps' is missing", steps("- filter: {simple: '${body}'}")),
        refused(5, "'when' is missing", steps("- choice: {otherwise: {steps: [log: a]}}")),
        refused(5, "no name of a header", steps("- setHeader: {name: CamelHttpUri, constant: a}")),
        refused(5, "no name of a header", steps("- setHeader: {name: 'a${body}', constant: a}")),
        refused(5, "no name of a header", steps("- removeHeaders: '(a+)+$'")),
        refused(2, "no id", "- route:\n    id: a b\n    from: {uri: timer:t, steps: [log: a]}"),
        refused(
            2,
            "stands twice",
            "- route: {id: a, from: {uri: timer:t, steps: [log: a]}}\n- route: {id: a, from: {uri: timer:t, steps: [log: a]}}"),
        refused(3, "there is no quantity 'nope'", from("live:nope")),
        refused(
            3,
            "there is no quantity 'nope'; quantities have",
            from("live:power_apparent_import,nope")),
        refused(3, "option 'need' is 'nope'", from("reading:?need=nope")),
        refused(
            3, "option 'source' is 'attic'; allowed are barn, house", from("live:*?source=attic")),
        refused(6, "there is no '${header.camelhttpuri}'", body("${header.camelhttpuri}")),
        refused(5, "no name of a header", steps("- setHeader: {name: camelhttpuri, constant: a}")),
        refused(5, "no name of a header", steps("- setBody: {header: camelhttpuri}")),
        refused(3, "there is no quantity", from("live:")),
        refused(3, "nothing follows the slashes", from("reading://")),
        refused(3, "there is no event 'boom'; there are line, meter,", from("events:boom")));
  }

  /** Names that are nearly right. */
  static Stream<Arguments> mistyped() {
    String meant = "; did you mean 'power_apparent_import'?";
    return Stream.of(
        refused(
            3,
            "there is no quantity 'power_aparent_import'" + meant,
            from("live:power_aparent_import")),
        refused(
            3,
            "option 'need' is 'voltage_l1,power_aparent_import'; there is no quantity"
                + " 'power_aparent_import'"
                + meant,
            from("reading:?need=voltage_l1,power_aparent_import")),
        refused(3, "there is no event 'tarif'; did you mean 'tariff'?", from("events:tarif")),
        refused(3, "option 'source' is 'hous'; did you mean 'house'?", from("live:*?source=hous")),
        refused(3, "did you mean 'live'? There are reading", from("life:*")),
        refused(
            5,
            "there is no colour 'bleu'; did you mean 'blue'? Allowed are blue, white, violet, cyan, off",
            to("lamp:bleu")),
        refused(
            6,
            "there is no 'mesage' in log; did you mean 'message'?",
            steps("- log:\n    mesage: a\n    message: b")),
        refused(
            6,
            "nothing sets the header 'power_aparent_import'" + meant,
            body("${header.power_aparent_import}")),
        refused(
            6,
            "nothing sets the header 'power_aparent_import'" + meant,
            filter("'${headers.power_aparent_import}' != null")),
        refused(
            5,
            "'used_energy_active_imports'; did you mean 'used_energy_active_import'?",
            steps("- log: '${header.used_energy_active_imports}'")),
        refused(
            5,
            "nothing sets the header 'mime'; did you mean 'mine'?",
            steps("- setBody: {header: mime}\n- setHeader: {name: mine, constant: a}")),
        refused(
            6,
            "nothing sets the header 'something'; set it with setHeader",
            body("${header.something}")),
        refused(
            6,
            "begins with a brace needs quotation marks",
            steps("- setBody:\n    simple: {\"a\": \"${body}\"}")));
  }
}
