package org.ticconnect.admin;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.ticconnect.recording.IdentifierMask;
import org.ticconnect.recording.KeepRaw;

/**
 * Route step: the last minutes of a line as a capture. Identifiers are masked unless the owner lets
 * them leave the device and the request asks for them.
 */
final class CaptureStep implements Processor {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
  private static final int NOT_FOUND = 404;
  private static final int FORBIDDEN = 403;

  private final Map<String, KeepRaw> bySource;
  private final String first;
  private final boolean identifiersAllowed;
  private final Clock wall;

  /**
   * @param first source that is meant when none is named
   * @param identifiersAllowed whether identifiers may leave the device
   */
  CaptureStep(Map<String, KeepRaw> bySource, String first, boolean identifiersAllowed, Clock wall) {
    this.bySource = Map.copyOf(bySource);
    this.first = first;
    this.identifiersAllowed = identifiersAllowed;
    this.wall = wall;
  }

  @Override
  public void process(Exchange exchange) {
    Message message = exchange.getIn();
    String source = message.getHeader("source", first, String.class);
    boolean identifiers = "true".equals(message.getHeader("identifiers", String.class));
    message.removeHeaders("*");
    if (!bySource.containsKey(source)) {
      refuse(message, NOT_FOUND, "there is no such source; there are " + bySource.keySet());
    } else if (identifiers && !identifiersAllowed) {
      refuse(message, FORBIDDEN, "identifiers stay inside unless privacy.prm = true");
    } else {
      byte[] raw = bySource.get(source).ring().bytes();
      message.setHeader(Exchange.CONTENT_TYPE, "application/octet-stream");
      message.setHeader(
          "Content-Disposition",
          "attachment; filename=\"tic-%s-%s.bin\"".formatted(source, STAMP.format(wall.instant())));
      message.setBody(identifiers ? raw : new IdentifierMask().masked(raw));
    }
  }

  private static void refuse(Message message, int code, String why) {
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, code);
    message.setHeader(Exchange.CONTENT_TYPE, "text/plain");
    message.setBody(why + "\n");
  }
}
