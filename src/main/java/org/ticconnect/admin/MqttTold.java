package org.ticconnect.admin;

import java.util.Optional;
import org.ticconnect.journal.KeepEntries;
import org.ticconnect.mqtt.forward.HistorySender;
import org.ticconnect.mqtt.link.MqttLink;

/**
 * What there is to tell of MQTT.
 *
 * @param history what waits for the broker; empty when nothing is kept for it
 * @param entries puts them on disk
 */
public record MqttTold(MqttLink link, Optional<HistorySender> history, KeepEntries entries) {}
