package org.ticconnect;

import java.util.Optional;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.ticconnect.mqtt.topic.TopicMessage;
import org.ticconnect.owner.endpoint.OwnMessage;

/**
 * Hands what owners' routes publish to the route that has the link; without one it goes nowhere.
 */
final class OwnOutlet implements Consumer<OwnMessage> {
  private static final String ROUTE = "direct:own-out?block=false&failIfNoConsumers=false";

  private final CamelContext device;
  private volatile Optional<ProducerTemplate> sender = Optional.empty();

  OwnOutlet(CamelContext device) {
    this.device = device;
  }

  /** The routes of the device run from now on. */
  void open() {
    sender = Optional.of(device.createProducerTemplate());
  }

  @Override
  public void accept(OwnMessage message) {
    TopicMessage told =
        new TopicMessage(message.topic(), message.payload(), message.qos(), message.retained());
    sender.ifPresent(template -> template.sendBody(ROUTE, told));
  }
}
