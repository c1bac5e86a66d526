package org.ticconnect.mqtt;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.journal.Journal;
import org.ticconnect.journal.JournalException;
import org.ticconnect.mqtt.discovery.Announced;

/** What was announced, kept beside the journal's entries; of one thread. */
final class KeptAnnouncements implements Announced {
  private static final Logger LOG = LoggerFactory.getLogger(KeptAnnouncements.class);
  private static final String PREFIX = "announced/";

  private final Journal journal;
  private Optional<Map<String, String>> announced = Optional.empty();

  KeptAnnouncements(Journal journal) {
    this.journal = journal;
  }

  private Map<String, String> announced() {
    if (announced.isEmpty()) {
      announced = Optional.of(new TreeMap<>(journal.notes(PREFIX)));
    }
    return announced.get();
  }

  @Override
  public Map<String, String> all() {
    return Map.copyOf(announced());
  }

  @Override
  public void keep(String topic, String payload) {
    if (payload.equals(announced().put(topic, payload))) {
      return;
    }
    try {
      journal.put(PREFIX + topic, payload);
    } catch (JournalException refused) {
      LOG.debug("an announcement is not remembered and will be made anew", refused);
    }
  }

  @Override
  public void forget(String topic) {
    announced().remove(topic);
    try {
      journal.remove(PREFIX + topic);
    } catch (JournalException refused) {
      LOG.debug("an announcement will be taken back once more", refused);
    }
  }
}
