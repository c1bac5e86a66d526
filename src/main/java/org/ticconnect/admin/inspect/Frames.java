package org.ticconnect.admin.inspect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ticconnect.admin.file.Answer;
import org.ticconnect.admin.file.Asked;
import org.ticconnect.admin.file.NoSuchFileException;
import org.ticconnect.meter.Quantities;
import org.ticconnect.pipeline.MarkedFrame;
import org.ticconnect.pipeline.SourceSteps;
import org.ticconnect.web.stream.Feed;

/** The newest whole frame of each source; {@code frame} or {@code frame:SOURCE} as a feed. */
final class Frames implements Feed {
  private final List<SourceSteps> sources;
  private final FrameJson json;

  /**
   * @param sources at least one; the first is meant when none is named
   */
  Frames(List<SourceSteps> sources, Quantities quantities) {
    this.sources = List.copyOf(sources);
    this.json = new FrameJson(quantities);
  }

  Answer answer(Asked asked) {
    return Answer.of(now(source(asked.word("source"))));
  }

  private Map<String, Object> now(SourceSteps source) {
    return json.of(source.source(), source.marks().newest());
  }

  /** Of all sources, for the help bundle. */
  List<Map<String, Object>> all() {
    return sources.stream().map(this::now).toList();
  }

  private SourceSteps source(Optional<String> name) {
    return sources.stream()
        .filter(source -> name.isEmpty() || name.get().equals(source.source()))
        .findFirst()
        .orElseThrow(
            () ->
                new NoSuchFileException(
                    "there is no such source; there are "
                        + sources.stream().map(SourceSteps::source).toList()));
  }

  @Override
  public String name() {
    return "frame";
  }

  @Override
  public Cursor open(String argument) {
    try {
      return new Newest(source(Optional.of(argument).filter(name -> !name.isEmpty())));
    } catch (NoSuchFileException none) {
      throw new IllegalArgumentException(none.getMessage(), none);
    }
  }

  private final class Newest implements Cursor {
    private final SourceSteps source;
    private long seen = -1;

    private Newest(SourceSteps source) {
      this.source = source;
    }

    @Override
    public Optional<Object> next() {
      Optional<MarkedFrame> newest = source.marks().newest();
      long number = newest.map(MarkedFrame::number).orElse(0L);
      boolean news = number != seen;
      seen = number;
      return news ? Optional.of(json.of(source.source(), newest)) : Optional.empty();
    }
  }
}
