package org.ticconnect.owner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ticconnect.mapping.MappingException;

/** What the check of the text would refuse does no harm when it gets past it. */
class BypassedCheckTest {
  private static final String CANARY = "canary-7f3a";

  @TempDir private Path folder;
  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  /** The others are refused for what they say, and not for what surrounds them. */
  @Test
  void aHarmlessStepRuns() throws Exception {
    rig.serve("mine.yaml", file("setBody: { simple: '${header.source}' }"));

    rig.frame();

    await().until(() -> rig.world.payloads("tic/own/out").equals(List.of("main")));
  }

  private static String file(String step) {
    return """
        - route:
            id: a
            from:
              uri: "reading:"
              steps:
                - %s
                - to: "mqtt-out:tic/own/out"
        """
        .formatted(step);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "to: { uri: 'exec:touch?args=PROOF' }",
        "to: { uri: 'file:FOLDER?fileName=proof' }",
        "to: { uri: 'bean:routes?method=toString' }",
        "to: { uri: 'class:java.lang.Runtime' }",
        "to: { uri: 'language:simple:resource:file:CANARY' }",
        "to: { uri: 'controlbus:route?routeId=a&action=stop' }",
        "to: { uri: 'http://127.0.0.1/x' }",
        "to: { uri: 'platform-http:/x' }",
        "to: { uri: 'paho-mqtt5:tic/x?brokerUrl=tcp://127.0.0.1:1' }",
        "to: { uri: 'tic:file:CANARY' }",
        "to: { uri: 'netty:tcp://127.0.0.1:1' }",
        "to: { uri: 'seda:frames' }",
        "to: { uri: 'log:x' }",
        "to: { uri: 'stub:x' }",
        "to: { uri: 'mqtt-out:tic/own/x?camelContext.name=y' }",
        "to: { uri: 'mqtt-out:tic/own/x?exceptionHandler=#class:java.lang.Object' }",
        "to: { uri: 'direct:x?exceptionHandler=#class:java.lang.Object' }",
        "to: { uri: 'mqtt-out:tic/own/{{env:PATH}}' }",
        "to: { uri: 'mqtt-out:tic/own/{{sys:user.home}}' }",
        "to: { uri: 'mqtt-out:tic/own/{{PATH}}' }",
        "to: { uri: 'mqtt-out:tic/own/{{user.home}}' }",
        "to: { uri: 'mqtt-out:elsewhere' }",
        "to: { uri: 'mqtt-out:tic/own/#' }",
        "to: { uri: 'push:https://forbidden.example/x' }",
        "to: { uri: 'lamp:red' }",
        "toD: { uri: 'file:FOLDER?fileName=proof' }",
        "toD: { uri: 'mqtt-out:tic/own/${sysenv.PATH}' }",
        "setBody: { simple: '${sysenv.PATH}' }",
        "setBody: { simple: '${env:PATH}' }",
        "setBody: { simple: '${sys.user.home}' }",
        "setBody: { simple: '${properties:user.home}' }",
        "setBody: { simple: '${bean:routes}' }",
        "setBody: { simple: '${type:java.lang.Runtime}' }",
        "setBody: { simple: '${camelContext.registry}' }",
        "setBody: { simple: '${bodyAs(java.io.File)}' }",
        "setBody: { simple: 'resource:file:CANARY' }",
        "setBody: { constant: 'resource:file:CANARY' }",
        "setBody: { constant: '{{env:PATH}}' }",
        "setBody: { simple: { expression: 'CANARY', resultType: java.io.File } }",
        "setBody: { groovy: '1' }",
        "setBody: { method: { beanType: java.lang.Runtime, method: getRuntime } }",
        "setBody: { ref: routes }",
        "setBody: { jq: '.' }",
        "setBody: { tokenize: { token: ',' } }",
        "setBody: { xpath: '/a' }",
        "log: { message: '${sysenv.PATH}' }",
        "log: { message: 'x', logLanguage: groovy }",
        "log: { message: 'x', logger: '#class:java.lang.Object' }",
        "convertBodyTo: { type: java.io.File }",
        "bean: { beanType: java.lang.Runtime, method: getRuntime }",
        "process: { ref: '#class:org.apache.camel.processor.LogProcessor' }",
        "script: { groovy: '1' }",
        "marshal: { json: {} }",
        "unmarshal: { json: {} }",
        "enrich: { constant: 'file:FOLDER' }",
        "pollEnrich: { constant: 'file:FOLDER' }",
        "poll: { uri: 'file:FOLDER' }",
        "wireTap: { uri: 'file:FOLDER?fileName=proof' }",
        "kamelet: { name: x }",
        "aggregate: { correlationExpression: { constant: a }, completionSize: 1000000, aggregationStrategy:"
            + " '#class:org.apache.camel.processor.aggregate.GroupedBodyAggregationStrategy' }",
        "transform: { simple: '${sysenv.PATH}' }",
        "aggregate: { correlationExpression: { constant: a }, completionSize: 1000000 }",
        "setHeader: { name: '${sysenv.PATH}', constant: a }",
        "throwException: { exceptionType: java.lang.Error, message: '${sysenv.PATH}' }",
      })
  void aStepIsRefusedOrItsMessagesFail(String step) throws Exception {
    Path canary = Files.writeString(folder.resolve("canary"), CANARY);
    Path proof = folder.resolve("proof");
    String line =
        step.replace("CANARY", canary.toString())
            .replace("PROOF", proof.toString())
            .replace("FOLDER", folder.toString());
    refusedOrFails(file(line));
    assertThat(proof).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:FOLDER?noop=true",
        "platform-http:/x",
        "tic:file:FOLDER/canary",
        "seda:frames",
        "exec:ls",
        "timer:x?time=2020-01-01",
        "timer:x?synchronous=true",
        "timer:x?exchangePattern=InOut&component.camelContext.name=y",
        "reading:?camelContext.name=y",
        "mqtt-out:tic/own/x",
        "live:",
        "events:fire",
      })
  void aFromIsRefused(String from) throws Exception {
    Files.writeString(folder.resolve("canary"), CANARY);
    refusedOrFails(
        """
        - route:
            id: a
            from:
              uri: "%s"
              steps:
                - to: "mqtt-out:tic/own/out"
        """
            .formatted(from.replace("FOLDER", folder.toString())));
    assertThat(rig.routes.files()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- beans:\n    - name: x\n      type: java.lang.Runtime\n      factoryMethod: getRuntime\n",
        "- beans:\n    - name: x\n      type: java.lang.ProcessBuilder\n"
            + "      scriptLanguage: groovy\n      script: \"new File('PROOF').text = ''\"\n",
        "- routeConfiguration:\n    id: x\n",
        "- rest:\n    get:\n      - path: /x\n        to: 'direct:a'\n",
        "- onException:\n    exception: [java.lang.Exception]\n",
        "- errorHandler:\n    deadLetterChannel: { deadLetterUri: 'file:FOLDER' }\n",
        "- routeTemplate:\n    id: x\n    from: { uri: 'timer:x', steps: [] }\n",
        "- intercept:\n    steps: []\n",
      })
  void anotherTopNodeIsRefused(String node) throws Exception {
    refusedOrFails(
        node.replace("PROOF", folder.resolve("proof").toString())
            + """
            - route:
                id: a
                from:
                  uri: "reading:"
                  steps:
                    - to: "mqtt-out:tic/own/out"
            """);
    assertThat(rig.routes.files()).isEmpty();
    assertThat(folder.resolve("proof")).doesNotExist();
  }

  @Test
  void aDocumentThatIsNoListIsRefused() throws Exception {
    for (String text :
        new String[] {"", "route: {}", "apiVersion: camel.apache.org/v1\nkind: Pipe"}) {
      refusedOrFails(text);
      assertThat(rig.routes.files()).isEmpty();
    }
  }

  private void refusedOrFails(String text) throws Exception {
    try {
      rig.serve("mine.yaml", text);
    } catch (MappingException refused) {
      assertThat(refused.mistakes()).hasSize(1);
      assertThat(refused.mistakes().get(0).problem()).isNotBlank().doesNotContain("Cannot invoke");
      return;
    }
    rig.frame();
    for (int look = 0;
        look < 200 && rig.file("mine.yaml").routes().get(0).messages() == 0;
        look++) {
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
    RunningFile.RouteState route = rig.file("mine.yaml").routes().get(0);
    assertThat(route.failures()).isPositive();
    assertThat(Stream.concat(rig.world.published.stream(), rig.file("mine.yaml").log().stream()))
        .isEmpty();
  }
}
