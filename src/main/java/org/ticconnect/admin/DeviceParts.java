package org.ticconnect.admin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.ticconnect.admin.file.Notices;
import org.ticconnect.device.LampMachine;
import org.ticconnect.history.EventLog;
import org.ticconnect.life.Vitals;
import org.ticconnect.modbus.Banks;
import org.ticconnect.modbus.ModbusServer;
import org.ticconnect.modbus.ReloadMaps;
import org.ticconnect.mqtt.BrokerTrials;
import org.ticconnect.pipeline.FailureCount;
import org.ticconnect.pipeline.SourceSteps;
import org.ticconnect.recording.KeepRaw;

/**
 * What is told of.
 *
 * @param sources in the order of the settings, at least one
 * @param recorders by name of the source
 * @param lines the state of each source's line
 * @param banks what is served over Modbus
 * @param maps who looks for changes of that
 * @param mqtt empty without a broker
 * @param trials tries brokers before they are saved
 * @param notices what the owner must know of his files
 * @param vitals whether all parts live
 * @param ownRoutes how many files of own routes run, and what they pushed
 */
public record DeviceParts(
    List<SourceSteps> sources,
    Map<String, KeepRaw> recorders,
    LineStates lines,
    LampMachine lamp,
    ModbusServer modbus,
    Banks banks,
    ReloadMaps maps,
    Optional<MqttTold> mqtt,
    BrokerTrials trials,
    EventLog events,
    Notices notices,
    Supplier<Map<String, Object>> ownRoutes,
    FailureCount failures,
    Vitals vitals) {}
