package org.ticconnect.admin.inspect;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.ticconnect.modbus.RequestLog;
import org.ticconnect.web.stream.Feed;

/** Modbus requests as they come. */
final class RequestFeed implements Feed {
  private final RequestLog log;
  private final Function<RequestLog.Asked, Map<String, Object>> json;

  RequestFeed(RequestLog log, Function<RequestLog.Asked, Map<String, Object>> json) {
    this.log = log;
    this.json = json;
  }

  @Override
  public String name() {
    return "requests";
  }

  @Override
  public Cursor open(String argument) {
    return new News();
  }

  private final class News implements Cursor {
    private long seen;
    private boolean begun;

    @Override
    public Optional<Object> next() {
      RequestLog.News news = log.since(seen);
      boolean nothing = begun && news.asked().isEmpty();
      begun = true;
      seen = news.total();
      return nothing
          ? Optional.empty()
          : Optional.of(
              Map.of("total", news.total(), "requests", news.asked().stream().map(json).toList()));
    }
  }
}
