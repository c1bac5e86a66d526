package org.ticconnect.admin.inspect;

import org.ticconnect.tic.BadGroup;

/** Why a group counts as damaged, in words. */
final class BadWords {
  private BadWords() {}

  static String english(BadGroup.Cause cause) {
    return switch (cause) {
      case TOO_LONG -> "longer than any group: its end was lost";
      case CUT -> "cut: the next frame or the end of transmission began in its middle";
      case FIELDS ->
          "not label, data and check between tabs, or not as many fields as its label has";
      case CHECKSUM -> "the check character does not fit: a character was damaged on the way";
      case LABEL -> "the specification of standard mode knows no such label";
      case WIDTH -> "the data are not as long as the label's are";
      case CONTENT -> "a character or value that this label cannot have";
      case HORODATE -> "the horodate is no date";
    };
  }

  static String french(BadGroup.Cause cause) {
    return switch (cause) {
      case TOO_LONG -> "plus long que tout groupe : sa fin a été perdue";
      case CUT -> "coupé : la trame suivante ou la fin de transmission est venue au milieu";
      case FIELDS ->
          "pas étiquette, donnée et contrôle entre tabulations, ou pas autant de champs que son"
              + " étiquette";
      case CHECKSUM ->
          "le caractère de contrôle ne correspond pas : un caractère a été abîmé en chemin";
      case LABEL -> "la spécification du mode standard ne connaît pas cette étiquette";
      case WIDTH -> "la donnée n’a pas la longueur de celle de l’étiquette";
      case CONTENT -> "un caractère ou une valeur que cette étiquette ne peut pas avoir";
      case HORODATE -> "l’horodate n’est pas une date";
    };
  }
}
