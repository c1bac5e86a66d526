export default {
  "page.live": "En direct", "page.charts": "Courbes", "page.meter": "Compteur", "page.modbus": "Modbus", "page.mqtt": "MQTT", "page.files": "Routes et tables",
  "page.settings": "Réglages", "page.log": "Journal", "page.access": "Accès", "page.help": "Aide", "page.login": "Connexion", "page.claim": "Prise en main",
  "skip": "Aller au contenu", "pages": "Pages", "more": "Plus", "theme": "Clair ou sombre", "logout": "Se déconnecter", "cancel": "Annuler", "again": "Réessayer",
  "save": "Enregistrer", "saved": "Enregistré.", "test": "Tester", "close": "Fermer", "delete": "Supprimer", "loading": "Chargement…", "estimated": "estimé", "none": "Rien pour l’instant.", "age": "Il y a {0}", "days.short": "j",
  "password": "Mot de passe", "confirm.title": "Votre mot de passe, encore une fois", "confirm.why": "Cette modification demande votre mot de passe. Il vaut ensuite pour dix minutes.", "confirm.go": "Continuer",
  "copy": "Copier", "copied": "Copié", "copy.failed": "Copie impossible", "download": "Télécharger", "upload": "Ouvrir un fichier", "search": "Chercher", "source": "Compteur", "yes": "oui", "no": "non",
  "silent": "L’appareil ne répond pas. Ce qui est affiché peut être ancien ; nouvel essai en cours.",
  "http.only": "Cette page n’est pas chiffrée (HTTP seul) : d’autres personnes sur votre réseau peuvent lire les mots de passe. Indiquez un port HTTPS dans les réglages.",
  "safe.mode": "Mode sans échec : l’appareil a démarré sans vos fichiers, car il n’avait pas pu démarrer avec eux.",
  "doubted.one": "Une valeur est en quarantaine et n’est pas publiée.", "doubted.many": "{0} valeurs sont en quarantaine et ne sont pas publiées.",
  "lamp.all well": "Tout va bien", "lamp.no TIC data": "Pas de données TIC", "lamp.no IPv4 address": "Pas d’adresse IPv4", "lamp.booting": "Démarrage",
};
