package org.ticconnect.owner.endpoint;

import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.support.ExchangeHelper;

/** Hands over what the routes of one file send, and keeps the last of it. */
final class Outlet {
  private final Surroundings around;
  private final SentLog log;

  Outlet(Surroundings around, SentLog log) {
    this.around = around;
    this.log = log;
  }

  void publish(Exchange exchange, OwnMessage message) {
    around.world().publish(message);
    keep(exchange, Sent.Kind.PUBLISH, message.topic(), message.payload());
  }

  void show(Exchange exchange, LampSignal signal) {
    around.world().show(signal);
    keep(exchange, Sent.Kind.SHOW, signal.text(), "");
  }

  void push(Exchange exchange, PushRequest request) {
    around.world().push(request);
    keep(exchange, Sent.Kind.PUSH, request.url().toString(), request.body());
  }

  private void keep(Exchange exchange, Sent.Kind kind, String target, String payload) {
    String route = Objects.requireNonNullElse(ExchangeHelper.getAtRouteId(exchange), "");
    log.add(new Sent(kind, target, payload, route, around.wall().instant()));
  }
}
