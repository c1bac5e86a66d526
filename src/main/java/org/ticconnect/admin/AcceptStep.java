package org.ticconnect.admin;

import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.ticconnect.pipeline.SourceSteps;

/**
 * Route step: the owner accepts a value from the quarantine. Headers {@code source} and {@code id}
 * come from the path; everything else of the request is dropped.
 */
final class AcceptStep implements Processor {
  private static final int NOT_FOUND = 404;

  private final Map<String, SourceSteps> sources;

  AcceptStep(Map<String, SourceSteps> sources) {
    this.sources = Map.copyOf(sources);
  }

  @Override
  public void process(Exchange exchange) {
    Message message = exchange.getIn();
    String source = message.getHeader("source", "", String.class);
    String id = message.getHeader("id", "", String.class);
    message.removeHeaders("*");
    message.setHeader(Exchange.CONTENT_TYPE, "application/json");
    boolean accepted =
        id.matches("[0-9]{1,18}")
            && Optional.ofNullable(sources.get(source))
                .filter(known -> known.guard().acceptFromQuarantine(Long.parseLong(id)))
                .isPresent();
    if (!accepted) {
      message.setHeader(Exchange.HTTP_RESPONSE_CODE, NOT_FOUND);
      message.setBody(
          Map.of(
              "error",
              "no value with this number is open in the quarantine of this source: GET"
                  + " /api/quarantine tells which are"));
      return;
    }
    message.setBody(
        Map.of("accepted", Long.parseLong(id), "published", "with the next group that says so"));
  }
}
