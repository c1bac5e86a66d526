package org.ticconnect.mqtt.topic;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.paho.mqtt5.PahoMqtt5Constants;

/** Route step: a {@link TopicMessage} to body and headers of the MQTT endpoint. */
public final class PublishHeaders implements Processor {

  @Override
  public void process(Exchange exchange) {
    Message message = exchange.getIn();
    TopicMessage topic = message.getBody(TopicMessage.class);
    message.setHeader(PahoMqtt5Constants.CAMEL_PAHO_OVERRIDE_TOPIC, topic.topic());
    message.setHeader(PahoMqtt5Constants.CAMEL_PAHO_MSG_QOS, topic.qos());
    message.setHeader(PahoMqtt5Constants.CAMEL_PAHO_MSG_RETAINED, topic.retained());
    topic
        .properties()
        .ifPresent(
            properties ->
                message.setHeader(PahoMqtt5Constants.CAMEL_PAHO_MSG_PROPERTIES, properties));
    message.setBody(topic.payload());
  }
}
