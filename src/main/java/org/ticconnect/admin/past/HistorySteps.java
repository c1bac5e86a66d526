package org.ticconnect.admin.past;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.spi.Registry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.history.past.Chronicle;
import org.ticconnect.history.past.Format;
import org.ticconnect.history.past.Question;
import org.ticconnect.words.French;

/**
 * The steps of the routes of the charts. Everything of a request is dropped before it is answered.
 */
public final class HistorySteps {
  private static final Logger LOG = LoggerFactory.getLogger(HistorySteps.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);
  private static final int BAD_REQUEST = 400;
  private static final int NOT_DELETED = 507;

  private final Map<String, Chronicle> sources;

  /**
   * @param sources by name, at least one, the one first that is meant when none is named
   */
  public HistorySteps(Map<String, Chronicle> sources) {
    this.sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
  }

  private interface Door {
    void answer(Wish wish, Message message) throws JsonProcessingException;
  }

  /**
   * Binds {@code admin.history}, {@code admin.history-info}, {@code admin.history-export} and
   * {@code admin.history-purge}.
   */
  public void bind(Registry registry) {
    bind(registry, "admin.history", this::chart);
    bind(registry, "admin.history-info", this::info);
    bind(registry, "admin.history-export", this::export);
    bind(registry, "admin.history-purge", this::purge);
  }

  private static void bind(Registry registry, String name, Door door) {
    registry.bind(name, (Processor) exchange -> answer(exchange.getIn(), door));
  }

  private static void answer(Message message, Door door) throws JsonProcessingException {
    Wish wish = Wish.of(message);
    message.removeHeaders("*");
    try {
      door.answer(wish, message);
    } catch (IllegalArgumentException wrong) {
      message.setHeader(Exchange.HTTP_RESPONSE_CODE, BAD_REQUEST);
      json(message, French.error(wrong.getMessage()));
    }
  }

  private static void json(Message message, Object content) throws JsonProcessingException {
    message.setHeader(Exchange.CONTENT_TYPE, "application/json");
    message.setBody(JSON.writeValueAsString(content));
  }

  private void chart(Wish wish, Message message) throws JsonProcessingException {
    Chronicle past = wish.source(sources);
    Question asked = wish.chart(past);
    json(message, ChartJson.of(past.source(), asked, past.chart(asked), past.now()));
  }

  private void info(Wish wish, Message message) throws JsonProcessingException {
    json(message, ChartJson.of(wish.source(sources), sources.keySet()));
  }

  private void export(Wish wish, Message message) {
    Chronicle past = wish.source(sources);
    Format format = wish.format();
    Question asked = wish.export(past);
    message.setHeader(Exchange.CONTENT_TYPE, format.type());
    message.setHeader(
        "Content-Disposition",
        "attachment; filename=\"tic-%s-%s-%s-%s.%s\""
            .formatted(
                past.source(),
                asked.step().text(),
                DAY.format(Instant.ofEpochSecond(asked.from())),
                DAY.format(Instant.ofEpochSecond(asked.to())),
                format.text()));
    message.setBody(past.export(asked, format));
  }

  private void purge(Wish wish, Message message) throws JsonProcessingException {
    List<Chronicle> gone =
        wish.namesSource() ? List.of(wish.source(sources)) : List.copyOf(sources.values());
    List<String> left = new ArrayList<>();
    for (Chronicle past : gone) {
      try {
        past.purge();
        LOG.info("The past for charts of {} was deleted", past.source());
      } catch (IOException refused) {
        LOG.warn("The past for charts of {} cannot be deleted", past.source(), refused);
        left.add(past.source());
      }
    }
    if (!left.isEmpty()) {
      message.setHeader(Exchange.HTTP_RESPONSE_CODE, NOT_DELETED);
      json(
          message,
          French.error(
              "something may be left of "
                  + String.join(", ", left)
                  + ": try again; the log of the device says why"));
      return;
    }
    json(message, Map.of("purged", gone.stream().map(Chronicle::source).toList()));
  }
}
