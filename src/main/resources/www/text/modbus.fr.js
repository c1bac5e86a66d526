export default {
  "mb.listening": "Sert sur le port {0}", "mb.off": "arrêté", "mb.off.how": "Personne n’est servi : un autre programme occupe le port, ou le profil mqtt-only laisse Modbus de côté. Le journal et les réglages disent lequel.", "mb.clients": "{0} connexions sur {1}", "mb.requests": "{0} requêtes depuis le démarrage", "mb.rtu": "RTU sur TCP : port {0}",
  "mb.ports": "aussi sur le port {0}", "mb.refused": "{0} non autorisées", "mb.gave": "{0} ont dû céder leur place", "mb.table": "Modifier qui reçoit quoi",
  "mb.mistakes": "Les fichiers contiennent des erreurs ; ce qui était servi avant l’est toujours :", "mb.registers": "Registres", "mb.who": "Qui demande", "mb.read": "Lecture d’essai",
  "mb.unit": "Unité", "mb.unit.n": "Unité {0}", "mb.port": "Port", "mb.port.n": "port {0}", "mb.only.fresh": "Valeurs récentes seulement", "mb.map.edit": "Modifier cette table", "mb.none": "Aucun registre ne correspond.",
  "mb.address": "Adresse", "mb.words": "Mots (hex)", "mb.value": "Valeur", "mb.meaning": "Ce que c’est", "mb.type": "Type, fonction", "mb.state": "État", "mb.count": "{0} registres sur {1}",
  "mb.state.fresh": "récent", "mb.state.stale": "trop ancien", "mb.state.none": "sans valeur", "mb.state.fixed": "fixe", "mb.of": "du compteur {0}", "mb.only": "seulement pour {0}",
  "mb.stale.exception-0b": "valeurs anciennes : exception 0B", "mb.stale.exception-04": "valeurs anciennes : exception 04", "mb.stale.no-value": "les valeurs anciennes se lisent « sans valeur »", "mb.stale.keep-indexes": "les énergies gardent leur dernière valeur, les autres valeurs anciennes : exception 0B",
  "mb.exception": "exception {0}", "mb.client": "Client", "mb.rate": "Par seconde", "mb.asked": "Requêtes", "mb.errors": "Erreurs", "mb.last": "Dernière il y a", "mb.nobody": "Personne n’a rien demandé depuis le démarrage.",
  "mb.requests.last": "Les dernières requêtes", "mb.silent": "Aucune requête pour l’instant.", "mb.time": "Heure", "mb.function": "Fonction", "mb.number": "Registres", "mb.result": "Résultat", "mb.took": "Durée",
  "mb.holding": "03, registres de maintien", "mb.input": "04, registres d’entrée", "mb.read.go": "Lire", "mb.read.why": "Interroge cet appareil par TCP, exactement comme le fait une borne ou un onduleur. L’adresse peut être décimale ou de la forme 0x1F ; de 1 à 125 registres.",
  "mb.read.wrong": "Unité de 0 à 255, adresse de 0 à 65535, de 1 à 125 registres : le champ marqué n’est pas dans ces limites.", "mb.read.ok": "{0} mots en {1} ms", "mb.request": "Requête", "mb.response": "Réponse", "mb.no.response": "aucune",
  "mb.word": "Hex", "mb.unsigned": "Non signé", "mb.signed": "Signé", "mb.long": "Avec le suivant : 32 bits", "mb.float": "en virgule flottante", "mb.map.says": "Ce que dit la table",
};
