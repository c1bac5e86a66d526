package org.ticconnect.admin.panel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.ticconnect.device.button.ClickStep;
import org.ticconnect.device.button.Done;
import org.ticconnect.words.French;

/** Route step: tells who clicked on the page what came of it. */
public final class ClickAnswer implements Processor {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ACCEPTED = 202;
  private static final int TOO_MANY = 429;

  @Override
  public void process(Exchange exchange) throws JsonProcessingException {
    Message message = exchange.getIn();
    String did = message.getBody(String.class);
    boolean refused = did.equals(Done.TOO_SOON.text());
    Map<String, Object> json =
        refused
            ? refused(message.getHeader(ClickStep.SECONDS, 1L, Long.class))
            : Map.of("did", did);
    message.removeHeaders("*");
    message.setHeader(Exchange.CONTENT_TYPE, "application/json");
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, refused ? TOO_MANY : ACCEPTED);
    message.setBody(JSON.writeValueAsString(json));
  }

  private static Map<String, Object> refused(long seconds) {
    Map<String, Object> json =
        new LinkedHashMap<>(
            French.error(
                "the device connected anew a moment ago: click again in %d s".formatted(seconds)));
    json.put("seconds", seconds);
    return json;
  }
}
