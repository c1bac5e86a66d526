package org.ticconnect.admin;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ticconnect.meter.line.Symptom;
import org.ticconnect.pipeline.SourceSteps;
import org.ticconnect.source.LineListener;
import org.ticconnect.source.LineState;

/** The newest state of each source's line. */
public final class LineStates {
  private final Map<String, LineState> bySource = new ConcurrentHashMap<>();

  /** What the line of that source reports to. */
  public LineListener listener(SourceSteps source) {
    return new LineListener() {
      @Override
      public void changed(LineState state) {
        bySource.put(source.source(), state);
      }

      @Override
      public void restarted() {
        source.afresh();
      }

      @Override
      public void parityErrors(int count) {
        source.doctor().parityErrors(count);
      }
    };
  }

  Optional<LineState> of(String source) {
    return Optional.ofNullable(bySource.get(source));
  }

  /** What the line of a source notices of itself now. */
  public Symptom symptom(String source) {
    return of(source).map(LineState::symptom).orElse(Symptom.NONE);
  }
}
