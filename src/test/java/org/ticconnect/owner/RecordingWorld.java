package org.ticconnect.owner;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.ticconnect.owner.endpoint.LampSignal;
import org.ticconnect.owner.endpoint.OwnMessage;
import org.ticconnect.owner.endpoint.PushRequest;
import org.ticconnect.owner.endpoint.World;

/** Keeps what reached it. */
public final class RecordingWorld implements World {
  public final List<OwnMessage> published = new CopyOnWriteArrayList<>();
  public final List<LampSignal> shown = new CopyOnWriteArrayList<>();
  public final List<PushRequest> pushed = new CopyOnWriteArrayList<>();

  @Override
  public void publish(OwnMessage message) {
    published.add(message);
  }

  @Override
  public void show(LampSignal signal) {
    shown.add(signal);
  }

  @Override
  public void push(PushRequest request) {
    pushed.add(request);
  }

  public List<String> payloads(String topic) {
    return published.stream()
        .filter(message -> message.topic().equals(topic))
        .map(OwnMessage::payload)
        .toList();
  }
}
