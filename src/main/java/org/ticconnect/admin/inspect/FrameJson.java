package org.ticconnect.admin.inspect;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ticconnect.meter.Origin;
import org.ticconnect.meter.Part;
import org.ticconnect.meter.Personal;
import org.ticconnect.meter.Quantities;
import org.ticconnect.meter.Quantity;
import org.ticconnect.pipeline.MarkedFrame;
import org.ticconnect.tic.BadGroup;
import org.ticconnect.tic.Group;
import org.ticconnect.tic.Horodate;
import org.ticconnect.tic.Label;

/** A frame group by group, each with a mark and why; without identifiers. */
final class FrameJson {
  private static final char HIDDEN_DIGIT = '•';

  private final Map<Label, Quantity> byLabel;

  FrameJson(Quantities quantities) {
    this.byLabel =
        quantities.all().stream()
            .filter(quantity -> quantity.sentBy().isPresent())
            .collect(
                Collectors.toMap(
                    quantity -> quantity.sentBy().orElseThrow(),
                    quantity -> quantity,
                    FrameJson::main));
  }

  private static Quantity main(Quantity one, Quantity other) {
    boolean value = other.origin() instanceof Origin.Sent sent && sent.part() == Part.VALUE;
    return value ? other : one;
  }

  Map<String, Object> of(String source, Optional<MarkedFrame> frame) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("source", source);
    json.put("number", frame.map(MarkedFrame::number).orElse(0L));
    json.put("at", frame.map(one -> one.at().toString()).orElse(""));
    json.put(
        "groups",
        frame.map(MarkedFrame::groups).orElse(List.of()).stream().map(this::group).toList());
    frame.filter(one -> one.more() > 0).ifPresent(one -> json.put("more", one.more()));
    return json;
  }

  private Map<String, Object> group(MarkedFrame.Marked marked) {
    if (marked instanceof MarkedFrame.Good good) {
      return sound(good.group(), "good", "", "");
    } else if (marked instanceof MarkedFrame.Held held) {
      return sound(
          held.group(),
          "held",
          "taken over when the next frame says it again",
          "pris en compte quand la trame suivante le répète");
    } else if (marked instanceof MarkedFrame.Doubted doubted) {
      return sound(
          doubted.group(),
          "quarantined",
          doubted.why().map(why -> why.sentence()).orElse("not believed"),
          doubted.why().map(why -> why.french()).orElse("pas cru"));
    }
    return bad(((MarkedFrame.Bad) marked).group());
  }

  private Map<String, Object> sound(Group group, String mark, String english, String french) {
    Map<String, Object> json =
        json(
            group.label().text(),
            group.horodate().map(Horodate::text).orElse(""),
            Personal.shown(group.label(), group.data()),
            mark);
    why(json, english, french);
    tellQuantity(json, Optional.of(group.label()));
    return json;
  }

  private static Map<String, Object> json(
      String label, String horodate, String value, String mark) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("label", label);
    json.put("horodate", horodate);
    json.put("value", value);
    json.put("mark", mark);
    return json;
  }

  private static void why(Map<String, Object> json, String english, String french) {
    json.put("why_en", english);
    json.put("why_fr", french);
  }

  private void tellQuantity(Map<String, Object> json, Optional<Label> label) {
    Optional<Quantity> quantity = label.map(byLabel::get);
    json.put("quantity", quantity.map(Quantity::name).orElse(""));
    json.put("meaning", quantity.map(Quantity::meaning).orElse(""));
    json.put("meaning_fr", quantity.map(Quantity::meaningFr).orElse(""));
  }

  private Map<String, Object> bad(BadGroup group) {
    Optional<Label> label = group.named();
    String text = printable(group.bytes());
    int tab = text.indexOf('␉');
    boolean unknown = group.cause() == BadGroup.Cause.LABEL;
    String value = masked(tab < 0 ? text : text.substring(tab + 1), unknown, label);
    Map<String, Object> json =
        json(
            label.map(Label::text).orElse(tab < 0 ? "" : hidden(text.substring(0, tab), 6)),
            "",
            value,
            unknown ? "unknown" : "bad");
    json.put("cause", group.cause().name().toLowerCase(Locale.ROOT));
    why(json, BadWords.english(group.cause()), BadWords.french(group.cause()));
    tellQuantity(json, label);
    return json;
  }

  /** Control characters as their signs, everything else that is not ASCII as a question mark. */
  private static String printable(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    for (char c : new String(bytes, StandardCharsets.ISO_8859_1).toCharArray()) {
      if (c < ' ') {
        text.append((char) ('␀' + c));
      } else {
        text.append(c > '~' ? '?' : c);
      }
    }
    return text.toString();
  }

  /** What may be a damaged identifier shows none of its digits. */
  private static String masked(String text, boolean sound, Optional<Label> label) {
    boolean anybodys = sound || label.filter(known -> !Personal.is(known)).isPresent();
    return hidden(text, anybodys ? 10 : 1);
  }

  private static String hidden(String text, int digits) {
    return Pattern.compile("[0-9]{" + digits + ",}")
        .matcher(text)
        .replaceAll(found -> String.valueOf(HIDDEN_DIGIT).repeat(found.group().length()));
  }
}
