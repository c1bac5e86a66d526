package org.ticconnect.owner.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that may run do run, and the endpoints that come to be are those that were checked. */
class GoodFilesInCamelTest {
  private static final long SEED = 5;
  private static final int ENOUGH = 100;
  private static final Pattern MADE =
      Pattern.compile(
          "(mqtt-out tic/own/.*|lamp .*|push (https://hooks.example.org:8443/|http://nas.lan).*"
              + "|reading .*|live .*|events .*|timer .*) \\{[^#]*\\}");

  private final List<String> made = new CopyOnWriteArrayList<>();
  private final List<Exchange> sent = new CopyOnWriteArrayList<>();

  static List<Path> good() throws Exception {
    return Examples.good();
  }

  @Test
  void emptyTextsRun() throws Exception {
    String text =
        Examples.steps(
            "- setBody: {simple: ''}\n- setBody: {constant: ' '}\n- setBody: {simple: ' '}\n"
                + "- setHeader: {name: a, constant: ''}\n- filter: {constant: '', steps: [log: a]}\n"
                + "- stop: {}");
    assertThat(Examples.check().check("f", text)).isEmpty();
    try (DefaultCamelContext context = started(text)) {
      assertThat(context.getRoutes()).hasSize(1);
    }
  }

  @ParameterizedTest
  @MethodSource("good")
  void goodFilesRun(Path file) throws Exception {
    try (DefaultCamelContext context = started(Files.readString(file))) {
      assertThat(context.getRoutes()).isNotEmpty();
      assertThat(made).isNotEmpty();
    }
  }

  @Test
  void whatIsMadeIsWhatWasChecked() throws Exception {
    String text = Files.readString(Path.of("src/test/resources/owner/own-topics.yaml"));
    try (DefaultCamelContext context = started(text)) {
      assertThat(made)
          .contains(
              "mqtt-out tic/own/house/power {changed=true, everySeconds=10, qos=1, retained=true}",
              "mqtt-out tic/own/told {}",
              "timer every-minute {delay=500, period=60000}");

      context
          .createProducerTemplate()
          .sendBodyAndHeader("direct:tell", null, "meter", "012345678901");

      assertThat(sent).singleElement().returns("012345678901", one -> one.getIn().getBody());
    }
  }

  @Test
  void damagedFilesThatMayRunRunAsChecked() throws Exception {
    Damage damage = new Damage(SEED);
    int ran = 0;
    for (int trial = 0; ran < ENOUGH; trial++) {
      Path file = good().get(trial % good().size());
      String text = damage.done(Files.readString(file));
      if (!Examples.check().check("f", text).isEmpty()) {
        continue;
      }
      ran++;
      made.clear();
      try (DefaultCamelContext context = started(text)) {
        assertThat(context.getRoutes()).as(text).isNotEmpty();
        assertThat(made).as(text).isNotEmpty().allMatch(one -> MADE.matcher(one).matches());
      } catch (Exception refused) {
        throw new AssertionError(text, refused);
      }
    }
  }

  private DefaultCamelContext started(String text) throws Exception {
    DefaultCamelContext context = new DefaultCamelContext();
    for (String scheme :
        List.of("reading", "live", "events", "timer", "mqtt-out", "lamp", "push")) {
      context.addComponent(scheme, new Recording(scheme));
    }
    context.addComponent("direct", new DirectComponent());
    for (RoutesBuilder builder :
        PluginHelper.getRoutesLoader(context)
            .findRoutesBuilders(ResourceHelper.fromString("mine.yaml", text))) {
      context.addRoutes(builder);
    }
    context.start();
    return context;
  }

  private final class Recording extends DefaultComponent {
    private final String scheme;

    Recording(String scheme) {
      this.scheme = scheme;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String path, Map<String, Object> options) {
      made.add(scheme + " " + path + " " + new TreeMap<>(options));
      new ArrayList<>(options.keySet()).forEach(options::remove);
      return new DefaultEndpoint(uri, this) {
        @Override
        public Producer createProducer() {
          return new DefaultProducer(this) {
            @Override
            public void process(Exchange exchange) {
              sent.add(exchange);
            }
          };
        }

        @Override
        public Consumer createConsumer(Processor processor) {
          return new DefaultConsumer(this, processor);
        }
      };
    }
  }
}
