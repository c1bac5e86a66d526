package org.ticconnect.meter.line;

import java.util.Locale;

/** What is the matter with a line, in a sentence with its cure, in English and in French. */
public enum Diagnosis {
  ALL_WELL("The line is good.", "La ligne est bonne."),
  LISTENING("Listening: no group yet.", "À l’écoute : encore aucun groupe."),
  HISTORIQUE(
      "The meter is in historique mode (1200 baud), which is not served. Ask your electricity"
          + " supplier or Enedis to switch the TIC output to standard mode (« mode TIC standard »);"
          + " it is done from afar, is free, and changes neither metering nor price. The change is"
          + " noticed here without a restart.",
      "Le compteur est en mode historique (1200 bauds), qui n’est pas pris en charge. Demandez à"
          + " votre fournisseur d’électricité ou à Enedis de passer la sortie TIC en mode standard ;"
          + " cela se fait à distance, gratuitement, et ne change ni le comptage ni le prix. Le"
          + " changement sera vu ici sans redémarrage."),
  NOTHING_ON_THE_LINE(
      "Nothing comes on the line. Are both wires on I1 and I2 of the meter, and is the adapter"
          + " made for the TIC output?",
      "Rien n’arrive sur la ligne. Les deux fils sont-ils sur I1 et I2 du compteur, et"
          + " l’adaptateur est-il fait pour la sortie TIC ?"),
  RECORDING_ENDED(
      "The recording was played to its end.", "L’enregistrement a été lu jusqu’à sa fin."),
  PORT_ABSENT(
      "There is nothing that can be read. Is the adapter plugged in, and is its path or address"
          + " right?",
      "Il n’y a rien à lire. L’adaptateur est-il branché, et son chemin ou son adresse sont-ils"
          + " justes ?"),
  PORT_BUSY(
      "The port is held by another program. Stop that program, or give it the shared TCP port of"
          + " this device instead.",
      "Le port est occupé par un autre programme. Arrêtez-le, ou donnez-lui le port TCP partagé de"
          + " cet appareil."),
  PORT_FORBIDDEN(
      "The port may not be opened by this user. Add the user to the group dialout.",
      "L’utilisateur n’a pas le droit d’ouvrir le port. Ajoutez-le au groupe dialout."),
  UNPLUGGED(
      "The port is gone: the adapter was unplugged. It is read again as soon as it is back.",
      "Le port a disparu : l’adaptateur a été débranché. La lecture reprendra dès son retour."),
  COOKED_LINE(
      "The port changes characters: each CR comes as LF and ETX is swallowed. Set the port that"
          + " reads the meter to raw mode (stty raw, or ser2net without telnet and without"
          + " translation).",
      "Le port transforme les caractères : chaque CR arrive en LF et ETX est avalé. Mettez le port"
          + " qui lit le compteur en mode brut (stty raw, ou ser2net sans telnet ni conversion)."),
  PARITY_NOT_CHECKED(
      "The port that reads the meter hands over 8 bits and does not check the parity. Set it to 7"
          + " data bits, even parity, 1 stop bit; meanwhile the parity is checked here.",
      "Le port qui lit le compteur transmet 8 bits sans vérifier la parité. Réglez-le sur 7 bits de"
          + " données, parité paire, 1 bit d’arrêt ; en attendant, la parité est vérifiée ici."),
  FIRST_CHARACTER_LOST(
      "The first character after each pause is lost or mangled: the adapter's optocoupler is too"
          + " slow. Use a resistor of a smaller value, a shorter cable or another adapter.",
      "Le premier caractère après chaque pause est perdu ou abîmé : l’optocoupleur de"
          + " l’adaptateur est trop lent. Prenez une résistance plus faible, un câble plus court ou"
          + " un autre adaptateur."),
  GARBAGE(
      "Characters come, but no group of a meter in standard mode. Is it the TIC output, and is the"
          + " port at 9600 baud, 7 data bits, even parity?",
      "Des caractères arrivent, mais aucun groupe d’un compteur en mode standard. Est-ce bien la"
          + " sortie TIC, et le port est-il à 9600 bauds, 7 bits de données, parité paire ?"),
  WEAK_SIGNAL(
      "Many groups come damaged: the signal is weak or disturbed. Shorten the cable, keep it away"
          + " from power cables, tighten the screws of I1 and I2.",
      "Beaucoup de groupes arrivent abîmés : le signal est faible ou perturbé. Raccourcissez le"
          + " câble, éloignez-le des câbles de puissance, resserrez les vis de I1 et I2.");

  private final String english;
  private final String french;

  Diagnosis(String english, String french) {
    this.english = english;
    this.french = french;
  }

  /** One or two sentences. */
  public String english() {
    return english;
  }

  /** The same in French. */
  public String french() {
    return french;
  }

  /** Lower-case name. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
