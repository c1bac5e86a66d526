package org.ticconnect.admin.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.files.BusyException;
import org.ticconnect.files.EditConflictException;
import org.ticconnect.mapping.MappingException;
import org.ticconnect.mapping.Mistake;
import org.ticconnect.words.French;

/**
 * Route step: answers a question. Everything of the request is dropped, for the HTTP endpoint would
 * hand it back as headers of the response.
 */
public final class AnswerStep implements Processor {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerStep.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Somebody who knows the answer. */
  public interface Door {
    Answer answer(Asked asked) throws MappingException, EditConflictException, IOException;
  }

  private final Door door;

  public AnswerStep(Door door) {
    this.door = door;
  }

  @Override
  public void process(Exchange exchange) throws JsonProcessingException {
    Message message = exchange.getIn();
    Asked asked = Asked.of(message);
    Answer answer = answer(asked);
    boolean text = answer.body() instanceof String;
    message.removeHeaders("*");
    message.setHeader(
        Exchange.CONTENT_TYPE, text ? "text/plain; charset=utf-8" : "application/json");
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, answer.status());
    answer.tag().ifPresent(tag -> message.setHeader("ETag", "\"" + tag + "\""));
    message.setBody(text ? answer.body() : JSON.writeValueAsString(answer.body()));
  }

  private Answer answer(Asked asked) {
    try {
      return door.answer(asked);
    } catch (MappingException wrong) {
      return refused(
          Answer.UNPROCESSABLE,
          "refused, and nothing was changed",
          Map.of("mistakes", mistakes(wrong.mistakes())));
    } catch (EditConflictException conflict) {
      return conflict.unsaid()
          ? refused(
              Answer.SAY_WHICH,
              conflict.getMessage()
                  + " with the header If-Match and the ETag of what you read, or with If-Match: *",
              Map.of())
          : refused(Answer.CONFLICT, conflict.getMessage(), Map.of());
    } catch (NoSuchFileException none) {
      return refused(Answer.NOT_FOUND, none.getMessage(), Map.of());
    } catch (IOException unwritable) {
      return refused(
          Answer.NO_ROOM,
          "cannot be written, and nothing was changed: is the disk full? ("
              + unwritable.getMessage()
              + ")",
          Map.of());
    } catch (IllegalArgumentException wrong) {
      return refused(Answer.BAD_REQUEST, wrong.getMessage(), Map.of());
    } catch (BusyException early) {
      return refused(Answer.NOT_YET, early.getMessage(), Map.of());
    } catch (RuntimeException unforeseen) {
      LOG.warn("A question cannot be answered", unforeseen);
      return refused(Answer.FAILED, "this went wrong in the device: see its log", Map.of());
    }
  }

  private static Answer refused(int status, String why, Map<String, Object> more) {
    Map<String, Object> body = new LinkedHashMap<>(French.error(why));
    body.putAll(more);
    return new Answer(status, body, Optional.empty());
  }

  static List<Map<String, Object>> mistakes(List<Mistake> mistakes) {
    return mistakes.stream().map(AnswerStep::mistake).toList();
  }

  private static Map<String, Object> mistake(Mistake mistake) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("file", mistake.file());
    json.put("line", mistake.line());
    json.put("field", mistake.field());
    json.put("problem", mistake.problem());
    json.put("problem_fr", French.of(mistake.problem()));
    return json;
  }
}
