export default {
  "he.bundle": "Dossier d’aide", "he.bundle.what": "Un seul texte avec tout ce qu’il faut à qui vous aide : version, réglages sans secrets, compteurs, fin du journal, dernières trames. Les identifiants du compteur sont masqués. Lisez-le ici avant de le donner ; il n’est envoyé nulle part tout seul.", "he.bundle.look": "Montrer le dossier d’aide",
  "he.lamp": "Ce que dit le voyant", "he.lamp.red": "Rouge :", "he.lamp.red.what": "démarrage ; attendez dix secondes.",
  "he.lamp.red-green": "Rouge et vert en alternance :", "he.lamp.red-green.what": "rien de bon n’est venu du compteur depuis dix secondes. Vérifiez I1 et I2, l’adaptateur, et que le compteur est en mode standard.",
  "he.lamp.orange-green": "Orange et vert en alternance :", "he.lamp.orange-green.what": "pas d’adresse IPv4. Vérifiez le câble réseau et la box.",
  "he.lamp.green": "Vert :", "he.lamp.green.what": "tout va bien. Un broker injoignable n’y change rien ; la page MQTT le dit.",
  "he.lamp.blue-white-violet-cyan": "Bleu, blanc, violet, cyan :", "he.lamp.blue-white-violet-cyan.what": "tout va bien, et l’une de vos routes montre quelque chose.",
  "he.button": "Ce que fait le bouton", "he.button.what": "Un appui reconnecte au broker et rouvre cette page si elle s’était fermée. Pendant qu’une personne prend l’appareil en main, un appui prouve seulement qu’elle est devant lui.",
  "he.wrong": "Quand quelque chose ne va pas", "he.wrong.line": "La note de la ligne et ce qu’il faut faire :", "he.wrong.modbus": "Quel maître demande quoi, et ce qu’il reçoit :", "he.wrong.mqtt": "Pourquoi le broker refuse quelque chose, et un essai de la liaison :",
  "he.wrong.files": "Quel fichier a été arrêté, et pourquoi :", "he.wrong.log": "Tout le reste :",
  "he.api": "L’API", "he.api.what": "Tout ce que cette page montre et fait est aussi ouvert aux programmes, avec un jeton aux droits limités. La description se lit par des personnes et par des générateurs de code. Les chiffres pour Prometheus sont sous /metrics.", "he.openapi": "Description de l’API (OpenAPI)", "he.tokens": "Jetons",
  "he.parts": "Éléments d’autres auteurs dans cette page", "he.parts.what": "Cette page n’interroge que votre appareil : tout ce qu’il lui faut vient avec elle.",
};
