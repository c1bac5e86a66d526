package org.ticconnect.mqtt;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticconnect.journal.Journal;
import org.ticconnect.journal.JournalException;
import org.ticconnect.mqtt.topic.PresentTopics;

/** Topics of meters that were there, beside the journal's entries; of one thread. */
final class KeptPresence implements PresentTopics {
  private static final Logger LOG = LoggerFactory.getLogger(KeptPresence.class);
  private static final String PREFIX = "present/";

  private final Journal journal;
  private Optional<Set<String>> topics = Optional.empty();

  KeptPresence(Journal journal) {
    this.journal = journal;
  }

  @Override
  public Set<String> all() {
    if (topics.isEmpty()) {
      topics = Optional.of(new TreeSet<>(journal.notes(PREFIX).keySet()));
    }
    return topics.get();
  }

  @Override
  public void add(String topic) {
    if (!all().add(topic)) {
      return;
    }
    try {
      journal.put(PREFIX + topic, "");
    } catch (JournalException refused) {
      LOG.debug("that a meter is there is not remembered", refused);
    }
  }

  @Override
  public void forget(String topic) {
    if (!all().remove(topic)) {
      return;
    }
    try {
      journal.remove(PREFIX + topic);
    } catch (JournalException refused) {
      LOG.debug("that a meter was there is remembered too long", refused);
    }
  }
}
