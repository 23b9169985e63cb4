<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>HttpListener</name>
    <message>
        <source>The embedded server cannot listen on port %1: choose another port, or 0 for any free one.</source>
        <translation>Le serveur intégré ne peut pas écouter sur le port %1&#xa0;: choisissez un autre port, ou 0 pour n&apos;importe quel port libre.</translation>
    </message>
</context>
<context>
    <name>RedisError</name>
    <message>
        <source>Redis refused the user or password; correct them in the settings.</source>
        <translation>Redis a refusé l&apos;utilisateur ou le mot de passe&#xa0;; corrigez-les dans les paramètres.</translation>
    </message>
    <message>
        <source>The Redis user may not do this; give it the right with ACL SETUSER.</source>
        <translation>L&apos;utilisateur Redis n&apos;a pas ce droit&#xa0;; accordez-le avec ACL SETUSER.</translation>
    </message>
    <message>
        <source>Redis cannot store more; free memory or disk space on its server.</source>
        <translation>Redis ne peut plus rien stocker&#xa0;; libérez de la mémoire ou du disque sur son serveur.</translation>
    </message>
    <message>
        <source>Redis is busy or still starting; wait a moment.</source>
        <translation>Redis est occupé ou démarre encore&#xa0;; patientez un instant.</translation>
    </message>
    <message>
        <source>Redis refused the command.</source>
        <translation>Redis a refusé la commande.</translation>
    </message>
</context>
<context>
    <name>RedisSettings</name>
    <message>
        <source>This build speaks to Redis without TLS; use redis://, or a tunnel to the server.</source>
        <translation>Cette version parle à Redis sans TLS&#xa0;; utilisez redis://, ou un tunnel vers le serveur.</translation>
    </message>
    <message>
        <source>The database of a Redis address is a number from 0, as in redis://localhost:6379/0.</source>
        <translation>La base de données d&apos;une adresse Redis est un nombre à partir de 0, comme dans redis://localhost:6379/0.</translation>
    </message>
    <message>
        <source>The Redis address cannot be read; write redis://[user:password@]host[:port][/database] or unix:///path[?db=number], with special characters of a password percent-encoded.</source>
        <translation>L&apos;adresse Redis est illisible&#xa0;; écrivez redis://[utilisateur:motdepasse@]hôte[:port][/base] ou unix:///chemin[?db=nombre], les caractères spéciaux du mot de passe étant codés en pourcent.</translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Mirrors InfluxDB Cloud to a local InfluxDB and shows live telemetry.</source>
        <translation>Copie InfluxDB Cloud vers un InfluxDB local et affiche la télémétrie en direct.</translation>
    </message>
    <message>
        <source>Keep settings, journal and sample data in &lt;folder&gt; (default: %1).</source>
        <translation>Garder paramètres, journal et données d&apos;exemple dans &lt;dossier&gt; (par défaut&#xa0;: %1).</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>dossier</translation>
    </message>
    <message>
        <source>Show the embedded sample site, whatever is set up.</source>
        <translation>Montrer le site d&apos;exemple intégré, quels que soient les réglages.</translation>
    </message>
    <message>
        <source>light, dark or system; for this start only.</source>
        <translation>light (clair), dark (sombre) ou system (système)&#xa0;; pour ce démarrage seulement.</translation>
    </message>
    <message>
        <source>name</source>
        <translation>nom</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made: check its permissions.</source>
        <translation>Le dossier %1 ne peut pas être créé&#xa0;: vérifiez ses permissions.</translation>
    </message>
</context>
<context>
    <name>telemirror</name>
    <message>
        <source>The environment variable %1 must be %2: correct or unset it.</source>
        <translation>La variable d&apos;environnement %1 doit être %2&#xa0;: corrigez-la ou retirez-la.</translation>
    </message>
    <message>
        <source>Connection &quot;%1&quot;</source>
        <translation>Connexion «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>&quot;automatic&quot;, &quot;flux&quot; or &quot;influxql&quot;</source>
        <translation>«&#xa0;automatic&#xa0;», «&#xa0;flux&#xa0;» ou «&#xa0;influxql&#xa0;»</translation>
    </message>
    <message>
        <source>Coordinates</source>
        <translation>Coordonnées</translation>
    </message>
    <message>
        <source>given</source>
        <translation>indiqué</translation>
    </message>
    <message>
        <source>Telemetry</source>
        <translation>Télémétrie</translation>
    </message>
    <message>
        <source>Redis</source>
        <translation>Redis</translation>
    </message>
    <message>
        <source>The settings file %1 cannot be written: check its folder and its rights.</source>
        <translation>Le fichier de paramètres %1 ne peut pas être écrit&#xa0;: vérifiez son dossier et ses droits.</translation>
    </message>
    <message>
        <source>The server&apos;s answer ended before its end; the query has to be made again.</source>
        <translation>La réponse du serveur s&apos;est arrêtée avant la fin&#xa0;; la requête doit être refaite.</translation>
    </message>
    <message>
        <source>The compressed data is damaged; the transfer has to be made again.</source>
        <translation>Les données compressées sont endommagées&#xa0;; le transfert doit être refait.</translation>
    </message>
    <message>
        <source>The measurement&apos;s name</source>
        <translation>Le nom de la mesure</translation>
    </message>
    <message>
        <source>A tag&apos;s key</source>
        <translation>La clé d&apos;un tag</translation>
    </message>
    <message>
        <source>A tag&apos;s value</source>
        <translation>La valeur d&apos;un tag</translation>
    </message>
    <message>
        <source>A field&apos;s key</source>
        <translation>La clé d&apos;un champ</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a database of another program; choose another file for the journal.</source>
        <translation>«&#xa0;%1&#xa0;» est la base de données d&apos;un autre programme&#xa0;; choisissez un autre fichier pour le journal.</translation>
    </message>
    <message>
        <source>The journal &quot;%1&quot; is kept locked by another program; close that program and try again.</source>
        <translation>Le journal «&#xa0;%1&#xa0;» est verrouillé par un autre programme&#xa0;; fermez ce programme et réessayez.</translation>
    </message>
    <message>
        <source>The journal &quot;%1&quot; cannot be written; allow this user to write the file and its folder.</source>
        <translation>Le journal «&#xa0;%1&#xa0;» ne peut pas être écrit&#xa0;; autorisez cet utilisateur à écrire le fichier et son dossier.</translation>
    </message>
    <message>
        <source>The journal &quot;%1&quot; is damaged or not a journal; move the file away, then everything is mirrored anew.</source>
        <translation>Le journal «&#xa0;%1&#xa0;» est endommagé ou n&apos;est pas un journal&#xa0;; déplacez le fichier, tout sera alors copié à nouveau.</translation>
    </message>
    <message>
        <source>The disk that holds the journal &quot;%1&quot; is full; make room and try again.</source>
        <translation>Le disque du journal «&#xa0;%1&#xa0;» est plein&#xa0;; faites de la place et réessayez.</translation>
    </message>
    <message>
        <source>The journal &quot;%1&quot; cannot be opened; check that its folder exists and can be written.</source>
        <translation>Le journal «&#xa0;%1&#xa0;» ne peut pas être ouvert&#xa0;; vérifiez que son dossier existe et peut être écrit.</translation>
    </message>
    <message>
        <source>The journal &quot;%1&quot; cannot be read or written; check the disk that holds it.</source>
        <translation>Le journal «&#xa0;%1&#xa0;» ne peut être ni lu ni écrit&#xa0;; vérifiez le disque qui le contient.</translation>
    </message>
    <message>
        <source>The rule&apos;s &quot;%1&quot; must be %2.</source>
        <translation>«&#xa0;%1&#xa0;» de la règle doit être %2.</translation>
    </message>
    <message>
        <source>a list of objects with a &quot;pattern&quot;</source>
        <translation>une liste d&apos;objets avec un «&#xa0;pattern&#xa0;»</translation>
    </message>
</context>
<context>
    <name>telemirror::ActivityMonitor</name>
    <message>
        <source>The schedule is paused</source>
        <translation>La planification est en pause</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Rien à faire</translation>
    </message>
    <message>
        <source>Next run: %1</source>
        <translation>Prochaine exécution&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 is not connected</source>
        <translation>%1 n&apos;est pas connecté</translation>
    </message>
    <message>
        <source>%1 is connected again</source>
        <translation>%1 est de nouveau connecté</translation>
    </message>
    <message>
        <source>%1: waiting until %2</source>
        <translation>%1&#xa0;: attente jusqu&apos;à %2</translation>
    </message>
    <message>
        <source>Mirroring %1: %2 %</source>
        <translation>Copie de %1&#xa0;: %2&#xa0;%</translation>
    </message>
    <message>
        <source>Mirroring %1</source>
        <translation>Copie de %1</translation>
    </message>
    <message>
        <source>See History for the reason.</source>
        <translation>Voyez la raison dans Historique.</translation>
    </message>
    <message>
        <source>%1 is not mirrored</source>
        <translation>%1 n&apos;est pas copié</translation>
    </message>
    <message>
        <source>%1 is mirrored in part only</source>
        <translation>%1 n&apos;est copié qu&apos;en partie</translation>
    </message>
    <message>
        <source>%1 is mirrored again</source>
        <translation>%1 est de nouveau copié</translation>
    </message>
    <message>
        <source>%1 written</source>
        <translation>%1 écrits</translation>
    </message>
</context>
<context>
    <name>telemirror::AnnotatedCsvReader::Private</name>
    <message>
        <source>annotations without a header</source>
        <translation>des annotations sans en-tête</translation>
    </message>
    <message>
        <source>an error without a text</source>
        <translation>une erreur sans texte</translation>
    </message>
    <message>
        <source>annotations of different length</source>
        <translation>des annotations de longueurs différentes</translation>
    </message>
    <message>
        <source>the unknown data type &quot;%1&quot;</source>
        <translation>le type de données inconnu «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>a header that does not fit its annotations</source>
        <translation>un en-tête qui ne correspond pas à ses annotations</translation>
    </message>
    <message>
        <source>text in the column for annotations</source>
        <translation>du texte dans la colonne des annotations</translation>
    </message>
    <message>
        <source>%1 cells for %2 columns</source>
        <translation>%1 cellules pour %2 colonnes</translation>
    </message>
    <message>
        <source>The server could not carry out the query.</source>
        <translation>Le serveur n&apos;a pas pu exécuter la requête.</translation>
    </message>
    <message>
        <source>Line %1 of the server&apos;s answer, row %2, is not annotated CSV: %3.</source>
        <translation>La ligne %1 de la réponse du serveur, rangée %2, n&apos;est pas du CSV annoté&#xa0;: %3.</translation>
    </message>
</context>
<context>
    <name>telemirror::AppearanceEditor</name>
    <message>
        <source>Closing the window leaves Telemirror running in the tray</source>
        <translation>Fermer la fenêtre laisse Telemirror actif dans la zone de notification</translation>
    </message>
    <message>
        <source>Tell me when something fails, and when it works again</source>
        <translation>Me prévenir quand quelque chose échoue, et quand tout refonctionne</translation>
    </message>
    <message>
        <source>The language changes when Telemirror is started the next time.</source>
        <translation>La langue changera au prochain démarrage de Telemirror.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Comme le système</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Clair</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Sombre</translation>
    </message>
    <message>
        <source>This desktop has no tray: closing the window ends the program.</source>
        <translation>Ce bureau n&apos;a pas de zone de notification&#xa0;: fermer la fenêtre termine le programme.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>For this desk only, and in effect at once.</source>
        <translation>Pour ce poste seulement, avec effet immédiat.</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Couleurs</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
</context>
<context>
    <name>telemirror::Command</name>
    <message>
        <source>Keep settings, journal and sample data in &lt;folder&gt; (default: %1).</source>
        <translation>Garder paramètres, journal et données d&apos;exemple dans &lt;dossier&gt; (par défaut&#xa0;: %1).</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>dossier</translation>
    </message>
    <message>
        <source>Work on the embedded sample site; no server or account is needed.</source>
        <translation>Travailler sur le site d&apos;exemple intégré&#xa0;; aucun serveur ni compte n&apos;est nécessaire.</translation>
    </message>
    <message>
        <source>No servers are set up: set them in the application&apos;s Settings or by INFLUXDB_CLOUD_URL and INFLUXDB_URL in the environment, or try --demo.</source>
        <translation>Aucun serveur n&apos;est configuré&#xa0;: indiquez-les dans les paramètres de l&apos;application ou par INFLUXDB_CLOUD_URL et INFLUXDB_URL dans l&apos;environnement, ou essayez --demo.</translation>
    </message>
    <message>
        <source>Usage: telemirror-cli &lt;command&gt; [options]

Mirrors InfluxDB Cloud to a local InfluxDB, and prints live telemetry.

Commands:
</source>
        <translation>Utilisation&#xa0;: telemirror-cli &lt;commande&gt; [options]

Copie InfluxDB Cloud vers un InfluxDB local, et affiche la télémétrie en direct.

Commandes&#xa0;:
</translation>
    </message>
    <message>
        <source>
  --help     this text; telemirror-cli &lt;command&gt; --help: its options
  --version  the version

Exit status: 0 done, 1 failed, 2 wrong usage or nothing set up, 3 partly done.</source>
        <translation>
  --help     ce texte&#xa0;; telemirror-cli &lt;commande&gt; --help&#xa0;: ses options
  --version  la version

Code de sortie&#xa0;: 0 terminé, 1 échec, 2 mauvaise utilisation ou rien de configuré, 3 terminé en partie.</translation>
    </message>
    <message>
        <source>Print this text.</source>
        <translation>Afficher ce texte.</translation>
    </message>
    <message>
        <source>telemirror-cli: %1 takes no argument &quot;%2&quot;.</source>
        <translation>telemirror-cli&#xa0;: %1 ne prend pas d&apos;argument «&#xa0;%2&#xa0;».</translation>
    </message>
    <message>
        <source>telemirror-cli: there is no command &quot;%1&quot;.</source>
        <translation>telemirror-cli&#xa0;: il n&apos;y a pas de commande «&#xa0;%1&#xa0;».</translation>
    </message>
</context>
<context>
    <name>telemirror::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Que voulez-vous faire&#xa0;?</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
</context>
<context>
    <name>telemirror::ConnectWizard</name>
    <message>
        <source>Connect my servers</source>
        <translation>Connecter mes serveurs</translation>
    </message>
    <message>
        <source>Begin to mirror</source>
        <translation>Commencer la copie</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>Cloud</translation>
    </message>
    <message>
        <source>Where your data is</source>
        <translation>Où sont vos données</translation>
    </message>
    <message>
        <source>The InfluxDB Cloud (or any other InfluxDB) to read from. In its web page, under Load Data › API Tokens, make a token with read access to the bucket.</source>
        <translation>L&apos;InfluxDB Cloud (ou tout autre InfluxDB) à lire. Sur sa page web, sous Load Data › API Tokens, créez un jeton avec accès en lecture au bucket.</translation>
    </message>
    <message>
        <source>Everything in this bucket is mirrored; it is never changed.</source>
        <translation>Tout ce bucket est copié&#xa0;; il n&apos;est jamais modifié.</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>Local</translation>
    </message>
    <message>
        <source>Where it is to be kept</source>
        <translation>Où les garder</translation>
    </message>
    <message>
        <source>Your own InfluxDB. Version 1.x often wants neither token nor password; later ones want a token with write access.</source>
        <translation>Votre propre InfluxDB. La version 1.x ne demande souvent ni jeton ni mot de passe&#xa0;; les suivantes veulent un jeton avec accès en écriture.</translation>
    </message>
    <message>
        <source>A bucket that is not there yet is made by the first run.</source>
        <translation>Un bucket qui n&apos;existe pas encore est créé par la première exécution.</translation>
    </message>
    <message>
        <source>%1 (%2)  →  %3 (%4)</source>
        <translation>%1 (%2)  →  %3 (%4)</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Enregistrement…</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Retour</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Suivant</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>telemirror::ConnectionEditor</name>
    <message>
        <source>Name or id; not for 1.x</source>
        <translation>Nom ou identifiant&#xa0;; pas pour 1.x</translation>
    </message>
    <message>
        <source>Only with a password (1.x)</source>
        <translation>Seulement avec un mot de passe (1.x)</translation>
    </message>
    <message>
        <source>Token or password</source>
        <translation>Jeton ou mot de passe</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Tester</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Langue</translation>
    </message>
    <message>
        <source>&amp;Organization</source>
        <translation>&amp;Organisation</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Utilisateur</translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation>&amp;Jeton</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Question au serveur…</translation>
    </message>
    <message>
        <source>Enter the address of the server, such as %1.</source>
        <translation>Entrez l&apos;adresse du serveur, par exemple %1.</translation>
    </message>
    <message>
        <source>The address must begin with http:// or https:// and name a server.</source>
        <translation>L&apos;adresse doit commencer par http:// ou https:// et nommer un serveur.</translation>
    </message>
    <message>
        <source>Put user and password into their own fields, not into the address.</source>
        <translation>Mettez l&apos;utilisateur et le mot de passe dans leurs propres champs, pas dans l&apos;adresse.</translation>
    </message>
    <message>
        <source>Flux servers want a token.</source>
        <translation>Les serveurs Flux veulent un jeton.</translation>
    </message>
    <message>
        <source>It works: %1, answered in %2.</source>
        <translation>Cela fonctionne&#xa0;: %1, réponse en %2.</translation>
    </message>
</context>
<context>
    <name>telemirror::CoverageHeatMap</name>
    <message>
        <source>What is mirrored, by measurement and day</source>
        <translation>Ce qui est copié, par mesure et par jour</translation>
    </message>
    <message>
        <source>Verify this day, and copy what is missing</source>
        <translation>Vérifier ce jour, et copier ce qui manque</translation>
    </message>
</context>
<context>
    <name>telemirror::CoverageModel</name>
    <message>
        <source>not wanted by the rule</source>
        <translation>pas demandé par la règle</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <translation>%1 %2&#xa0;%</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2&#xa0;: %3</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>différent</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>manquant</translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation>copié</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>vérifié</translation>
    </message>
</context>
<context>
    <name>telemirror::CoveragePanel</name>
    <message>
        <source>Rule</source>
        <translation>Règle</translation>
    </message>
    <message>
        <source>Range of time</source>
        <translation>Intervalle de temps</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>30 derniers jours</translation>
    </message>
    <message>
        <source>Last 90 days</source>
        <translation>90 derniers jours</translation>
    </message>
    <message>
        <source>Last 365 days</source>
        <translation>365 derniers jours</translation>
    </message>
    <message>
        <source>Nothing is set up to be mirrored</source>
        <translation>Rien n&apos;est configuré pour la copie</translation>
    </message>
    <message>
        <source>Choose what to mirror in Settings › What to mirror.</source>
        <translation>Choisissez quoi copier dans Paramètres › Quoi copier.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>Nothing is mirrored yet</source>
        <translation>Rien n&apos;est encore copié</translation>
    </message>
    <message>
        <source>What is mirrored is drawn here, by measurement and day.</source>
        <translation>Ce qui est copié est tracé ici, par mesure et par jour.</translation>
    </message>
    <message>
        <source>The history cannot be read</source>
        <translation>L&apos;historique ne peut pas être lu</translation>
    </message>
</context>
<context>
    <name>telemirror::CsvRecordReader</name>
    <message>
        <source>A row of the server&apos;s answer is longer than %1 bytes.</source>
        <translation>Une ligne de la réponse du serveur dépasse %1 octets.</translation>
    </message>
    <message>
        <source>Line %1 of the server&apos;s answer has a quote where CSV allows none.</source>
        <translation>La ligne %1 de la réponse du serveur a un guillemet là où le CSV n&apos;en permet pas.</translation>
    </message>
</context>
<context>
    <name>telemirror::DeadLetterFile</name>
    <message>
        <source>Points that could not be written cannot be kept in &quot;%1&quot;; check the folder and the room on its disk.</source>
        <translation>Les points qui n&apos;ont pas pu être écrits ne peuvent pas être gardés dans «&#xa0;%1&#xa0;»&#xa0;; vérifiez le dossier et la place sur son disque.</translation>
    </message>
</context>
<context>
    <name>telemirror::DemoSite</name>
    <message>
        <source>The folder %1 cannot be made: check its permissions.</source>
        <translation>Le dossier %1 ne peut pas être créé&#xa0;: vérifiez ses permissions.</translation>
    </message>
    <message>
        <source>Sample cloud</source>
        <translation>Cloud d&apos;exemple</translation>
    </message>
    <message>
        <source>Sample local store</source>
        <translation>Serveur local d&apos;exemple</translation>
    </message>
    <message>
        <source>Sample site</source>
        <translation>Site d&apos;exemple</translation>
    </message>
</context>
<context>
    <name>telemirror::Engine</name>
    <message>
        <source>There is no connection &quot;%1&quot;: choose one of the profile&apos;s.</source>
        <translation>Il n&apos;y a pas de connexion «&#xa0;%1&#xa0;»&#xa0;: choisissez une de celles du profil.</translation>
    </message>
    <message>
        <source>Telemetry does not reach Redis: %1</source>
        <translation>La télémétrie n&apos;atteint pas Redis&#xa0;: %1</translation>
    </message>
    <message>
        <source>Telemetry reaches Redis again.</source>
        <translation>La télémétrie atteint de nouveau Redis.</translation>
    </message>
    <message>
        <source>There is no rule &quot;%1&quot;, or one of its connections is missing: check the rules.</source>
        <translation>Il n&apos;y a pas de règle «&#xa0;%1&#xa0;», ou une de ses connexions manque&#xa0;: vérifiez les règles.</translation>
    </message>
    <message>
        <source>The schedule is paused.</source>
        <translation>La planification est en pause.</translation>
    </message>
    <message>
        <source>The schedule goes on.</source>
        <translation>La planification reprend.</translation>
    </message>
    <message>
        <source>There is no rule to forget.</source>
        <translation>Il n&apos;y a pas de règle à oublier.</translation>
    </message>
    <message>
        <source>What is mirrored was forgotten; the next run reads all.</source>
        <translation>Ce qui est copié a été oublié&#xa0;; la prochaine exécution relit tout.</translation>
    </message>
    <message>
        <source>No connection is chosen for telemetry: choose one in the settings.</source>
        <translation>Aucune connexion n&apos;est choisie pour la télémétrie&#xa0;: choisissez-en une dans les paramètres.</translation>
    </message>
    <message>
        <source>%1 is ready: %2 %3.</source>
        <translation>%1 est prêt&#xa0;: %2 %3.</translation>
    </message>
    <message>
        <source>Redis %1 at %2 is ready.</source>
        <translation>Redis %1 à %2 est prêt.</translation>
    </message>
    <message>
        <source>Redis at %1: %2</source>
        <translation>Redis à %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Run %1 of &quot;%2&quot; started (%3).</source>
        <translation>Exécution %1 de «&#xa0;%2&#xa0;» commencée (%3).</translation>
    </message>
    <message>
        <source>&quot;%1&quot; waits until %2: %3</source>
        <translation>«&#xa0;%1&#xa0;» attend jusqu&apos;à %2&#xa0;: %3</translation>
    </message>
    <message>
        <source>Run %1 of &quot;%2&quot; ended, %3: %4 points read, %5 written, %6 dropped, %7 refused, %8 windows, %9 retries, %10 ms.</source>
        <translation>Exécution %1 de «&#xa0;%2&#xa0;» finie, %3&#xa0;: %4 points lus, %5 écrits, %6 sans valeur, %7 refusés, %8 fenêtres, %9 reprises, %10 ms.</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more error(s); the history has all.</source>
        <translation>
            <numerusform>… et %n autre erreur&#xa0;; l&apos;historique les a toutes.</numerusform>
            <numerusform>… et %n autres erreurs&#xa0;; l&apos;historique les a toutes.</numerusform>
        </translation>
    </message>
    <message>
        <source>Telemetry can be read again.</source>
        <translation>La télémétrie peut de nouveau être lue.</translation>
    </message>
</context>
<context>
    <name>telemirror::Environment</name>
    <message>
        <source>Cloud</source>
        <translation>Cloud</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>Local</translation>
    </message>
    <message>
        <source>one line</source>
        <translation>une ligne</translation>
    </message>
    <message>
        <source>an address such as http://127.0.0.1:8086</source>
        <translation>une adresse telle que http://127.0.0.1:8086</translation>
    </message>
    <message>
        <source>Cloud to local</source>
        <translation>Du cloud au local</translation>
    </message>
    <message>
        <source>set together with %1</source>
        <translation>donnée en même temps que %1</translation>
    </message>
    <message>
        <source>a number of degrees from -%1 to %1</source>
        <translation>un nombre de degrés de -%1 à %1</translation>
    </message>
    <message>
        <source>an address such as redis://127.0.0.1:6379/0</source>
        <translation>une adresse telle que redis://127.0.0.1:6379/0</translation>
    </message>
</context>
<context>
    <name>telemirror::ExplorerPage</name>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>Filter what is open</source>
        <translation>Filtrer ce qui est ouvert</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Relire</translation>
    </message>
    <message>
        <source>Buckets, measurements, fields and tags</source>
        <translation>Buckets, mesures, champs et tags</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Dernière heure</translation>
    </message>
    <message>
        <source>Last 6 hours</source>
        <translation>6 dernières heures</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>24 dernières heures</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>7 derniers jours</translation>
    </message>
    <message>
        <source>Yesterday to 5 days ahead</source>
        <translation>D&apos;hier à dans 5 jours</translation>
    </message>
    <message>
        <source>Range of time</source>
        <translation>Intervalle de temps</translation>
    </message>
    <message>
        <source>Wheel: zoom  ·  drag: move  ·  double click: everything</source>
        <translation>Molette&#xa0;: zoom  ·  glisser&#xa0;: déplacer  ·  double clic&#xa0;: tout</translation>
    </message>
    <message>
        <source>Connect a server in Settings › Connections.</source>
        <translation>Connectez un serveur dans Paramètres › Connexions.</translation>
    </message>
    <message>
        <source>Open a bucket and a measurement, then choose a field to see its curve.</source>
        <translation>Ouvrez un bucket et une mesure, puis choisissez un champ pour voir sa courbe.</translation>
    </message>
    <message>
        <source>This field has several types: %1</source>
        <translation>Ce champ a plusieurs types&#xa0;: %1</translation>
    </message>
    <message>
        <source>This field holds text: there is no curve to draw.</source>
        <translation>Ce champ contient du texte&#xa0;: il n&apos;y a pas de courbe à tracer.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>No value in this range of time. Choose a longer one.</source>
        <translation>Aucune valeur dans cet intervalle de temps. Choisissez-en un plus long.</translation>
    </message>
</context>
<context>
    <name>telemirror::FieldText</name>
    <message>
        <source>The unsigned value is above 2^63-1; the destination stores none, and an integer cannot hold it.</source>
        <translation>La valeur non signée dépasse 2^63-1&#xa0;; la destination n&apos;en stocke pas, et un entier ne peut pas la contenir.</translation>
    </message>
</context>
<context>
    <name>telemirror::FluxConnection</name>
    <message>
        <source>“%1” did not answer with a list of buckets: check its address in Settings › Connections.</source>
        <translation>«&#xa0;%1&#xa0;» n&apos;a pas répondu par une liste de buckets&#xa0;: vérifiez son adresse dans Paramètres › Connexions.</translation>
    </message>
    <message>
        <source>“%1” has no organization “%2”: set it in Settings › Connections.</source>
        <translation>«&#xa0;%1&#xa0;» n&apos;a pas d&apos;organisation «&#xa0;%2&#xa0;»&#xa0;: indiquez-la dans Paramètres › Connexions.</translation>
    </message>
</context>
<context>
    <name>telemirror::FluxLineEncoder::Private</name>
    <message>
        <source>The server&apos;s answer lacks one of the columns _time, _value and _field.</source>
        <translation>Il manque à la réponse du serveur une des colonnes _time, _value et _field.</translation>
    </message>
    <message>
        <source>The server&apos;s answer holds another measurement than the one asked for.</source>
        <translation>La réponse du serveur contient une autre mesure que celle demandée.</translation>
    </message>
    <message>
        <source>The server&apos;s answer holds a time that is none.</source>
        <translation>La réponse du serveur contient une date qui n&apos;en est pas une.</translation>
    </message>
    <message>
        <source>InfluxDB has no field type for times, durations and binary data.</source>
        <translation>InfluxDB n&apos;a pas de type de champ pour les dates, les durées et les données binaires.</translation>
    </message>
    <message>
        <source>The server&apos;s answer holds a value that is not of its column&apos;s type.</source>
        <translation>La réponse du serveur contient une valeur qui n&apos;est pas du type de sa colonne.</translation>
    </message>
</context>
<context>
    <name>telemirror::FutureHandler</name>
    <message>
        <source>The request was stopped.</source>
        <translation>La demande a été arrêtée.</translation>
    </message>
</context>
<context>
    <name>telemirror::GzipInflater</name>
    <message>
        <source>The compressed answer is damaged: look for a proxy between here and the server.</source>
        <translation>La réponse compressée est endommagée&#xa0;: cherchez un proxy entre ici et le serveur.</translation>
    </message>
</context>
<context>
    <name>telemirror::HistoryCommand</name>
    <message>
        <source>print the latest runs, newest first</source>
        <translation>afficher les dernières exécutions, la plus récente d&apos;abord</translation>
    </message>
    <message>
        <source>How many runs at most (default 20).</source>
        <translation>Combien d&apos;exécutions au plus (par défaut 20).</translation>
    </message>
    <message>
        <source>number</source>
        <translation>nombre</translation>
    </message>
    <message>
        <source>Print one JSON object instead of text.</source>
        <translation>Afficher un objet JSON au lieu de texte.</translation>
    </message>
    <message>
        <source>telemirror-cli: --limit takes a number from 1.</source>
        <translation>telemirror-cli&#xa0;: --limit prend un nombre à partir de 1.</translation>
    </message>
    <message>
        <source>There are no runs yet: start one with telemirror-cli sync.</source>
        <translation>Il n&apos;y a pas encore d&apos;exécution&#xa0;: lancez-en une avec telemirror-cli sync.</translation>
    </message>
    <message>
        <source>%1  %2  %3  %4  %5 points  %6</source>
        <translation>%1  %2  %3  %4  %5 points  %6</translation>
    </message>
</context>
<context>
    <name>telemirror::HistoryPage</name>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Every state</source>
        <translation>Tous les états</translation>
    </message>
    <message>
        <source>Begun by</source>
        <translation>Lancée par</translation>
    </message>
    <message>
        <source>However begun</source>
        <translation>Toute origine</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Search in rules and errors</source>
        <translation>Rechercher dans les règles et les erreurs</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Write all runs of this list to a CSV file</source>
        <translation>Écrire toutes les exécutions de cette liste dans un fichier CSV</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Exécutions</translation>
    </message>
    <message>
        <source>Measurement</source>
        <translation>Mesure</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Refusés</translation>
    </message>
    <message>
        <source>No value</source>
        <translation>Sans valeur</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Fenêtres</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>Reprises</translation>
    </message>
    <message>
        <source>Waited</source>
        <translation>Attente</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation>Ce qui n&apos;a pas marché</translation>
    </message>
    <message>
        <source>Measurements of the selected run</source>
        <translation>Mesures de l&apos;exécution choisie</translation>
    </message>
    <message>
        <source>This run</source>
        <translation>Cette exécution</translation>
    </message>
    <message>
        <source>Volume and duration</source>
        <translation>Volume et durée</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n exécution</numerusform>
            <numerusform>%n exécutions</numerusform>
        </translation>
    </message>
    <message>
        <source>The history cannot be read</source>
        <translation>L&apos;historique ne peut pas être lu</translation>
    </message>
    <message>
        <source>Reading the history…</source>
        <translation>Lecture de l&apos;historique…</translation>
    </message>
    <message>
        <source>No run fits</source>
        <translation>Aucune exécution ne correspond</translation>
    </message>
    <message>
        <source>Choose another state, or search for something else.</source>
        <translation>Choisissez un autre état, ou cherchez autre chose.</translation>
    </message>
    <message>
        <source>No run yet</source>
        <translation>Pas encore d&apos;exécution</translation>
    </message>
    <message>
        <source>Every run is kept here. Begin one with &quot;Sync now&quot; on the Overview.</source>
        <translation>Chaque exécution est gardée ici. Lancez-en une par «&#xa0;Synchroniser&#xa0;» dans la Vue d&apos;ensemble.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1 of %2 measurements</source>
        <translation>%1 mesures sur %2</translation>
    </message>
    <message>
        <source>%1 written</source>
        <translation>%1 écrits</translation>
    </message>
    <message>
        <source>%1 read</source>
        <translation>%1 lus</translation>
    </message>
    <message numerus="yes">
        <source>%n retry(s)</source>
        <translation>
            <numerusform>%n reprise</numerusform>
            <numerusform>%n reprises</numerusform>
        </translation>
    </message>
    <message>
        <source>waited %1 for limits</source>
        <translation>%1 d&apos;attente pour les limites</translation>
    </message>
    <message>
        <source>%1 without a value left out</source>
        <translation>%1 sans valeur laissés de côté</translation>
    </message>
    <message>
        <source>%1 refused, kept in the dead-letter file</source>
        <translation>%1 refusés, gardés dans le fichier de rebut</translation>
    </message>
    <message>
        <source>Export the runs</source>
        <translation>Exporter les exécutions</translation>
    </message>
    <message>
        <source>CSV (*.csv);;All files (*)</source>
        <translation>CSV (*.csv);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Writing run %1…</source>
        <translation>Écriture de l&apos;exécution %1…</translation>
    </message>
    <message>
        <source>%1 runs written to %2</source>
        <translation>%1 exécutions écrites dans %2</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 ne peut pas être écrit&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>telemirror::HttpConnection</name>
    <message>
        <source>The answer is larger than it can rightly be.</source>
        <translation>La réponse est plus grande qu&apos;elle ne peut l&apos;être.</translation>
    </message>
    <message>
        <source>The server of “%1” is %2, which has no database for InfluxQL: choose Flux in Settings › Connections.</source>
        <translation>Le serveur de «&#xa0;%1&#xa0;» est %2, qui n&apos;a pas de base de données pour InfluxQL&#xa0;: choisissez Flux dans Paramètres › Connexions.</translation>
    </message>
    <message>
        <source>The server of “%1” is %2, which does not serve Flux: choose InfluxQL in Settings › Connections.</source>
        <translation>Le serveur de «&#xa0;%1&#xa0;» est %2, qui ne sert pas Flux&#xa0;: choisissez InfluxQL dans Paramètres › Connexions.</translation>
    </message>
</context>
<context>
    <name>telemirror::HttpErrorMapper</name>
    <message>
        <source>“%1” sends its requests on to %2: if that is right, set that address in Settings › Connections.</source>
        <translation>«&#xa0;%1&#xa0;» renvoie ses requêtes vers %2&#xa0;: si c&apos;est correct, mettez cette adresse dans Paramètres › Connexions.</translation>
    </message>
    <message>
        <source>“%1” answered in a way that InfluxDB does not: check its address in Settings › Connections.</source>
        <translation>«&#xa0;%1&#xa0;» a répondu autrement que ne le fait InfluxDB&#xa0;: vérifiez son adresse dans Paramètres › Connexions.</translation>
    </message>
    <message>
        <source>A proxy between here and “%1” asks for a password: set it in the system&apos;s network settings.</source>
        <translation>Un proxy entre ici et «&#xa0;%1&#xa0;» demande un mot de passe&#xa0;: indiquez-le dans les paramètres réseau du système.</translation>
    </message>
    <message>
        <source>“%1” gave up waiting; it will be tried again.</source>
        <translation>«&#xa0;%1&#xa0;» a cessé d&apos;attendre&#xa0;; un nouvel essai suivra.</translation>
    </message>
    <message>
        <source>“%1” refused the request for its size: send less at once.</source>
        <translation>«&#xa0;%1&#xa0;» a refusé la requête pour sa taille&#xa0;: envoyez moins à la fois.</translation>
    </message>
    <message>
        <source>“%1” limits the rate of requests; it will be tried again later.</source>
        <translation>«&#xa0;%1&#xa0;» limite le débit des requêtes&#xa0;; un nouvel essai suivra.</translation>
    </message>
    <message>
        <source>“%1” refused some of the lines: see the dead-letter file for them.</source>
        <translation>«&#xa0;%1&#xa0;» a refusé certaines lignes&#xa0;: voyez-les dans le fichier de rebut.</translation>
    </message>
    <message>
        <source>“%1” did not accept the request: read what it says and check the bucket and the rule.</source>
        <translation>«&#xa0;%1&#xa0;» n&apos;a pas accepté la requête&#xa0;: lisez ce qu&apos;il dit et vérifiez le bucket et la règle.</translation>
    </message>
    <message>
        <source>“%1” asks to come back later; it will be tried again.</source>
        <translation>«&#xa0;%1&#xa0;» demande de revenir plus tard&#xa0;; un nouvel essai suivra.</translation>
    </message>
    <message>
        <source>“%1” failed to serve the request; if this goes on, look at its own log.</source>
        <translation>«&#xa0;%1&#xa0;» n&apos;a pas pu servir la requête&#xa0;; si cela continue, regardez son propre journal.</translation>
    </message>
    <message>
        <source>The token of “%1” is missing or wrong: set it in Settings › Connections.</source>
        <translation>Le jeton de «&#xa0;%1&#xa0;» manque ou est faux&#xa0;: indiquez-le dans Paramètres › Connexions.</translation>
    </message>
    <message>
        <source>The user name or password of “%1” is wrong: set them in Settings › Connections.</source>
        <translation>Le nom d&apos;utilisateur ou le mot de passe de «&#xa0;%1&#xa0;» est faux&#xa0;: indiquez-les dans Paramètres › Connexions.</translation>
    </message>
    <message>
        <source>The token of “%1” does not allow this: give it the right on the server, or set another token in Settings › Connections.</source>
        <translation>Le jeton de «&#xa0;%1&#xa0;» ne permet pas cela&#xa0;: accordez le droit sur le serveur, ou mettez un autre jeton dans Paramètres › Connexions.</translation>
    </message>
    <message>
        <source>The user of “%1” is not allowed to do this: grant it on the server, or set another user in Settings › Connections.</source>
        <translation>L&apos;utilisateur de «&#xa0;%1&#xa0;» n&apos;a pas ce droit&#xa0;: accordez-le sur le serveur, ou mettez un autre utilisateur dans Paramètres › Connexions.</translation>
    </message>
    <message>
        <source>“%1” does not have what was asked for: check the bucket or database, the organization and the address in Settings › Connections.</source>
        <translation>«&#xa0;%1&#xa0;» n&apos;a pas ce qui a été demandé&#xa0;: vérifiez le bucket ou la base de données, l&apos;organisation et l&apos;adresse dans Paramètres › Connexions.</translation>
    </message>
    <message>
        <source>The certificate of “%1” is not trusted: install it on this machine, or check the address in Settings › Connections.</source>
        <translation>Le certificat de «&#xa0;%1&#xa0;» n&apos;est pas reconnu&#xa0;: installez-le sur cette machine, ou vérifiez l&apos;adresse dans Paramètres › Connexions.</translation>
    </message>
    <message>
        <source>The address of “%1” cannot be used: it must begin with http:// or https://. Set it in Settings › Connections.</source>
        <translation>L&apos;adresse de «&#xa0;%1&#xa0;» est inutilisable&#xa0;: elle doit commencer par http:// ou https://. Corrigez-la dans Paramètres › Connexions.</translation>
    </message>
    <message>
        <source>The server %1 of “%2” was not found: check its address in Settings › Connections and the network.</source>
        <translation>Le serveur %1 de «&#xa0;%2&#xa0;» est introuvable&#xa0;: vérifiez son adresse dans Paramètres › Connexions et le réseau.</translation>
    </message>
    <message>
        <source>Nothing answers at %1, the address of “%2”: start the server, or check the address in Settings › Connections.</source>
        <translation>Rien ne répond à %1, l&apos;adresse de «&#xa0;%2&#xa0;»&#xa0;: démarrez le serveur, ou vérifiez l&apos;adresse dans Paramètres › Connexions.</translation>
    </message>
    <message>
        <source>“%1” does not answer as a web server does: check its address in Settings › Connections.</source>
        <translation>«&#xa0;%1&#xa0;» ne répond pas comme un serveur web&#xa0;: vérifiez son adresse dans Paramètres › Connexions.</translation>
    </message>
    <message>
        <source>The connection to “%1” broke off: check the network; it will be tried again.</source>
        <translation>La connexion à «&#xa0;%1&#xa0;» s&apos;est rompue&#xa0;: vérifiez le réseau&#xa0;; un nouvel essai suivra.</translation>
    </message>
    <message>
        <source>“%1” gave up a query that took too long.</source>
        <translation>«&#xa0;%1&#xa0;» a abandonné une requête qui durait trop longtemps.</translation>
    </message>
    <message>
        <source>“%1” refused a query for its size: ask for less at once.</source>
        <translation>«&#xa0;%1&#xa0;» a refusé une requête pour sa taille&#xa0;: demandez moins à la fois.</translation>
    </message>
    <message>
        <source>“%1” could not run the query.</source>
        <translation>«&#xa0;%1&#xa0;» n&apos;a pas pu exécuter la requête.</translation>
    </message>
    <message>
        <source>“%1” could not be reached in time: check its address in Settings › Connections and the network.</source>
        <translation>«&#xa0;%1&#xa0;» n&apos;a pas pu être joint à temps&#xa0;: vérifiez son adresse dans Paramètres › Connexions et le réseau.</translation>
    </message>
    <message>
        <source>“%1” stopped answering; it will be tried again.</source>
        <translation>«&#xa0;%1&#xa0;» a cessé de répondre&#xa0;; un nouvel essai suivra.</translation>
    </message>
    <message>
        <source>The answer of “%1” ended before its end; it will be tried again.</source>
        <translation>La réponse de «&#xa0;%1&#xa0;» s&apos;est arrêtée avant la fin&#xa0;; un nouvel essai suivra.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Arrêté.</translation>
    </message>
</context>
<context>
    <name>telemirror::HttpPointStream</name>
    <message>
        <source>Stopped.</source>
        <translation>Arrêté.</translation>
    </message>
    <message>
        <source>The list of fields is larger than it can rightly be.</source>
        <translation>La liste des champs est plus grande qu&apos;elle ne peut l&apos;être.</translation>
    </message>
</context>
<context>
    <name>telemirror::Inflater</name>
    <message>
        <source>The compressed data holds more than the %1 bytes allowed.</source>
        <translation>Les données compressées contiennent plus que les %1 octets permis.</translation>
    </message>
</context>
<context>
    <name>telemirror::InfluxMirror</name>
    <message>
        <source>The rule &quot;%1&quot; lacks a bucket; choose the source and the destination bucket.</source>
        <translation>Il manque un bucket à la règle «&#xa0;%1&#xa0;»&#xa0;; choisissez le bucket source et le bucket de destination.</translation>
    </message>
    <message>
        <source>The rule &quot;%1&quot; mirrors the bucket &quot;%2&quot; onto itself; choose another destination.</source>
        <translation>La règle «&#xa0;%1&#xa0;» copie le bucket «&#xa0;%2&#xa0;» sur lui-même&#xa0;; choisissez une autre destination.</translation>
    </message>
    <message>
        <source>The rule &quot;%1&quot; is being run by another program; wait for its end.</source>
        <translation>La règle «&#xa0;%1&#xa0;» est exécutée par un autre programme&#xa0;; attendez sa fin.</translation>
    </message>
    <message>
        <source>The lock file &quot;%1&quot; cannot be made; check the folder&apos;s rights and the room on its disk.</source>
        <translation>Le fichier de verrou «&#xa0;%1&#xa0;» ne peut pas être créé&#xa0;; vérifiez les droits du dossier et la place sur son disque.</translation>
    </message>
    <message>
        <source>The rule &quot;%1&quot; is running already; wait for its end.</source>
        <translation>La règle «&#xa0;%1&#xa0;» s&apos;exécute déjà&#xa0;; attendez sa fin.</translation>
    </message>
</context>
<context>
    <name>telemirror::InfluxQlConnection</name>
    <message>
        <source>“%1” did not answer as InfluxDB does: check its address in Settings › Connections.</source>
        <translation>«&#xa0;%1&#xa0;» n&apos;a pas répondu comme InfluxDB&#xa0;: vérifiez son adresse dans Paramètres › Connexions.</translation>
    </message>
</context>
<context>
    <name>telemirror::InfluxQlCsvReader</name>
    <message>
        <source>The server&apos;s answer ended before its end; the query has to be made again.</source>
        <translation>La réponse du serveur s&apos;est arrêtée avant la fin&#xa0;; la requête doit être refaite.</translation>
    </message>
</context>
<context>
    <name>telemirror::InfluxQlCsvReader::Private</name>
    <message>
        <source>no header</source>
        <translation>pas d&apos;en-tête</translation>
    </message>
    <message>
        <source>The server could not carry out the query.</source>
        <translation>Le serveur n&apos;a pas pu exécuter la requête.</translation>
    </message>
    <message>
        <source>%1 cells for %2 columns</source>
        <translation>%1 cellules pour %2 colonnes</translation>
    </message>
    <message>
        <source>Line %1 of the server&apos;s answer is not what InfluxDB writes as CSV: %2.</source>
        <translation>La ligne %1 de la réponse du serveur n&apos;est pas ce qu&apos;InfluxDB écrit en CSV&#xa0;: %2.</translation>
    </message>
</context>
<context>
    <name>telemirror::InfluxQlJsonReader::Private</name>
    <message>
        <source>an array instead of an object</source>
        <translation>un tableau au lieu d&apos;un objet</translation>
    </message>
    <message>
        <source>too many levels</source>
        <translation>trop de niveaux</translation>
    </message>
    <message>
        <source>a row that is no array</source>
        <translation>une rangée qui n&apos;est pas un tableau</translation>
    </message>
    <message>
        <source>names behind the rows they belong to</source>
        <translation>des noms derrière les rangées qu&apos;ils nomment</translation>
    </message>
    <message>
        <source>a value instead of an object</source>
        <translation>une valeur au lieu d&apos;un objet</translation>
    </message>
    <message>
        <source>The server could not carry out the query.</source>
        <translation>Le serveur n&apos;a pas pu exécuter la requête.</translation>
    </message>
    <message>
        <source>The server&apos;s answer names its columns only after too many rows.</source>
        <translation>La réponse du serveur ne nomme ses colonnes qu&apos;après trop de rangées.</translation>
    </message>
    <message>
        <source>a row that is no list of plain values</source>
        <translation>une rangée qui n&apos;est pas une liste de valeurs simples</translation>
    </message>
    <message>
        <source>%1 values for %2 columns</source>
        <translation>%1 valeurs pour %2 colonnes</translation>
    </message>
    <message>
        <source>The server&apos;s answer is not what InfluxDB writes as JSON: %1.</source>
        <translation>La réponse du serveur n&apos;est pas ce qu&apos;InfluxDB écrit en JSON&#xa0;: %1.</translation>
    </message>
</context>
<context>
    <name>telemirror::InfluxQlLineEncoder::Private</name>
    <message>
        <source>The server&apos;s answer lacks the column of times.</source>
        <translation>Il manque à la réponse du serveur la colonne des dates.</translation>
    </message>
    <message>
        <source>The server&apos;s answer holds another measurement than the one asked for.</source>
        <translation>La réponse du serveur contient une autre mesure que celle demandée.</translation>
    </message>
    <message>
        <source>The server&apos;s answer holds a time that is none.</source>
        <translation>La réponse du serveur contient une date qui n&apos;en est pas une.</translation>
    </message>
    <message>
        <source>The server&apos;s answer holds a value that is not of its field&apos;s type.</source>
        <translation>La réponse du serveur contient une valeur qui n&apos;est pas du type de son champ.</translation>
    </message>
</context>
<context>
    <name>telemirror::InfluxQlPointStream</name>
    <message>
        <source>The field “%1” holds numbers of several types, and “%2” does not tell which is where: give its user the rights of an administrator, or leave the measurement out.</source>
        <translation>Le champ «&#xa0;%1&#xa0;» contient des nombres de plusieurs types, et «&#xa0;%2&#xa0;» ne dit pas où est lequel&#xa0;: donnez à son utilisateur les droits d&apos;administrateur, ou laissez cette mesure de côté.</translation>
    </message>
</context>
<context>
    <name>telemirror::Journal</name>
    <message>
        <source>Qt&apos;s SQLite driver is missing; install the package that brings it.</source>
        <translation>Le pilote SQLite de Qt manque&#xa0;; installez le paquet qui l&apos;apporte.</translation>
    </message>
    <message>
        <source>The run was interrupted: the program ended before it; the next run does the rest.</source>
        <translation>L&apos;exécution a été interrompue&#xa0;: le programme s&apos;est terminé avant elle&#xa0;; la prochaine fera le reste.</translation>
    </message>
</context>
<context>
    <name>telemirror::JournalKeeper</name>
    <message>
        <source>The folder %1 cannot be made: check its place and its rights.</source>
        <translation>Le dossier %1 ne peut pas être créé&#xa0;: vérifiez son emplacement et ses droits.</translation>
    </message>
</context>
<context>
    <name>telemirror::JournalSchema</name>
    <message>
        <source>The journal &quot;%1&quot; was written by a newer Telemirror (schema %2, this program knows %3); update this program.</source>
        <translation>Le journal «&#xa0;%1&#xa0;» a été écrit par un Telemirror plus récent (schéma %2, ce programme connaît %3)&#xa0;; mettez ce programme à jour.</translation>
    </message>
</context>
<context>
    <name>telemirror::JsonReader</name>
    <message>
        <source>%1: &quot;%2&quot; must be %3.</source>
        <translation>%1&#xa0;: «&#xa0;%2&#xa0;» doit être %3.</translation>
    </message>
    <message>
        <source>%1: there is no setting &quot;%2&quot;.</source>
        <translation>%1&#xa0;: il n&apos;y a pas de paramètre «&#xa0;%2&#xa0;».</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>un texte</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>vrai ou faux</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>un nombre entier de %1 à %2</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>un nombre de %1 à %2</translation>
    </message>
    <message>
        <source>a duration such as &quot;10s&quot; or &quot;500ms&quot;</source>
        <translation>une durée telle que «&#xa0;10s&#xa0;» ou «&#xa0;500ms&#xa0;»</translation>
    </message>
    <message>
        <source>an address such as &quot;http://127.0.0.1:8086&quot;</source>
        <translation>une adresse telle que «&#xa0;http://127.0.0.1:8086&#xa0;»</translation>
    </message>
    <message>
        <source>an address without user and password</source>
        <translation>une adresse sans utilisateur ni mot de passe</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>un objet</translation>
    </message>
    <message>
        <source>a list of objects</source>
        <translation>une liste d&apos;objets</translation>
    </message>
</context>
<context>
    <name>telemirror::JsonScanner</name>
    <message>
        <source>A value of the server&apos;s answer is longer than %1 bytes.</source>
        <translation>Une valeur de la réponse du serveur dépasse %1 octets.</translation>
    </message>
    <message>
        <source>The server&apos;s answer is not JSON.</source>
        <translation>La réponse du serveur n&apos;est pas du JSON.</translation>
    </message>
</context>
<context>
    <name>telemirror::LatestValueModel</name>
    <message>
        <source>Measurement</source>
        <translation>Mesure</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Champ</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Âge</translation>
    </message>
</context>
<context>
    <name>telemirror::LineProtocolWriter</name>
    <message>
        <source>%1 is empty.</source>
        <translation>%1 est vide.</translation>
    </message>
    <message>
        <source>%1 contains a newline, which line protocol cannot hold.</source>
        <translation>%1 contient un saut de ligne, que le line protocol ne peut pas contenir.</translation>
    </message>
    <message>
        <source>%1 ends with a backslash, which line protocol cannot hold.</source>
        <translation>%1 finit par une barre oblique inverse, que le line protocol ne peut pas contenir.</translation>
    </message>
    <message>
        <source>%1 is &quot;time&quot;, which is reserved.</source>
        <translation>%1 est «&#xa0;time&#xa0;», qui est réservé.</translation>
    </message>
    <message>
        <source>%1 begins with a tab or a null character, which line protocol cannot hold.</source>
        <translation>%1 commence par une tabulation ou un caractère nul, que le line protocol ne peut pas contenir.</translation>
    </message>
    <message>
        <source>%1 begins with a number sign, which makes the line a comment.</source>
        <translation>%1 commence par un dièse, ce qui fait de la ligne un commentaire.</translation>
    </message>
    <message>
        <source>%1 has a backslash where line protocol cannot hold one.</source>
        <translation>%1 a une barre oblique inverse là où le line protocol ne peut pas en contenir.</translation>
    </message>
    <message>
        <source>The tags have backslashes and quotes in an order that InfluxDB cannot take apart.</source>
        <translation>Les tags ont des barres obliques inverses et des guillemets dans un ordre qu&apos;InfluxDB ne peut pas séparer.</translation>
    </message>
    <message>
        <source>Measurement, tags and field key together are longer than InfluxDB&apos;s 65535 bytes.</source>
        <translation>Mesure, tags et clé de champ dépassent ensemble les 65535 octets d&apos;InfluxDB.</translation>
    </message>
    <message>
        <source>The timestamp is outside the range that InfluxDB can store (years 1677 to 2262).</source>
        <translation>L&apos;horodatage est hors de ce qu&apos;InfluxDB peut stocker (années 1677 à 2262).</translation>
    </message>
</context>
<context>
    <name>telemirror::LivePage</name>
    <message>
        <source>No telemetry yet</source>
        <translation>Pas encore de télémétrie</translation>
    </message>
    <message>
        <source>Newest values</source>
        <translation>Valeurs les plus récentes</translation>
    </message>
    <message>
        <source>Last %1 min</source>
        <translation>%1 dernières min</translation>
    </message>
    <message>
        <source>Length of the charts</source>
        <translation>Longueur des graphiques</translation>
    </message>
    <message>
        <source>Select values on the left to see them here; Ctrl selects several, up to six.</source>
        <translation>Choisissez des valeurs à gauche pour les voir ici&#xa0;; Ctrl en choisit plusieurs, jusqu&apos;à six.</translation>
    </message>
    <message>
        <source>Telemetry document</source>
        <translation>Document de télémétrie</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>Graphiques</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>This field holds text: there is no curve to draw.</source>
        <translation>Ce champ contient du texte&#xa0;: il n&apos;y a pas de courbe à tracer.</translation>
    </message>
    <message>
        <source>Waiting for values…</source>
        <translation>En attente de valeurs…</translation>
    </message>
    <message>
        <source>Telemetry is off</source>
        <translation>La télémétrie est arrêtée</translation>
    </message>
    <message>
        <source>Every %1 all buckets of the local server are searched for measurements whose name contains &quot;%2&quot;. As soon as one gets a value, it shows here. The pattern can be changed in Settings › Telemetry.</source>
        <translation>Toutes les %1, tous les buckets du serveur local sont parcourus à la recherche de mesures dont le nom contient «&#xa0;%2&#xa0;». Dès que l&apos;une reçoit une valeur, elle paraît ici. Le motif se change dans Paramètres › Télémétrie.</translation>
    </message>
    <message>
        <source>Turn it on in Settings › Telemetry.</source>
        <translation>Activez-la dans Paramètres › Télémétrie.</translation>
    </message>
    <message>
        <source>Looked at %1, buckets: %2, took %3</source>
        <translation>Consulté à %1, buckets&#xa0;: %2, en %3</translation>
    </message>
</context>
<context>
    <name>telemirror::LogFile</name>
    <message>
        <source>The log %1 cannot be written: check the permissions of its folder.</source>
        <translation>Le journal %1 ne peut pas être écrit&#xa0;: vérifiez les permissions de son dossier.</translation>
    </message>
</context>
<context>
    <name>telemirror::LogModel</name>
    <message>
        <source>Time</source>
        <translation>Heure</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Règle</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Ce qui s&apos;est passé</translation>
    </message>
</context>
<context>
    <name>telemirror::LogsPage</name>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Least level</source>
        <translation>Niveau minimal</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation>Erreurs seulement</translation>
    </message>
    <message>
        <source>%1 and worse</source>
        <translation>%1 et plus grave</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Every source</source>
        <translation>Toutes les sources</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Règle</translation>
    </message>
    <message>
        <source>Every rule</source>
        <translation>Toutes les règles</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>Suivre</translation>
    </message>
    <message>
        <source>Keep the newest line in sight</source>
        <translation>Garder la dernière ligne en vue</translation>
    </message>
    <message>
        <source>Copy the selected lines, or all that are shown</source>
        <translation>Copier les lignes choisies, ou toutes celles affichées</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Write all lines that are shown to a file</source>
        <translation>Écrire toutes les lignes affichées dans un fichier</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Vider</translation>
    </message>
    <message>
        <source>Empty this list; the log file keeps everything</source>
        <translation>Vider cette liste&#xa0;; le fichier journal garde tout</translation>
    </message>
    <message>
        <source>Export the log</source>
        <translation>Exporter le journal</translation>
    </message>
    <message>
        <source>Text (*.log *.txt);;All files (*)</source>
        <translation>Texte (*.log *.txt);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>Writing %1…</source>
        <translation>Écriture de %1…</translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>Écrit dans %1</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 ne peut pas être écrit&#xa0;: %2</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>Il ne s&apos;est encore rien passé</translation>
    </message>
    <message>
        <source>What the program does is told here as it does it.</source>
        <translation>Ce que fait le programme est dit ici à mesure.</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>Rien ne correspond</translation>
    </message>
    <message>
        <source>Choose another level, or search for something else.</source>
        <translation>Choisissez un autre niveau, ou cherchez autre chose.</translation>
    </message>
    <message>
        <source>%1 of %2 lines</source>
        <translation>%1 lignes sur %2</translation>
    </message>
    <message>
        <source>%1, searching…</source>
        <translation>%1, recherche…</translation>
    </message>
</context>
<context>
    <name>telemirror::MainWindow</name>
    <message>
        <source>Overview</source>
        <translation>Vue d&apos;ensemble</translation>
    </message>
    <message>
        <source>Explorer</source>
        <translation>Explorateur</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Direct</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Paramètres</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Aller à %1</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Synchroniser</translation>
    </message>
    <message>
        <source>Cancel the run</source>
        <translation>Annuler l&apos;exécution</translation>
    </message>
    <message>
        <source>Pause the schedule</source>
        <translation>Mettre la planification en pause</translation>
    </message>
    <message>
        <source>Check the connections</source>
        <translation>Vérifier les connexions</translation>
    </message>
    <message>
        <source>Connect my servers…</source>
        <translation>Connecter mes serveurs…</translation>
    </message>
    <message>
        <source>Explore with sample data</source>
        <translation>Explorer avec des données d&apos;exemple</translation>
    </message>
    <message>
        <source>Settings: %1</source>
        <translation>Paramètres&#xa0;: %1</translation>
    </message>
    <message>
        <source>Search on this page</source>
        <translation>Rechercher dans cette page</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>Thème&#xa0;: clair</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>Thème&#xa0;: sombre</translation>
    </message>
    <message>
        <source>Theme: as the system</source>
        <translation>Thème&#xa0;: comme le système</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Plein écran</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>Toutes les commandes</translation>
    </message>
    <message>
        <source>Show the keys</source>
        <translation>Afficher les touches</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>Fermer la fenêtre</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Open Telemirror</source>
        <translation>Ouvrir Telemirror</translation>
    </message>
    <message>
        <source>Resume the schedule</source>
        <translation>Reprendre la planification</translation>
    </message>
</context>
<context>
    <name>telemirror::MeasurementMirror</name>
    <message>
        <source>%1 points could not be stored; they are kept with the reasons in &quot;%2&quot;.</source>
        <translation>%1 points n&apos;ont pas pu être stockés&#xa0;; ils sont gardés avec leurs raisons dans «&#xa0;%2&#xa0;».</translation>
    </message>
</context>
<context>
    <name>telemirror::MeasurementProgressModel</name>
    <message>
        <source>Waits for its turn</source>
        <translation>Attend son tour</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>waiting until %1</source>
        <translation>attente jusqu&apos;à %1</translation>
    </message>
    <message>
        <source>Measurement</source>
        <translation>Mesure</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Avancement</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Vitesse</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>Estimation</translation>
    </message>
</context>
<context>
    <name>telemirror::MirrorRun</name>
    <message>
        <source>The destination has no bucket &quot;%1&quot; and it could not be made; make it there, or give the token the right to make buckets.</source>
        <translation>La destination n&apos;a pas de bucket «&#xa0;%1&#xa0;» et il n&apos;a pas pu être créé&#xa0;; créez-le là-bas, ou donnez au jeton le droit de créer des buckets.</translation>
    </message>
</context>
<context>
    <name>telemirror::ObjectReader</name>
    <message>
        <source>a text</source>
        <translation>un texte</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>vrai ou faux</translation>
    </message>
    <message>
        <source>a duration such as &quot;5h&quot; or &quot;10m&quot;</source>
        <translation>une durée telle que «&#xa0;5h&#xa0;» ou «&#xa0;10m&#xa0;»</translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation>une liste de textes</translation>
    </message>
    <message>
        <source>A rule has no &quot;%1&quot;.</source>
        <translation>Une règle n&apos;a pas de «&#xa0;%1&#xa0;».</translation>
    </message>
</context>
<context>
    <name>telemirror::OverviewPage</name>
    <message>
        <source>You are looking at sample data</source>
        <translation>Vous voyez des données d&apos;exemple</translation>
    </message>
    <message>
        <source>A made-up site with weather and a solar plant runs inside this program, so that you can try everything. Nothing here is yours yet.</source>
        <translation>Un site imaginaire avec une station météo et une centrale solaire tourne dans ce programme, pour que vous puissiez tout essayer. Rien ici n&apos;est encore à vous.</translation>
    </message>
    <message>
        <source>Connect my servers</source>
        <translation>Connecter mes serveurs</translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation>Cloud</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>Local</translation>
    </message>
    <message>
        <source>Redis</source>
        <translation>Redis</translation>
    </message>
    <message>
        <source>Behind the cloud</source>
        <translation>Retard sur le cloud</translation>
    </message>
    <message>
        <source>Mirrored</source>
        <translation>Copié</translation>
    </message>
    <message>
        <source>Read from the cloud</source>
        <translation>Lu dans le cloud</translation>
    </message>
    <message>
        <source>Runs with errors</source>
        <translation>Exécutions en erreur</translation>
    </message>
    <message>
        <source>Measurements of this run</source>
        <translation>Mesures de cette exécution</translation>
    </message>
    <message>
        <source>no complete run yet</source>
        <translation>pas encore d&apos;exécution complète</translation>
    </message>
    <message>
        <source>&lt; 1 min</source>
        <translation>&lt; 1 min</translation>
    </message>
    <message>
        <source>mirrored up to %1</source>
        <translation>copié jusqu&apos;à %1</translation>
    </message>
    <message>
        <source>points in the last 24 h</source>
        <translation>points en 24 h</translation>
    </message>
    <message>
        <source>in the last 24 h</source>
        <translation>en 24 h</translation>
    </message>
    <message>
        <source>of %1 in the last 24 h</source>
        <translation>sur %1 en 24 h</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Règle</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Synchroniser</translation>
    </message>
    <message>
        <source>Mirror everything that is new (F5, Ctrl+R)</source>
        <translation>Copier tout ce qui est nouveau (F5, Ctrl+R)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Stop this run; what is mirrored stays</source>
        <translation>Arrêter cette exécution&#xa0;; ce qui est copié reste</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>Avancement de l&apos;exécution</translation>
    </message>
    <message>
        <source>points read</source>
        <translation>points lus</translation>
    </message>
    <message>
        <source>points written</source>
        <translation>points écrits</translation>
    </message>
    <message>
        <source>speed</source>
        <translation>vitesse</translation>
    </message>
    <message>
        <source>estimate</source>
        <translation>estimation</translation>
    </message>
    <message>
        <source>Recent runs</source>
        <translation>Dernières exécutions</translation>
    </message>
    <message>
        <source>All runs</source>
        <translation>Toutes</translation>
    </message>
    <message>
        <source>No run yet. The first one begins as soon as both servers answer.</source>
        <translation>Pas encore d&apos;exécution. La première commence dès que les deux serveurs répondent.</translation>
    </message>
    <message>
        <source>Redis %1</source>
        <translation>Redis %1</translation>
    </message>
    <message>
        <source>Everything works without it. Turn it on in Settings to share telemetry and settings.</source>
        <translation>Tout fonctionne sans lui. Activez-le dans Paramètres pour partager télémétrie et réglages.</translation>
    </message>
    <message>
        <source>Not set up</source>
        <translation>Pas configuré</translation>
    </message>
    <message>
        <source>Enter its address in Settings › Connections.</source>
        <translation>Entrez son adresse dans Paramètres › Connexions.</translation>
    </message>
    <message>
        <source>Nothing is set up to be mirrored</source>
        <translation>Rien n&apos;est configuré pour la copie</translation>
    </message>
    <message>
        <source>Choose what to mirror in Settings › What to mirror.</source>
        <translation>Choisissez quoi copier dans Paramètres › Quoi copier.</translation>
    </message>
    <message>
        <source>Nothing is mirrored yet</source>
        <translation>Rien n&apos;est encore copié</translation>
    </message>
    <message>
        <source>The first run is under way.</source>
        <translation>La première exécution est en cours.</translation>
    </message>
    <message>
        <source>Press &quot;Sync now&quot; to begin.</source>
        <translation>Pressez «&#xa0;Synchroniser&#xa0;» pour commencer.</translation>
    </message>
    <message>
        <source>Your data is safe: mirrored up to %1</source>
        <translation>Vos données sont en sécurité&#xa0;: copiées jusqu&apos;à %1</translation>
    </message>
    <message>
        <source>%1 could not be written as they are; they wait in the dead-letter file, see History.</source>
        <translation>%1 n&apos;ont pas pu être écrits tels quels&#xa0;; ils attendent dans le fichier de rebut, voyez Historique.</translation>
    </message>
    <message>
        <source>Most is mirrored up to %1, but not all</source>
        <translation>L&apos;essentiel est copié jusqu&apos;à %1, mais pas tout</translation>
    </message>
    <message>
        <source>%1 of %2 measurements are complete. The rest is tried again on the next run; History says why.</source>
        <translation>%1 mesures sur %2 sont complètes. Le reste sera retenté à la prochaine exécution&#xa0;; Historique dit pourquoi.</translation>
    </message>
    <message>
        <source>The run of %1 failed</source>
        <translation>L&apos;exécution de %1 a échoué</translation>
    </message>
    <message>
        <source>See Logs for the reason.</source>
        <translation>Voyez la raison dans Journal.</translation>
    </message>
    <message>
        <source>The run of %1 was cancelled</source>
        <translation>L&apos;exécution de %1 a été annulée</translation>
    </message>
    <message>
        <source>What it had mirrored is kept. &quot;Sync now&quot; goes on where it stopped.</source>
        <translation>Ce qu&apos;elle avait copié est gardé. «&#xa0;Synchroniser&#xa0;» reprend là où elle s&apos;est arrêtée.</translation>
    </message>
    <message>
        <source>No rule</source>
        <translation>Pas de règle</translation>
    </message>
    <message>
        <source>%1  →  %2</source>
        <translation>%1  →  %2</translation>
    </message>
    <message>
        <source>(no bucket chosen)</source>
        <translation>(aucun bucket choisi)</translation>
    </message>
    <message>
        <source>Resume schedule</source>
        <translation>Reprendre la planification</translation>
    </message>
    <message>
        <source>Pause schedule</source>
        <translation>Mettre en pause</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1&#xa0;%</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>pas encore connue</translation>
    </message>
    <message>
        <source>Looking what is new…</source>
        <translation>Recherche de ce qui est nouveau…</translation>
    </message>
    <message>
        <source>Reading %1 (%2 of %3 measurements done)</source>
        <translation>Lecture de %1 (%2 mesures faites sur %3)</translation>
    </message>
    <message>
        <source>Waiting until %1 for the server&apos;s limit</source>
        <translation>Attente jusqu&apos;à %1 pour la limite du serveur</translation>
    </message>
    <message>
        <source>Last run: %1, %2, %3 in %4</source>
        <translation>Dernière exécution&#xa0;: %1, %2, %3 en %4</translation>
    </message>
    <message>
        <source>Last run: none yet</source>
        <translation>Dernière exécution&#xa0;: aucune encore</translation>
    </message>
    <message>
        <source>Next run: the schedule is paused</source>
        <translation>Prochaine exécution&#xa0;: la planification est en pause</translation>
    </message>
    <message>
        <source>Next run: only when you press &quot;Sync now&quot;</source>
        <translation>Prochaine exécution&#xa0;: seulement par «&#xa0;Synchroniser&#xa0;»</translation>
    </message>
    <message>
        <source>Next run: %1 (%2)</source>
        <translation>Prochaine exécution&#xa0;: %1 (%2)</translation>
    </message>
</context>
<context>
    <name>telemirror::PendingResult</name>
    <message>
        <source>Stopped on request.</source>
        <translation>Arrêté sur demande.</translation>
    </message>
</context>
<context>
    <name>telemirror::PendingRound</name>
    <message>
        <source>Stopped on request.</source>
        <translation>Arrêté sur demande.</translation>
    </message>
</context>
<context>
    <name>telemirror::PlanWizardPage</name>
    <message>
        <source>When and how much</source>
        <translation>Quand et combien</translation>
    </message>
    <message>
        <source>These are good for most sites. Everything can be changed later in Settings.</source>
        <translation>Ces réglages conviennent à la plupart des sites. Tout peut être changé plus tard dans Paramètres.</translation>
    </message>
    <message>
        <source>Only when I press &quot;Sync now&quot;</source>
        <translation>Seulement quand je presse «&#xa0;Synchroniser&#xa0;»</translation>
    </message>
    <message>
        <source>&amp;Mirror</source>
        <translation>&amp;Copier</translation>
    </message>
    <message>
        <source>Begin &amp;with the last</source>
        <translation>Commencer par &amp;les derniers</translation>
    </message>
    <message>
        <source>%1. The first run reads the last %2 and forecasts up to %3 ahead; measurements named historic… the last 20 days. After that only what is new is read.</source>
        <translation>%1. La première exécution lit les dernières %2 et les prévisions jusqu&apos;à %3 plus tard&#xa0;; les mesures nommées historic… les 20 derniers jours. Ensuite, seul ce qui est nouveau est lu.</translation>
    </message>
    <message>
        <source>Looking what there is…</source>
        <translation>Recherche de ce qu&apos;il y a…</translation>
    </message>
    <message>
        <source>What there is could not be read yet: %1</source>
        <translation>Ce qu&apos;il y a n&apos;a pas encore pu être lu&#xa0;: %1</translation>
    </message>
    <message>
        <source>The bucket is empty so far. What comes will be mirrored.</source>
        <translation>Le bucket est vide pour l&apos;instant. Ce qui viendra sera copié.</translation>
    </message>
    <message numerus="yes">
        <source>%n measurement(s): %1</source>
        <translation>
            <numerusform>%n mesure&#xa0;: %1</numerusform>
            <numerusform>%n mesures&#xa0;: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>telemirror::PointWriter</name>
    <message>
        <source>Two tags have the same key.</source>
        <translation>Deux tags ont la même clé.</translation>
    </message>
    <message>
        <source>The point has no field.</source>
        <translation>Le point n&apos;a pas de champ.</translation>
    </message>
    <message>
        <source>Two fields have the same key.</source>
        <translation>Deux champs ont la même clé.</translation>
    </message>
</context>
<context>
    <name>telemirror::Profile</name>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
</context>
<context>
    <name>telemirror::ProfileCheck</name>
    <message>
        <source>A connection has no id: give it one.</source>
        <translation>Une connexion n&apos;a pas d&apos;identifiant&#xa0;: donnez-lui-en un.</translation>
    </message>
    <message>
        <source>The connection id &quot;%1&quot; is used more than once: make it unique.</source>
        <translation>L&apos;identifiant de connexion «&#xa0;%1&#xa0;» sert plusieurs fois&#xa0;: rendez-le unique.</translation>
    </message>
    <message>
        <source>A connection&apos;s id must not be &quot;redis&quot; and must not hold a slash: change it.</source>
        <translation>L&apos;identifiant d&apos;une connexion ne doit être «&#xa0;redis&#xa0;» ni contenir de barre oblique&#xa0;: changez-le.</translation>
    </message>
    <message>
        <source>The token, user or password holds a line break: enter it again without.</source>
        <translation>Le jeton, l&apos;utilisateur ou le mot de passe contient un saut de ligne&#xa0;: entrez-le à nouveau sans.</translation>
    </message>
    <message>
        <source>A timeout must lie between 1 ms and 24 h.</source>
        <translation>Un délai doit être entre 1 ms et 24 h.</translation>
    </message>
    <message>
        <source>The address is missing or unreadable: enter one such as http://127.0.0.1:8086.</source>
        <translation>L&apos;adresse manque ou est illisible&#xa0;: entrez-en une telle que http://127.0.0.1:8086.</translation>
    </message>
    <message>
        <source>The address must begin with http:// or https://.</source>
        <translation>L&apos;adresse doit commencer par http:// ou https://.</translation>
    </message>
    <message>
        <source>The address names no host: enter one such as http://127.0.0.1:8086.</source>
        <translation>L&apos;adresse ne nomme pas d&apos;hôte&#xa0;: entrez-en une telle que http://127.0.0.1:8086.</translation>
    </message>
    <message>
        <source>Enter user and password in their own fields, not in the address.</source>
        <translation>Entrez l&apos;utilisateur et le mot de passe dans leurs propres champs, pas dans l&apos;adresse.</translation>
    </message>
    <message>
        <source>The address must not hold a &quot;?&quot; or &quot;#&quot;.</source>
        <translation>L&apos;adresse ne doit contenir ni «&#xa0;?&#xa0;» ni «&#xa0;#&#xa0;».</translation>
    </message>
    <message>
        <source>The rule &quot;%1&quot; has no id: give it one.</source>
        <translation>La règle «&#xa0;%1&#xa0;» n&apos;a pas d&apos;identifiant&#xa0;: donnez-lui-en un.</translation>
    </message>
    <message>
        <source>The rule id &quot;%1&quot; is used more than once: make it unique.</source>
        <translation>L&apos;identifiant de règle «&#xa0;%1&#xa0;» sert plusieurs fois&#xa0;: rendez-le unique.</translation>
    </message>
    <message>
        <source>The rule &quot;%1&quot; takes no measurement: include at least one pattern, such as *.</source>
        <translation>La règle «&#xa0;%1&#xa0;» ne prend aucune mesure&#xa0;: incluez au moins un motif, tel que *.</translation>
    </message>
    <message>
        <source>The rule &quot;%1&quot; covers no time: look back or ahead further.</source>
        <translation>La règle «&#xa0;%1&#xa0;» ne couvre aucune durée&#xa0;: regardez plus loin en arrière ou en avant.</translation>
    </message>
    <message>
        <source>The overlap of the rule &quot;%1&quot; must not be negative.</source>
        <translation>Le recouvrement de la règle «&#xa0;%1&#xa0;» ne doit pas être négatif.</translation>
    </message>
    <message>
        <source>The rule &quot;%1&quot; runs too often: at least one second must lie between runs.</source>
        <translation>La règle «&#xa0;%1&#xa0;» s&apos;exécute trop souvent&#xa0;: il faut au moins une seconde entre deux exécutions.</translation>
    </message>
    <message>
        <source>The rule &quot;%1&quot; reads from a connection that does not exist: choose its source.</source>
        <translation>La règle «&#xa0;%1&#xa0;» lit d&apos;une connexion qui n&apos;existe pas&#xa0;: choisissez sa source.</translation>
    </message>
    <message>
        <source>The rule &quot;%1&quot; writes to a connection that does not exist: choose its destination.</source>
        <translation>La règle «&#xa0;%1&#xa0;» écrit vers une connexion qui n&apos;existe pas&#xa0;: choisissez sa destination.</translation>
    </message>
    <message>
        <source>The rule &quot;%1&quot; names no source bucket: choose one.</source>
        <translation>La règle «&#xa0;%1&#xa0;» ne nomme pas de bucket source&#xa0;: choisissez-en un.</translation>
    </message>
    <message>
        <source>The rule &quot;%1&quot; names no destination bucket: choose one.</source>
        <translation>La règle «&#xa0;%1&#xa0;» ne nomme pas de bucket de destination&#xa0;: choisissez-en un.</translation>
    </message>
    <message>
        <source>The rule &quot;%1&quot; copies a bucket onto itself: choose another destination.</source>
        <translation>La règle «&#xa0;%1&#xa0;» copie un bucket sur lui-même&#xa0;: choisissez une autre destination.</translation>
    </message>
    <message>
        <source>Telemetry reads from a connection that does not exist: choose another.</source>
        <translation>La télémétrie lit d&apos;une connexion qui n&apos;existe pas&#xa0;: choisissez-en une autre.</translation>
    </message>
    <message>
        <source>The period of telemetry must lie between 100 ms and 24 h.</source>
        <translation>La période de la télémétrie doit être entre 100 ms et 24 h.</translation>
    </message>
    <message>
        <source>Telemetry must look back at least 1 ms.</source>
        <translation>La télémétrie doit regarder au moins 1 ms en arrière.</translation>
    </message>
    <message>
        <source>The latitude must lie between -90 and 90 degrees.</source>
        <translation>La latitude doit être entre -90 et 90 degrés.</translation>
    </message>
    <message>
        <source>The longitude must lie between -180 and 180 degrees.</source>
        <translation>La longitude doit être entre -180 et 180 degrés.</translation>
    </message>
    <message>
        <source>Redis has no address: enter a host and a port, or the path of a socket.</source>
        <translation>Redis n&apos;a pas d&apos;adresse&#xa0;: entrez un hôte et un port, ou le chemin d&apos;un socket.</translation>
    </message>
    <message>
        <source>The number of the Redis database must not be negative.</source>
        <translation>Le numéro de la base de données Redis ne doit pas être négatif.</translation>
    </message>
</context>
<context>
    <name>telemirror::RedisClient</name>
    <message>
        <source>Redis did not answer in time; check that the server runs and can be reached.</source>
        <translation>Redis n&apos;a pas répondu à temps&#xa0;; vérifiez que le serveur tourne et peut être joint.</translation>
    </message>
    <message>
        <source>The connection to Redis was closed.</source>
        <translation>La connexion à Redis a été fermée.</translation>
    </message>
    <message>
        <source>This is not a command with one reply; it cannot be sent here.</source>
        <translation>Ce n&apos;est pas une commande à une seule réponse&#xa0;; elle ne peut pas être envoyée ici.</translation>
    </message>
    <message>
        <source>Redis is switched off in the settings.</source>
        <translation>Redis est désactivé dans les paramètres.</translation>
    </message>
    <message>
        <source>There is no connection to Redis at %1; check that the server runs.</source>
        <translation>Il n&apos;y a pas de connexion à Redis à %1&#xa0;; vérifiez que le serveur tourne.</translation>
    </message>
    <message>
        <source>The Redis host %1 is not known; check its name.</source>
        <translation>L&apos;hôte Redis %1 est inconnu&#xa0;; vérifiez son nom.</translation>
    </message>
    <message>
        <source>Redis does not take these credentials; correct user and password in the settings.</source>
        <translation>Redis ne prend pas ces identifiants&#xa0;; corrigez l&apos;utilisateur et le mot de passe dans les paramètres.</translation>
    </message>
    <message>
        <source>Redis has no database %1; choose another number.</source>
        <translation>Redis n&apos;a pas de base de données %1&#xa0;; choisissez un autre numéro.</translation>
    </message>
    <message>
        <source>Redis has stopped answering; check its server, the connection is tried again.</source>
        <translation>Redis a cessé de répondre&#xa0;; vérifiez son serveur, la connexion est retentée.</translation>
    </message>
</context>
<context>
    <name>telemirror::RedisConnection</name>
    <message>
        <source>The connection to Redis failed or was lost; check that the server runs and can be reached.</source>
        <translation>La connexion à Redis a échoué ou s&apos;est perdue&#xa0;; vérifiez que le serveur tourne et peut être joint.</translation>
    </message>
    <message>
        <source>The path of the Redis socket is too long; choose one of less than 108 bytes.</source>
        <translation>Le chemin du socket Redis est trop long&#xa0;; choisissez-en un de moins de 108 octets.</translation>
    </message>
</context>
<context>
    <name>telemirror::RedisEditor</name>
    <message>
        <source>Use Redis</source>
        <translation>Utiliser Redis</translation>
    </message>
    <message>
        <source>Path of a Unix socket, in place of host and port</source>
        <translation>Chemin d&apos;un socket Unix, au lieu de l&apos;hôte et du port</translation>
    </message>
    <message>
        <source>None: the default user</source>
        <translation>Aucun&#xa0;: l&apos;utilisateur par défaut</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Tester</translation>
    </message>
    <message>
        <source>Redis</source>
        <translation>Redis</translation>
    </message>
    <message>
        <source>Shares settings and telemetry between machines, keeps two of them from mirroring the same at once, and remembers what servers hold. Everything works without it.</source>
        <translation>Partage paramètres et télémétrie entre machines, empêche que deux d&apos;entre elles copient la même chose à la fois, et retient ce que contiennent les serveurs. Tout fonctionne sans lui.</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>&amp;Hôte</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>&amp;Socket</source>
        <translation>&amp;Socket</translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation>&amp;Base de données</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Utilisateur</translation>
    </message>
    <message>
        <source>P&amp;assword</source>
        <translation>&amp;Mot de passe</translation>
    </message>
    <message>
        <source>&amp;Keys begin with</source>
        <translation>&amp;Les clés commencent par</translation>
    </message>
    <message>
        <source>Asking Redis…</source>
        <translation>Question à Redis…</translation>
    </message>
    <message>
        <source>Name the host of Redis, or the path of its socket.</source>
        <translation>Nommez l&apos;hôte de Redis, ou le chemin de son socket.</translation>
    </message>
    <message>
        <source>It works: Redis %1 at %2.</source>
        <translation>Cela fonctionne&#xa0;: Redis %1 à %2.</translation>
    </message>
    <message>
        <source>Redis did not answer.</source>
        <translation>Redis n&apos;a pas répondu.</translation>
    </message>
</context>
<context>
    <name>telemirror::RedisTelemetryPublisher</name>
    <message>
        <source>Redis does not answer; telemetry is not published meanwhile.</source>
        <translation>Redis ne répond pas&#xa0;; la télémétrie n&apos;est pas publiée en attendant.</translation>
    </message>
    <message>
        <source>The connection to Redis was closed.</source>
        <translation>La connexion à Redis a été fermée.</translation>
    </message>
</context>
<context>
    <name>telemirror::RedisTrial</name>
    <message>
        <source>Redis does not answer: check its address.</source>
        <translation>Redis ne répond pas&#xa0;: vérifiez son adresse.</translation>
    </message>
</context>
<context>
    <name>telemirror::RetrieveDataForCloud</name>
    <message>
        <source>The retrieval was stopped.</source>
        <translation>La lecture a été arrêtée.</translation>
    </message>
</context>
<context>
    <name>telemirror::Rule</name>
    <message>
        <source>a list</source>
        <translation>une liste</translation>
    </message>
    <message>
        <source>at least one second</source>
        <translation>au moins une seconde</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>un objet</translation>
    </message>
</context>
<context>
    <name>telemirror::RuleEditor</name>
    <message>
        <source>Choose or type a bucket (1.x: database)</source>
        <translation>Choisissez ou tapez un bucket (1.x&#xa0;: base de données)</translation>
    </message>
    <message>
        <source>Read the lists of buckets</source>
        <translation>Lire les listes de buckets</translation>
    </message>
    <message>
        <source>One a line; * stands for anything</source>
        <translation>Un par ligne&#xa0;; * remplace n&apos;importe quoi</translation>
    </message>
    <message>
        <source>One a line; none: nothing is left out</source>
        <translation>Un par ligne&#xa0;; aucun&#xa0;: rien n&apos;est laissé de côté</translation>
    </message>
    <message>
        <source>historic*: 20d back, 130h ahead</source>
        <translation>historic*: 20d back, 130h ahead</translation>
    </message>
    <message>
        <source>Run by itself</source>
        <translation>S&apos;exécuter tout seul</translation>
    </message>
    <message>
        <source>Run once when the program starts</source>
        <translation>S&apos;exécuter une fois au démarrage du programme</translation>
    </message>
    <message>
        <source>Write unsigned integers as integers where the server has no unsigned ones</source>
        <translation>Écrire les entiers non signés comme entiers là où le serveur n&apos;en a pas de non signés</translation>
    </message>
    <message>
        <source>Show what matches</source>
        <translation>Montrer ce qui correspond</translation>
    </message>
    <message>
        <source>&amp;From bucket</source>
        <translation>&amp;Du bucket</translation>
    </message>
    <message>
        <source>&amp;To bucket</source>
        <translation>&amp;Vers le bucket</translation>
    </message>
    <message>
        <source>&amp;Measurements</source>
        <translation>&amp;Mesures</translation>
    </message>
    <message>
        <source>&amp;Leave out</source>
        <translation>&amp;Laisser de côté</translation>
    </message>
    <message>
        <source>How far &amp;back</source>
        <translation>En &amp;arrière de</translation>
    </message>
    <message>
        <source>How far &amp;ahead</source>
        <translation>En a&amp;vant de</translation>
    </message>
    <message>
        <source>&amp;Other ranges for</source>
        <translation>Autres &amp;intervalles pour</translation>
    </message>
    <message>
        <source>Read &amp;again the last</source>
        <translation>&amp;Relire les derniers</translation>
    </message>
    <message>
        <source>&amp;Every</source>
        <translation>&amp;Chaque</translation>
    </message>
    <message>
        <source>&amp;Shifted by</source>
        <translation>Déca&amp;lé de</translation>
    </message>
    <message>
        <source>What to mirror</source>
        <translation>Quoi copier</translation>
    </message>
    <message>
        <source>Lengths of time: 90s, 10m, 5h, 20d, 1h30m.</source>
        <translation>Durées&#xa0;: 90s, 10m, 5h, 20d, 1h30m.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>Choose the bucket to mirror from.</source>
        <translation>Choisissez le bucket à copier.</translation>
    </message>
    <message>
        <source>Choose the bucket to mirror to.</source>
        <translation>Choisissez le bucket vers lequel copier.</translation>
    </message>
    <message>
        <source>Name at least one measurement; * takes all.</source>
        <translation>Nommez au moins une mesure&#xa0;; * les prend toutes.</translation>
    </message>
    <message>
        <source>How far back must be a length of time such as 5h or 20d.</source>
        <translation>«&#xa0;En arrière&#xa0;» doit être une durée telle que 5h ou 20d.</translation>
    </message>
    <message>
        <source>How far ahead must be a length of time such as 130h.</source>
        <translation>«&#xa0;En avant&#xa0;» doit être une durée telle que 130h.</translation>
    </message>
    <message>
        <source>What is read again must be a length of time such as 10m.</source>
        <translation>Ce qui est relu doit être une durée telle que 10m.</translation>
    </message>
    <message>
        <source>The schedule needs a length of time of at least 1s, such as 1h.</source>
        <translation>La planification demande une durée d&apos;au moins 1s, telle que 1h.</translation>
    </message>
    <message>
        <source>The shift must be a length of time such as 0s or 5m.</source>
        <translation>Le décalage doit être une durée telle que 0s ou 5m.</translation>
    </message>
    <message>
        <source>Write other ranges as &quot;historic*: 20d back, 130h ahead&quot;, one a line.</source>
        <translation>Écrivez les autres intervalles comme «&#xa0;historic*: 20d back, 130h ahead&#xa0;», un par ligne.</translation>
    </message>
    <message>
        <source>%1: everything from %2 back to %3 ahead.</source>
        <translation>%1&#xa0;: tout, de %2 en arrière à %3 en avant.</translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation>Rien ne correspond.</translation>
    </message>
    <message>
        <source>%1 of %2 are mirrored: %3</source>
        <translation>%1 sur %2 sont copiées&#xa0;: %3</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>Laissées de côté&#xa0;: %1</translation>
    </message>
    <message>
        <source>The lists are in the fields above.</source>
        <translation>Les listes sont dans les champs ci-dessus.</translation>
    </message>
</context>
<context>
    <name>telemirror::RuleRunner</name>
    <message>
        <source>A run of this rule is under way: wait for its end.</source>
        <translation>Une exécution de cette règle est en cours&#xa0;: attendez sa fin.</translation>
    </message>
    <message>
        <source>Stopped before the servers answered.</source>
        <translation>Arrêté avant que les serveurs aient répondu.</translation>
    </message>
    <message>
        <source>The server was replaced by one of another kind during the run: run it again.</source>
        <translation>Le serveur a été remplacé par un autre d&apos;un autre genre pendant l&apos;exécution&#xa0;: relancez-la.</translation>
    </message>
</context>
<context>
    <name>telemirror::RunChart</name>
    <message>
        <source>Volume and duration of the last runs</source>
        <translation>Volume et durée des dernières exécutions</translation>
    </message>
    <message>
        <source>%1: %2, %3 in %4</source>
        <translation>%1&#xa0;: %2, %3 en %4</translation>
    </message>
    <message>
        <source>▮ points written</source>
        <translation>▮ points écrits</translation>
    </message>
    <message>
        <source>● duration</source>
        <translation>● durée</translation>
    </message>
    <message>
        <source>What the runs brought is drawn here after the first one.</source>
        <translation>Ce qu&apos;ont apporté les exécutions est tracé ici après la première.</translation>
    </message>
</context>
<context>
    <name>telemirror::RunTableModel</name>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>%1 read, %2 written</source>
        <translation>%1 lus, %2 écrits</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Begun by</source>
        <translation>Lancée par</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lu</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>Fenêtres</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>Reprises</translation>
    </message>
</context>
<context>
    <name>telemirror::SandboxCommand</name>
    <message>
        <source>serve the sample cloud and a local store until stopped; print their addresses</source>
        <translation>servir le cloud d&apos;exemple et un serveur local jusqu&apos;à l&apos;arrêt&#xa0;; afficher leurs adresses</translation>
    </message>
    <message>
        <source>Print the addresses as one line of JSON.</source>
        <translation>Afficher les adresses en une ligne de JSON.</translation>
    </message>
    <message>
        <source>cloud</source>
        <translation>cloud</translation>
    </message>
    <message>
        <source>local</source>
        <translation>local</translation>
    </message>
    <message>
        <source>Serving on this machine only, until stopped with Ctrl+C.</source>
        <translation>Au service de cette machine seulement, jusqu&apos;à l&apos;arrêt par Ctrl+C.</translation>
    </message>
</context>
<context>
    <name>telemirror::SchemaCommand</name>
    <message>
        <source>tags: %1</source>
        <translation>tags&#xa0;: %1</translation>
    </message>
    <message>
        <source>print buckets, measurements, fields with their types, and tags</source>
        <translation>afficher buckets, mesures, champs avec leurs types, et tags</translation>
    </message>
    <message>
        <source>Which connection: cloud (default), local, or another &lt;id&gt;.</source>
        <translation>Quelle connexion&#xa0;: cloud (par défaut), local, ou un autre &lt;id&gt;.</translation>
    </message>
    <message>
        <source>id</source>
        <translation>id</translation>
    </message>
    <message>
        <source>Only this &lt;bucket&gt;.</source>
        <translation>Seulement ce &lt;bucket&gt;.</translation>
    </message>
    <message>
        <source>bucket</source>
        <translation>bucket</translation>
    </message>
    <message>
        <source>Print one JSON object instead of text.</source>
        <translation>Afficher un objet JSON au lieu de texte.</translation>
    </message>
    <message>
        <source>There is no bucket &quot;%1&quot; on this connection.</source>
        <translation>Il n&apos;y a pas de bucket «&#xa0;%1&#xa0;» sur cette connexion.</translation>
    </message>
</context>
<context>
    <name>telemirror::SchemaTreeModel</name>
    <message>
        <source>No bucket: this server is empty</source>
        <translation>Pas de bucket&#xa0;: ce serveur est vide</translation>
    </message>
    <message>
        <source>No measurement in this bucket</source>
        <translation>Pas de mesure dans ce bucket</translation>
    </message>
    <message>
        <source>No field</source>
        <translation>Pas de champ</translation>
    </message>
    <message>
        <source>kept %1</source>
        <translation>gardé %1</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>tag</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
</context>
<context>
    <name>telemirror::SecretStore</name>
    <message>
        <source>The keychain does not answer: unlock it.</source>
        <translation>Le trousseau ne répond pas&#xa0;: déverrouillez-le.</translation>
    </message>
</context>
<context>
    <name>telemirror::ServerWizardPage</name>
    <message>
        <source>Only for InfluxDB 1.x with a password</source>
        <translation>Seulement pour InfluxDB 1.x avec mot de passe</translation>
    </message>
    <message>
        <source>Token; for 1.x the password, if there is one</source>
        <translation>Jeton&#xa0;; pour 1.x le mot de passe, s&apos;il y en a un</translation>
    </message>
    <message>
        <source>Choose the organization</source>
        <translation>Choisissez l&apos;organisation</translation>
    </message>
    <message>
        <source>Choose the bucket (1.x: database)</source>
        <translation>Choisissez le bucket (1.x&#xa0;: base de données)</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Tester</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>T&amp;oken</source>
        <translation>&amp;Jeton</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Utilisateur</translation>
    </message>
    <message>
        <source>Or&amp;ganization</source>
        <translation>Or&amp;ganisation</translation>
    </message>
    <message>
        <source>&amp;Bucket</source>
        <translation>&amp;Bucket</translation>
    </message>
    <message>
        <source>Enter the address of the server.</source>
        <translation>Entrez l&apos;adresse du serveur.</translation>
    </message>
    <message>
        <source>The address must begin with http:// or https:// and name a server.</source>
        <translation>L&apos;adresse doit commencer par http:// ou https:// et nommer un serveur.</translation>
    </message>
    <message>
        <source>Put user and password into their own fields, not into the address.</source>
        <translation>Mettez l&apos;utilisateur et le mot de passe dans leurs propres champs, pas dans l&apos;adresse.</translation>
    </message>
    <message>
        <source>Not tested yet</source>
        <translation>Pas encore testé</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Question au serveur…</translation>
    </message>
    <message>
        <source>It works: %1</source>
        <translation>Cela fonctionne&#xa0;: %1</translation>
    </message>
    <message>
        <source>The server answers, but lists no buckets: type the name. (%1)</source>
        <translation>Le serveur répond, mais ne liste pas de buckets&#xa0;: tapez le nom. (%1)</translation>
    </message>
</context>
<context>
    <name>telemirror::Session</name>
    <message>
        <source>The folder %1 cannot be made: check its permissions.</source>
        <translation>Le dossier %1 ne peut pas être créé&#xa0;: vérifiez ses permissions.</translation>
    </message>
</context>
<context>
    <name>telemirror::SettingsPage</name>
    <message>
        <source>Cloud</source>
        <translation>Cloud</translation>
    </message>
    <message>
        <source>Where your data is now. It is only read, never changed.</source>
        <translation>Où sont vos données maintenant. Elles ne sont que lues, jamais modifiées.</translation>
    </message>
    <message>
        <source>Local</source>
        <translation>Local</translation>
    </message>
    <message>
        <source>Where your data is mirrored to.</source>
        <translation>Où vos données sont copiées.</translation>
    </message>
    <message>
        <source>The sample site is running</source>
        <translation>Le site d&apos;exemple tourne</translation>
    </message>
    <message>
        <source>Enter your own servers here and save: the sample data goes away, and yours is mirrored.</source>
        <translation>Entrez ici vos propres serveurs et enregistrez&#xa0;: les données d&apos;exemple disparaissent, et les vôtres sont copiées.</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Connexions</translation>
    </message>
    <message>
        <source>What to mirror</source>
        <translation>Quoi copier</translation>
    </message>
    <message>
        <source>Telemetry</source>
        <translation>Télémétrie</translation>
    </message>
    <message>
        <source>Redis</source>
        <translation>Redis</translation>
    </message>
    <message>
        <source>Secrets</source>
        <translation>Secrets</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Apparence</translation>
    </message>
    <message>
        <source>Tokens and passwords</source>
        <translation>Jetons et mots de passe</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>Environnement</translation>
    </message>
    <message>
        <source>Revert</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importer…</translation>
    </message>
    <message>
        <source>Read settings from a file; nothing changes before Save</source>
        <translation>Lire les paramètres d&apos;un fichier&#xa0;; rien ne change avant Enregistrer</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Write the settings to a file, without tokens and passwords</source>
        <translation>Écrire les paramètres dans un fichier, sans jetons ni mots de passe</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Enregistrement…</translation>
    </message>
    <message>
        <source>Not saved yet. Saving begins to mirror with these settings.</source>
        <translation>Pas encore enregistré. Enregistrer commence la copie avec ces paramètres.</translation>
    </message>
    <message>
        <source>They are kept in this system&apos;s keychain, never in a file of this program.</source>
        <translation>Ils sont gardés dans le trousseau de ce système, jamais dans un fichier de ce programme.</translation>
    </message>
    <message>
        <source>This system has no keychain: tokens and passwords last until the program ends. To keep them, install a keychain (such as GNOME Keyring or KWallet), or set them in the environment.</source>
        <translation>Ce système n&apos;a pas de trousseau&#xa0;: jetons et mots de passe durent jusqu&apos;à la fin du programme. Pour les garder, installez un trousseau (comme GNOME Keyring ou KWallet), ou mettez-les dans l&apos;environnement.</translation>
    </message>
    <message>
        <source>No environment variable changes these settings.</source>
        <translation>Aucune variable d&apos;environnement ne change ces paramètres.</translation>
    </message>
    <message>
        <source>These environment variables stand above what is saved here: %1</source>
        <translation>Ces variables d&apos;environnement priment sur ce qui est enregistré ici&#xa0;: %1</translation>
    </message>
    <message>
        <source>The file holds no exported settings: choose another.</source>
        <translation>Le fichier ne contient pas de paramètres exportés&#xa0;: choisissez-en un autre.</translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation>Importer des paramètres</translation>
    </message>
    <message>
        <source>Settings (*.json);;All files (*)</source>
        <translation>Paramètres (*.json);;Tous les fichiers (*)</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 ne peut pas être lu&#xa0;: %2</translation>
    </message>
    <message>
        <source>Imported. Enter what is missing, such as tokens, and save.</source>
        <translation>Importé. Entrez ce qui manque, comme les jetons, et enregistrez.</translation>
    </message>
    <message>
        <source>Export settings</source>
        <translation>Exporter les paramètres</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 ne peut pas être écrit&#xa0;: %2</translation>
    </message>
    <message>
        <source>Exported, without tokens and passwords.</source>
        <translation>Exporté, sans jetons ni mots de passe.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Enregistré.</translation>
    </message>
</context>
<context>
    <name>telemirror::SettingsStore</name>
    <message>
        <source>There is no profile &quot;%1&quot;: choose another.</source>
        <translation>Il n&apos;y a pas de profil «&#xa0;%1&#xa0;»&#xa0;: choisissez-en un autre.</translation>
    </message>
    <message>
        <source>The stored profile &quot;%1&quot; is damaged: remove it and make it anew.</source>
        <translation>Le profil enregistré «&#xa0;%1&#xa0;» est endommagé&#xa0;: supprimez-le et refaites-le.</translation>
    </message>
    <message>
        <source>The profile has no name: give it one.</source>
        <translation>Le profil n&apos;a pas de nom&#xa0;: donnez-lui-en un.</translation>
    </message>
</context>
<context>
    <name>telemirror::SettingsStore::Private</name>
    <message>
        <source>The settings file %1 cannot be used: check that it is whole and its folder can be written.</source>
        <translation>Le fichier de paramètres %1 est inutilisable&#xa0;: vérifiez qu&apos;il est entier et que son dossier peut être écrit.</translation>
    </message>
    <message>
        <source>The settings file %1 was written by a newer version: update this program.</source>
        <translation>Le fichier de paramètres %1 a été écrit par une version plus récente&#xa0;: mettez ce programme à jour.</translation>
    </message>
    <message>
        <source>The profile &quot;%1&quot; was changed by somebody else meanwhile: load it again, then repeat your changes.</source>
        <translation>Le profil «&#xa0;%1&#xa0;» a été changé entre-temps par quelqu&apos;un d&apos;autre&#xa0;: rechargez-le, puis refaites vos changements.</translation>
    </message>
</context>
<context>
    <name>telemirror::ShortcutSheet</name>
    <message>
        <source>Keyboard</source>
        <translation>Clavier</translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation>Tab, Maj+Tab</translation>
    </message>
    <message>
        <source>Go to the next or the previous field</source>
        <translation>Aller au champ suivant ou précédent</translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation>Flèches</translation>
    </message>
    <message>
        <source>Move in a list, a table, or a chart</source>
        <translation>Se déplacer dans une liste, une table ou un graphique</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>telemirror::SideNavigation</name>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>telemirror::SingleInstance</name>
    <message>
        <source>The folder %1 cannot be written: check its permissions.</source>
        <translation>Le dossier %1 ne peut pas être écrit&#xa0;: vérifiez ses permissions.</translation>
    </message>
    <message>
        <source>Telemirror runs already with the folder %1 but does not answer: end it, or choose another folder with --data-dir.</source>
        <translation>Telemirror tourne déjà avec le dossier %1 mais ne répond pas&#xa0;: terminez-le, ou choisissez un autre dossier avec --data-dir.</translation>
    </message>
    <message>
        <source>Telemirror cannot listen for a second start: make the folder for temporary files writable.</source>
        <translation>Telemirror ne peut pas attendre un second démarrage&#xa0;: rendez le dossier des fichiers temporaires accessible en écriture.</translation>
    </message>
</context>
<context>
    <name>telemirror::StatusStrip</name>
    <message>
        <source>Redis</source>
        <translation>Redis</translation>
    </message>
    <message>
        <source>Mirroring %1: %2 %, %3</source>
        <translation>Copie de %1&#xa0;: %2&#xa0;%, %3</translation>
    </message>
    <message>
        <source>Waiting until %1: %2</source>
        <translation>Attente jusqu&apos;à %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Schedule paused</source>
        <translation>Planification en pause</translation>
    </message>
    <message>
        <source>Next run %1</source>
        <translation>Prochaine exécution %1</translation>
    </message>
</context>
<context>
    <name>telemirror::SyncCommand</name>
    <message>
        <source>mirror once, now, and print what was done</source>
        <translation>copier une fois, maintenant, et afficher ce qui a été fait</translation>
    </message>
    <message>
        <source>Run the rule in &lt;file&gt; (JSON) instead of the stored ones. It names connections of the profile or of the environment (cloud, local).</source>
        <translation>Exécuter la règle de &lt;fichier&gt; (JSON) au lieu de celles enregistrées. Elle nomme des connexions du profil ou de l&apos;environnement (cloud, local).</translation>
    </message>
    <message>
        <source>file</source>
        <translation>fichier</translation>
    </message>
    <message>
        <source>Print one JSON object instead of text.</source>
        <translation>Afficher un objet JSON au lieu de texte.</translation>
    </message>
    <message>
        <source>The rule file %1 cannot be read.</source>
        <translation>Le fichier de règle %1 ne peut pas être lu.</translation>
    </message>
    <message>
        <source>The rule file %1 does not hold a JSON object.</source>
        <translation>Le fichier de règle %1 ne contient pas d&apos;objet JSON.</translation>
    </message>
    <message>
        <source>telemirror-cli: there is no rule to run: name the buckets by CLOUD_WEATHER_BUCKET and LOCAL_INFLUX_BUCKET, or give one with --rule.</source>
        <translation>telemirror-cli&#xa0;: il n&apos;y a pas de règle à exécuter&#xa0;: nommez les buckets par CLOUD_WEATHER_BUCKET et LOCAL_INFLUX_BUCKET, ou donnez-en une avec --rule.</translation>
    </message>
    <message>
        <source>%1 %  %2 points  %3/s  %4</source>
        <translation>%1&#xa0;%  %2 points  %3/s  %4</translation>
    </message>
    <message>
        <source>  waiting until %1: %2</source>
        <translation>  attente jusqu&apos;à %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1: %2 in %3. %4 points read (%5), %6 written, %7 windows, %8 retries.</source>
        <translation>%1&#xa0;: %2 en %3. %4 points lus (%5), %6 écrits, %7 fenêtres, %8 reprises.</translation>
    </message>
    <message>
        <source>%1 values were NaN or infinite, which InfluxDB cannot store: left out.</source>
        <translation>%1 valeurs étaient NaN ou infinies, ce qu&apos;InfluxDB ne peut pas stocker&#xa0;: laissées de côté.</translation>
    </message>
</context>
<context>
    <name>telemirror::SystemKeychain</name>
    <message>
        <source>The keychain cannot be used: unlock or install one to keep secrets.</source>
        <translation>Le trousseau est inutilisable&#xa0;: déverrouillez-en ou installez-en un pour garder les secrets.</translation>
    </message>
</context>
<context>
    <name>telemirror::TelemetryCommand</name>
    <message>
        <source>No measurement with &quot;%1&quot; in its name has a point in the last %2 s.</source>
        <translation>Aucune mesure dont le nom contient «&#xa0;%1&#xa0;» n&apos;a de point dans les %2 dernières s.</translation>
    </message>
    <message>
        <source>print the telemetry document as JSON, once or as it changes</source>
        <translation>afficher le document de télémétrie en JSON, une fois ou à mesure qu&apos;il change</translation>
    </message>
    <message>
        <source>Print one document and end (default).</source>
        <translation>Afficher un document et finir (par défaut).</translation>
    </message>
    <message>
        <source>Print each new document as a line, until stopped.</source>
        <translation>Afficher chaque nouveau document sur une ligne, jusqu&apos;à l&apos;arrêt.</translation>
    </message>
    <message>
        <source>telemirror-cli: give one of --once and --watch.</source>
        <translation>telemirror-cli&#xa0;: donnez --once ou --watch, pas les deux.</translation>
    </message>
</context>
<context>
    <name>telemirror::TelemetryEditor</name>
    <message>
        <source>Look for telemetry in the local server</source>
        <translation>Chercher la télémétrie sur le serveur local</translation>
    </message>
    <message>
        <source>One entry for each tag set</source>
        <translation>Une entrée par jeu de tags</translation>
    </message>
    <message>
        <source>Leave texts out</source>
        <translation>Laisser les textes de côté</translation>
    </message>
    <message>
        <source>Publish even when nothing is new</source>
        <translation>Publier même quand rien n&apos;est nouveau</translation>
    </message>
    <message>
        <source>-90 to 90, such as 48.8566</source>
        <translation>-90 à 90, par exemple 48.8566</translation>
    </message>
    <message>
        <source>-180 to 180, such as 2.3522</source>
        <translation>-180 à 180, par exemple 2.3522</translation>
    </message>
    <message>
        <source>Telemetry</source>
        <translation>Télémétrie</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Degrees; they go into every telemetry document. Leave both empty to leave them out.</source>
        <translation>En degrés&#xa0;; elles vont dans chaque document de télémétrie. Laissez les deux vides pour les omettre.</translation>
    </message>
    <message>
        <source>&amp;Names that contain</source>
        <translation>&amp;Noms qui contiennent</translation>
    </message>
    <message>
        <source>&amp;Every</source>
        <translation>&amp;Chaque</translation>
    </message>
    <message>
        <source>&amp;Not older than</source>
        <translation>&amp;Pas plus vieux que</translation>
    </message>
    <message>
        <source>&amp;Latitude</source>
        <translation>La&amp;titude</translation>
    </message>
    <message>
        <source>L&amp;ongitude</source>
        <translation>L&amp;ongitude</translation>
    </message>
    <message>
        <source>Telemetry needs a length of time of at least 200ms between two looks, such as 5s.</source>
        <translation>La télémétrie demande une durée d&apos;au moins 200ms entre deux lectures, telle que 5s.</translation>
    </message>
    <message>
        <source>The age of telemetry must be a length of time of at least 1s, such as 30s.</source>
        <translation>L&apos;âge de la télémétrie doit être une durée d&apos;au moins 1s, telle que 30s.</translation>
    </message>
    <message>
        <source>The latitude must be a number from -90 to 90.</source>
        <translation>La latitude doit être un nombre de -90 à 90.</translation>
    </message>
    <message>
        <source>The longitude must be a number from -180 to 180.</source>
        <translation>La longitude doit être un nombre de -180 à 180.</translation>
    </message>
</context>
<context>
    <name>telemirror::TimeSeriesChart</name>
    <message>
        <source>Chart</source>
        <translation>Graphique</translation>
    </message>
    <message>
        <source>+ %1 more</source>
        <translation>+ %1 de plus</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>et %1 de plus</translation>
    </message>
</context>
<context>
    <name>telemirror::WelcomePage</name>
    <message>
        <source>Keep your measurements at home</source>
        <translation>Gardez vos mesures chez vous</translation>
    </message>
    <message>
        <source>Telemirror copies what your site measures from InfluxDB Cloud to an InfluxDB of your own, every hour, and checks that nothing is missing. It only reads from the cloud, and changes nothing there.</source>
        <translation>Telemirror copie ce que votre site mesure d&apos;InfluxDB Cloud vers votre propre InfluxDB, chaque heure, et vérifie qu&apos;il ne manque rien. Il ne fait que lire dans le cloud et n&apos;y change rien.</translation>
    </message>
    <message>
        <source>Connect my servers</source>
        <translation>Connecter mes serveurs</translation>
    </message>
    <message>
        <source>Explore with sample data</source>
        <translation>Explorer avec des données d&apos;exemple</translation>
    </message>
    <message>
        <source>I have servers</source>
        <translation>J&apos;ai des serveurs</translation>
    </message>
    <message>
        <source>You need the address and a token with read access of the cloud, and the address of the local server. It takes two minutes.</source>
        <translation>Il vous faut l&apos;adresse et un jeton avec accès en lecture du cloud, et l&apos;adresse du serveur local. Cela prend deux minutes.</translation>
    </message>
    <message>
        <source>I want to look around</source>
        <translation>Je veux d&apos;abord regarder</translation>
    </message>
    <message>
        <source>A made-up site with weather and a solar plant runs inside this program. Nothing is installed, no account is needed, and you can connect your servers at any time.</source>
        <translation>Un site imaginaire avec une station météo et une centrale solaire tourne dans ce programme. Rien n&apos;est installé, aucun compte n&apos;est nécessaire, et vous pouvez connecter vos serveurs à tout moment.</translation>
    </message>
</context>
<context>
    <name>telemirror::form</name>
    <message>
        <source>Show</source>
        <translation>Afficher</translation>
    </message>
</context>
<context>
    <name>telemirror::format</name>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>h</source>
        <translation>h</translation>
    </message>
    <message>
        <source>days</source>
        <translation>jours</translation>
    </message>
    <message>
        <source>1 point</source>
        <translation>1 point</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 points</translation>
    </message>
    <message>
        <source>%1 points/s</source>
        <translation>%1 points/s</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>d</source>
        <translation>j</translation>
    </message>
    <message>
        <source>a few seconds left</source>
        <translation>quelques secondes restantes</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>environ %1 restantes</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>à l&apos;instant</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>il y a %1</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>dans %1</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>hier %1</translation>
    </message>
    <message>
        <source>tomorrow %1</source>
        <translation>demain %1</translation>
    </message>
    <message>
        <source>By hand only</source>
        <translation>À la main seulement</translation>
    </message>
    <message>
        <source>Every hour at :%1</source>
        <translation>Chaque heure à :%1</translation>
    </message>
    <message>
        <source>Every day at %1 UTC</source>
        <translation>Chaque jour à %1 UTC</translation>
    </message>
    <message>
        <source>Every %1</source>
        <translation>Toutes les %1</translation>
    </message>
    <message>
        <source>, shifted by %1</source>
        <translation>, décalé de %1</translation>
    </message>
    <message>
        <source>true</source>
        <translation>vrai</translation>
    </message>
    <message>
        <source>false</source>
        <translation>faux</translation>
    </message>
</context>
<context>
    <name>telemirror::output</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>running</source>
        <translation>en cours</translation>
    </message>
    <message>
        <source>done</source>
        <translation>terminé</translation>
    </message>
    <message>
        <source>partial</source>
        <translation>en partie</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échec</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>annulé</translation>
    </message>
</context>
<context>
    <name>telemirror::sandbox</name>
    <message>
        <source>The sample store&apos;s file cannot be used: check that its disk has room and that nobody else uses it.</source>
        <translation>Le fichier des données d&apos;exemple est inutilisable&#xa0;: vérifiez que son disque a de la place et que personne d&apos;autre ne s&apos;en sert.</translation>
    </message>
</context>
<context>
    <name>telemirror::sandbox::StoreDatabase</name>
    <message>
        <source>The sample store&apos;s file was written by a newer version: update the program or choose another file.</source>
        <translation>Le fichier des données d&apos;exemple a été écrit par une version plus récente&#xa0;: mettez le programme à jour ou choisissez un autre fichier.</translation>
    </message>
    <message>
        <source>The sample store&apos;s file is damaged: remove it to start anew.</source>
        <translation>Le fichier des données d&apos;exemple est endommagé&#xa0;: supprimez-le pour recommencer.</translation>
    </message>
</context>
<context>
    <name>telemirror::words</name>
    <message>
        <source>Running</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Complet</translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation>Incomplet</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échec</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulé</translation>
    </message>
    <message>
        <source>At start</source>
        <translation>Au démarrage</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Planification</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>À la main</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Reprise</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>Vérification</translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation>Pas encore vérifié</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Vérification…</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Connecté</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Non connecté</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Désactivé</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>Debug</source>
        <translation>Débogage</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Avertissement</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Erreur</translation>
    </message>
    <message>
        <source>number</source>
        <translation>nombre</translation>
    </message>
    <message>
        <source>integer</source>
        <translation>entier</translation>
    </message>
    <message>
        <source>unsigned integer</source>
        <translation>entier non signé</translation>
    </message>
    <message>
        <source>text</source>
        <translation>texte</translation>
    </message>
    <message>
        <source>true/false</source>
        <translation>vrai/faux</translation>
    </message>
    <message>
        <source>Find out by asking</source>
        <translation>Trouver en demandant</translation>
    </message>
    <message>
        <source>Flux (Cloud, 2.x)</source>
        <translation>Flux (Cloud, 2.x)</translation>
    </message>
    <message>
        <source>InfluxQL (1.x, 3.x)</source>
        <translation>InfluxQL (1.x, 3.x)</translation>
    </message>
</context>
</TS>
