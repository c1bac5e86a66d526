package org.ticconnect.admin.inspect;

import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.ticconnect.meter.LiveMeter;
import org.ticconnect.meter.Measurement;
import org.ticconnect.meter.Personal;
import org.ticconnect.meter.Quantities;
import org.ticconnect.meter.Value;
import org.ticconnect.meter.guard.Guard;
import org.ticconnect.meter.guard.Quarantine;
import org.ticconnect.meter.guard.Remembered;
import org.ticconnect.meter.guard.Verdict;
import org.ticconnect.meter.line.Diagnosis;
import org.ticconnect.meter.line.Grade;
import org.ticconnect.meter.line.LineCounters;
import org.ticconnect.meter.line.LineDoctor;
import org.ticconnect.meter.line.Symptom;
import org.ticconnect.source.ParityBit;
import org.ticconnect.tic.BadGroup;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.GroupDecoder;
import org.ticconnect.tic.GroupResult;
import org.ticconnect.tic.Label;
import org.ticconnect.tic.LinePart;
import org.ticconnect.tic.LineSplitter;

/**
 * Decodes a recording of a line apart from everything live, with the classes that read a line. Time
 * passes as it does on a line of 9600 baud.
 */
final class Replay {
  private static final int PIECE = 64;
  private static final long NANOS_PER_CHARACTER = 10 * 1_000_000_000L / 9600;
  private static final String NAME = "replay";

  private final LineSplitter splitter = new LineSplitter();
  private final GroupDecoder decoder = new GroupDecoder();
  private final ParityBit parity = new ParityBit();
  private final LineDoctor doctor = new LineDoctor(0);
  private final Guard guard =
      new Guard(NAME, Clock.systemUTC(), Remembered.ofRecording(), event -> {});
  private final LiveMeter meter;
  private long now;
  private int badInFrame;
  private int anonymousInFrame;

  Replay(Quantities quantities) {
    this.meter = new LiveMeter(NAME, quantities, Set.of(Label.PRM));
  }

  /**
   * @param recording as {@code GET /api/capture} gives it, or the bytes of a line with or without
   *     their parity; not changed
   */
  Map<String, Object> of(byte[] recording) {
    for (int at = 0; at < recording.length; at += PIECE) {
      byte[] piece = Arrays.copyOfRange(recording, at, Math.min(recording.length, at + PIECE));
      parity.strip(piece);
      now += piece.length * NANOS_PER_CHARACTER;
      doctor.received(piece, now);
      splitter.split(piece).forEach(this::part);
    }
    return report(recording.length);
  }

  private void part(LinePart part) {
    if (part instanceof LinePart.RawGroup raw) {
      GroupResult result = decoder.decode(raw);
      if (result instanceof Group group) {
        good(group, raw.bytes().length > group.length());
      } else {
        bad((BadGroup) result);
      }
    } else if (part instanceof LinePart.Debris debris) {
      bad(new BadGroup(debris.cause(), new byte[0]));
    } else {
      frameEnded(part == LinePart.FrameEnd.WHOLE);
    }
  }

  private void good(Group group, boolean mangled) {
    doctor.good(group, mangled, now);
    Verdict verdict = guard.judge(group, now);
    switch (verdict) {
      case BELIEVED -> meter.accept(group, now);
      case WAITING -> meter.damaged(group.label());
      case QUARANTINED -> meter.disbelieved(group.label());
    }
  }

  private void bad(BadGroup group) {
    badInFrame++;
    anonymousInFrame += group.anonymous() ? 1 : 0;
    group.named().ifPresent(meter::damaged);
    doctor.bad(group, now);
  }

  private void frameEnded(boolean whole) {
    boolean correct = whole && badInFrame == 0;
    doctor.frameEnded(correct, now);
    doctor.counters().frame(whole, correct);
    guard.frameEnded();
    meter.frameEnded(whole && anonymousInFrame == 0, now);
    badInFrame = 0;
    anonymousInFrame = 0;
  }

  private Map<String, Object> report(int bytes) {
    LineCounters counters = doctor.counters();
    Diagnosis diagnosis =
        doctor.diagnosis(parity.carried() ? Symptom.PARITY_NOT_CHECKED : Symptom.NONE, now);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("bytes", bytes);
    json.put("seconds", now / 1_000_000_000L);
    json.put("frames", LineJson.frames(counters));
    json.put("groups", LineJson.groups(counters));
    json.put("grade", doctor.grade(now).map(Grade::name).orElse(""));
    json.put("diagnosis", LineJson.diagnosis(diagnosis));
    json.put("labels", LineJson.labels(counters));
    json.put("quarantine", guard.quarantine().newestFirst().stream().map(Replay::doubt).toList());
    json.put(
        "values",
        meter.values().all().filter(one -> one.value().isPresent()).map(Replay::value).toList());
    return json;
  }

  private static Map<String, Object> doubt(Quarantine.Entry entry) {
    Quarantine.Doubt doubt = entry.doubt();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("label", doubt.label().text());
    json.put("value", Personal.shown(doubt.label(), doubt.group().data()));
    json.put("times", entry.times());
    json.put("why_en", doubt.suspicion().sentence());
    json.put("why_fr", doubt.suspicion().french());
    return json;
  }

  private static Map<String, Object> value(Measurement measurement) {
    String text = measurement.value().map(Value::text).orElse("");
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", measurement.quantity().name());
    json.put("value", Personal.shown(measurement.quantity(), text));
    json.put("unit", measurement.quantity().unit());
    json.put("estimated", measurement.quantity().estimated());
    json.put("meaning", measurement.quantity().meaning());
    json.put("meaning_fr", measurement.quantity().meaningFr());
    return json;
  }
}
