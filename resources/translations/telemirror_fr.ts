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
    <message>
        <source>Quota</source>
        <translation>Quota</translation>
    </message>
    <message>
        <source>Tag filter</source>
        <translation>Filtre de tags</translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation>une liste de textes</translation>
    </message>
    <message>
        <source>The file %1 holds no profile of Telemirror: choose one that was exported.</source>
        <translation>Le fichier %1 ne contient pas de profil de Telemirror&#xa0;: choisissez-en un qui a été exporté.</translation>
    </message>
    <message>
        <source>Spool</source>
        <translation>File d&apos;attente</translation>
    </message>
    <message>
        <source>HTTP header</source>
        <translation>En-tête HTTP</translation>
    </message>
    <message>
        <source>HTTP publisher</source>
        <translation>Publication HTTP</translation>
    </message>
    <message>
        <source>MQTT publisher</source>
        <translation>Publication MQTT</translation>
    </message>
    <message>
        <source>File publisher</source>
        <translation>Publication dans un fichier</translation>
    </message>
    <message>
        <source>Publishers</source>
        <translation>Publications</translation>
    </message>
    <message>
        <source>Redis publisher</source>
        <translation>Publication Redis</translation>
    </message>
    <message>
        <source>Standard output</source>
        <translation>Sortie standard</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>rien</translation>
    </message>
    <message>
        <source>one of mean, min, max, last, count</source>
        <translation>une fonction parmi mean, min, max, last, count</translation>
    </message>
    <message>
        <source>a list of objects with a &quot;pattern&quot; and a &quot;function&quot;</source>
        <translation>une liste d&apos;objets avec un «&#xa0;pattern&#xa0;» et une «&#xa0;function&#xa0;»</translation>
    </message>
    <message>
        <source>&quot;raw&quot;, or a duration and a function such as &quot;10m mean&quot;</source>
        <translation>«&#xa0;raw&#xa0;», ou une durée et une fonction telles que «&#xa0;10m mean&#xa0;»</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>une liste</translation>
    </message>
    <message>
        <source>&quot;automatic&quot;, &quot;flux&quot;, &quot;influxql&quot;, &quot;influxql3&quot; or &quot;victoriametrics&quot;</source>
        <translation>&quot;automatic&quot;, &quot;flux&quot;, &quot;influxql&quot;, &quot;influxql3&quot; ou &quot;victoriametrics&quot;</translation>
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
    <name>telemirror::AnswerBudget</name>
    <message>
        <source>The answer is too large to be held in memory: ask for a shorter time range, or for fewer series.</source>
        <translation>La réponse est trop grande pour tenir en mémoire&#xa0;: demandez une période plus courte, ou moins de séries.</translation>
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
    <name>telemirror::ChartExport</name>
    <message>
        <source>%1 cannot be written: choose another folder, or make room.</source>
        <translation>%1 ne peut pas être écrit&#xa0;: choisissez un autre dossier, ou faites de la place.</translation>
    </message>
</context>
<context>
    <name>telemirror::ChartLegend</name>
    <message>
        <source>+ %1 more</source>
        <translation>+ %1 de plus</translation>
    </message>
</context>
<context>
    <name>telemirror::ChartReadout</name>
    <message>
        <source>and %1 more</source>
        <translation>et %1 de plus</translation>
    </message>
</context>
<context>
    <name>telemirror::ChartTile</name>
    <message>
        <source>Take the chart away</source>
        <translation>Retirer le graphique</translation>
    </message>
    <message>
        <source>Unit and limits…</source>
        <translation>Unité et limites…</translation>
    </message>
    <message>
        <source>Move forward</source>
        <translation>Avancer</translation>
    </message>
    <message>
        <source>Move back</source>
        <translation>Reculer</translation>
    </message>
    <message>
        <source>Chart of %1</source>
        <translation>Graphique de %1</translation>
    </message>
    <message>
        <source>Waiting for values…</source>
        <translation>En attente de valeurs…</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Avertissement</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
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
    <message>
        <source>--range takes &lt;start&gt;/&lt;stop&gt;, as in 2026-05-01/2026-05-02T12:00:00Z or -2d/now, or a duration up to now, as in 24h.</source>
        <translation>--range prend &lt;début&gt;/&lt;fin&gt;, comme dans 2026-05-01/2026-05-02T12:00:00Z ou -2d/now, ou une durée jusqu&apos;à maintenant, comme 24h.</translation>
    </message>
    <message>
        <source>The rule file %1 cannot be read.</source>
        <translation>Le fichier de règle %1 ne peut pas être lu.</translation>
    </message>
    <message>
        <source>The rule file %1 does not hold a JSON object.</source>
        <translation>Le fichier de règle %1 ne contient pas d&apos;objet JSON.</translation>
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
    <name>telemirror::ConflictBanner</name>
    <message>
        <source>Keep mine</source>
        <translation>Garder les miens</translation>
    </message>
    <message>
        <source>Write these settings over the other ones, at every instance</source>
        <translation>Écrire ces réglages par-dessus les autres, sur toutes les instances</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>Prendre les leurs</translation>
    </message>
    <message>
        <source>Drop the edit that was made here, and use the other one</source>
        <translation>Abandonner la modification faite ici et utiliser l&apos;autre</translation>
    </message>
    <message>
        <source>Another instance</source>
        <translation>Une autre instance</translation>
    </message>
    <message>
        <source>%1 changed these settings while they were changed here</source>
        <translation>%1 a modifié ces réglages pendant qu&apos;ils étaient modifiés ici</translation>
    </message>
    <message>
        <source>They differ in nothing that matters here.</source>
        <translation>Rien d&apos;important ne les distingue ici.</translation>
    </message>
    <message>
        <source>They differ in: %1.</source>
        <translation>Différences&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Nothing is lost until you choose; the one you do not keep is dropped.</source>
        <translation>Rien n&apos;est perdu avant votre choix&#xa0;; la version que vous ne gardez pas est abandonnée.</translation>
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
    <name>telemirror::Connection</name>
    <message>
        <source>This source cannot tell how much it holds.</source>
        <translation>Cette source ne peut pas dire combien elle contient.</translation>
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
    <message>
        <source>None: the system&apos;s certificates</source>
        <translation>Aucun&#xa0;: les certificats du système</translation>
    </message>
    <message>
        <source>&amp;Certificates</source>
        <translation>&amp;Certificats</translation>
    </message>
    <message>
        <source>A PEM file with certificates to trust besides the system&apos;s, for a server whose own is signed by nobody that the system knows</source>
        <translation>Un fichier PEM de certificats à accepter en plus de ceux du système, pour un serveur dont le certificat n’est signé par personne que le système connaisse</translation>
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
    <message>
        <source>Sync now: copy everything that is new</source>
        <translation>Synchroniser&#xa0;: copier tout ce qui est nouveau</translation>
    </message>
    <message>
        <source>A run is under way: wait for its end</source>
        <translation>Une exécution est en cours&#xa0;: attendez sa fin</translation>
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
    <message>
        <source>compared %1</source>
        <translation>comparé %1</translation>
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
    <message>
        <source>Verify this day</source>
        <translation>Vérifier ce jour</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Synchroniser</translation>
    </message>
    <message>
        <source>Compare the day chosen with the source, for all measurements, and copy what is missing</source>
        <translation>Comparer le jour choisi avec la source, pour toutes les mesures, et copier ce qui manque</translation>
    </message>
    <message>
        <source>Verifying %1…</source>
        <translation>Vérification du %1…</translation>
    </message>
    <message>
        <source>Verification %1: %2 compared</source>
        <translation>Vérification %1&#xa0;: %2 comparés</translation>
    </message>
    <message numerus="yes">
        <source>%n window(s) copied again</source>
        <translation>
            <numerusform>%n fenêtre copiée à nouveau</numerusform>
            <numerusform>%n fenêtres copiées à nouveau</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a day to see what is known of it.</source>
        <translation>Choisissez un jour pour voir ce qu&apos;on en sait.</translation>
    </message>
</context>
<context>
    <name>telemirror::CoverageStrip</name>
    <message>
        <source>Coverage</source>
        <translation>Couverture</translation>
    </message>
    <message>
        <source>Nothing is to be mirrored in this range of time.</source>
        <translation>Rien n’est à copier dans cet intervalle de temps.</translation>
    </message>
    <message>
        <source>%1: from %2 to %3</source>
        <translation>%1&#xa0;: de %2 à %3</translation>
    </message>
    <message>
        <source>Compared %1</source>
        <translation>Comparé %1</translation>
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
    <message>
        <source>A row of the server&apos;s answer has more than %1 columns.</source>
        <translation>Une ligne de la réponse du serveur a plus de %1 colonnes.</translation>
    </message>
</context>
<context>
    <name>telemirror::DeadLetterBox</name>
    <message>
        <source>There is no dead-letter file &quot;%1&quot;: see the list of them.</source>
        <translation>Il n&apos;y a pas de fichier de rebut «&#xa0;%1&#xa0;»&#xa0;: voyez-en la liste.</translation>
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
    <name>telemirror::DeadLetterFileModel</name>
    <message numerus="yes">
        <source>%1, and %n more</source>
        <translation>
            <numerusform>%1, et %n autre</numerusform>
            <numerusform>%1, et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>To &quot;%1&quot; at connection &quot;%2&quot;
%3</source>
        <translation>Vers « %1 » par la connexion « %2 »
%3</translation>
    </message>
    <message>
        <source>Entries that may be written again; the others do not fit into line protocol</source>
        <translation>Entrées qui peuvent être écrites à nouveau&#xa0;; les autres n&apos;entrent pas dans le line protocol</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Règle</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Exécution</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Entrées</translation>
    </message>
    <message>
        <source>Writable</source>
        <translation>Inscriptibles</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
</context>
<context>
    <name>telemirror::DeadLetterModel</name>
    <message>
        <source>May be written again once the cause is removed.</source>
        <translation>Peut être écrit à nouveau une fois la cause supprimée.</translation>
    </message>
    <message>
        <source>Line protocol cannot hold it: it cannot be written.</source>
        <translation>Le line protocol ne peut pas le contenir&#xa0;: il ne peut pas être écrit.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>Point</translation>
    </message>
</context>
<context>
    <name>telemirror::DeadLetterPanel</name>
    <message>
        <source>Reading…</source>
        <translation>Lecture…</translation>
    </message>
    <message>
        <source>Files with points that could not be written</source>
        <translation>Fichiers des points qui n&apos;ont pas pu être écrits</translation>
    </message>
    <message>
        <source>Points that could not be written</source>
        <translation>Points qui n&apos;ont pas pu être écrits</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ouvrir le dossier</translation>
    </message>
    <message>
        <source>The files are line protocol, packed with gzip: any InfluxDB client reads them</source>
        <translation>Les fichiers sont du line protocol compressé avec gzip&#xa0;: tout client InfluxDB les lit</translation>
    </message>
    <message>
        <source>Write again…</source>
        <translation>Écrire à nouveau…</translation>
    </message>
    <message>
        <source>Send the points of the chosen files once more, after the cause is removed</source>
        <translation>Envoyer encore une fois les points des fichiers choisis, une fois la cause supprimée</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Rechercher</translation>
    </message>
    <message>
        <source>Search in reasons and points of this file</source>
        <translation>Rechercher dans les raisons et les points de ce fichier</translation>
    </message>
    <message>
        <source>Copy the selected entries, or all that were read</source>
        <translation>Copier les entrées sélectionnées, ou toutes celles qui ont été lues</translation>
    </message>
    <message>
        <source>The dead letters cannot be read</source>
        <translation>Les points refusés ne peuvent pas être lus</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n file(s)</source>
        <translation>
            <numerusform>%1 dans %n fichier</numerusform>
            <numerusform>%1 dans %n fichiers</numerusform>
        </translation>
    </message>
    <message>
        <source>Writing again…</source>
        <translation>Nouvelle écriture…</translation>
    </message>
    <message>
        <source>Every point was written</source>
        <translation>Tous les points ont été écrits</translation>
    </message>
    <message>
        <source>Points that a server refuses, or that line protocol cannot hold, are kept here with the reason, until they can be written.</source>
        <translation>Les points qu&apos;un serveur refuse, ou que le line protocol ne peut pas contenir, sont gardés ici avec la raison, jusqu&apos;à ce qu&apos;ils puissent être écrits.</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Recherche…</translation>
    </message>
    <message>
        <source>No entry fits</source>
        <translation>Aucune entrée ne correspond</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n entrée</numerusform>
            <numerusform>%n entrées</numerusform>
        </translation>
    </message>
    <message>
        <source>the first %1 that fit</source>
        <translation>les %1 premières qui correspondent</translation>
    </message>
    <message>
        <source>the first %1 of %2 entries</source>
        <translation>les %1 premières de %2 entrées</translation>
    </message>
    <message>
        <source>Write again</source>
        <translation>Écrire à nouveau</translation>
    </message>
    <message numerus="yes">
        <source>Write %n entry(s) again, to %1?</source>
        <translation>
            <numerusform>Écrire à nouveau %n entrée, vers %1 ?</numerusform>
            <numerusform>Écrire à nouveau %n entrées, vers %1 ?</numerusform>
        </translation>
    </message>
    <message>
        <source>This helps once the cause is removed, for instance a field of another type at the destination. What is refused again stays here with its reason: nothing is lost.</source>
        <translation>Cela aide une fois la cause supprimée, par exemple un champ d&apos;un autre type à la destination. Ce qui est encore refusé reste ici avec sa raison&#xa0;: rien n&apos;est perdu.</translation>
    </message>
    <message>
        <source>Writing %1 again…</source>
        <translation>Nouvelle écriture de %1…</translation>
    </message>
    <message>
        <source>%1 written.</source>
        <translation>%1 écrits.</translation>
    </message>
    <message>
        <source>%1 refused again: see the reasons, remove the cause, and try once more. They are kept.</source>
        <translation>%1 encore refusés&#xa0;: voyez les raisons, supprimez la cause et réessayez. Ils sont gardés.</translation>
    </message>
</context>
<context>
    <name>telemirror::DeadLetterReader</name>
    <message>
        <source>The dead-letter file &quot;%1&quot; cannot be read.</source>
        <translation>Le fichier de rebut «&#xa0;%1&#xa0;» ne peut pas être lu.</translation>
    </message>
    <message>
        <source>The dead-letter file &quot;%1&quot; ends in the middle of an entry.</source>
        <translation>Le fichier de rebut «&#xa0;%1&#xa0;» finit au milieu d&apos;une entrée.</translation>
    </message>
</context>
<context>
    <name>telemirror::DeadLetterReader::Private</name>
    <message>
        <source>The dead-letter file &quot;%1&quot; is damaged: what follows cannot be read.</source>
        <translation>Le fichier de rebut «&#xa0;%1&#xa0;» est endommagé&#xa0;: la suite ne peut pas être lue.</translation>
    </message>
</context>
<context>
    <name>telemirror::DeadLetterReplay</name>
    <message>
        <source>The dead letters in &quot;%1&quot; are being written again already; wait for the end of that.</source>
        <translation>Les points au rebut de «&#xa0;%1&#xa0;» sont déjà en cours de réécriture&#xa0;; attendez-en la fin.</translation>
    </message>
    <message>
        <source>The dead letters in &quot;%1&quot; are in use; try it again.</source>
        <translation>Les points au rebut de «&#xa0;%1&#xa0;» sont en cours d&apos;utilisation&#xa0;; réessayez.</translation>
    </message>
    <message>
        <source>The dead-letter file &quot;%1&quot; cannot be moved; check the folder&apos;s rights.</source>
        <translation>Le fichier de rebut «&#xa0;%1&#xa0;» ne peut pas être déplacé&#xa0;; vérifiez les droits du dossier.</translation>
    </message>
    <message>
        <source>What could not be written again cannot be kept in &quot;%1&quot;; check the room on its disk. Nothing is lost.</source>
        <translation>Ce qui n&apos;a pas pu être réécrit ne peut pas être gardé dans «&#xa0;%1&#xa0;»&#xa0;; vérifiez la place sur son disque. Rien n&apos;est perdu.</translation>
    </message>
</context>
<context>
    <name>telemirror::DeadLettersCommand</name>
    <message>
        <source>  %1, run %2: %3 entries (%4 may be written again), %5 points, %6</source>
        <translation>  %1, exécution %2&#xa0;: %3 entrées (%4 peuvent être réécrites), %5 points, %6</translation>
    </message>
    <message>
        <source>list, show or replay points that could not be written</source>
        <translation>lister, montrer ou réécrire les points qui n&apos;ont pas pu être écrits</translation>
    </message>
    <message>
        <source>Print the files and why their points were refused.</source>
        <translation>Afficher les fichiers et pourquoi leurs points ont été refusés.</translation>
    </message>
    <message>
        <source>Print the entries of a file, each with its reason.</source>
        <translation>Afficher les entrées d&apos;un fichier, chacune avec sa raison.</translation>
    </message>
    <message>
        <source>| show &lt;file&gt;</source>
        <translation>| show &lt;fichier&gt;</translation>
    </message>
    <message>
        <source>Write the points of the files (default: all) again; what is refused again is kept.</source>
        <translation>Réécrire les points des fichiers (par défaut&#xa0;: tous)&#xa0;; ce qui est de nouveau refusé est gardé.</translation>
    </message>
    <message>
        <source>| replay [&lt;file&gt;...]</source>
        <translation>| replay [&lt;fichier&gt;...]</translation>
    </message>
    <message>
        <source>show: leave so many entries out (default 0).</source>
        <translation>show&#xa0;: laisser tant d&apos;entrées de côté (par défaut 0).</translation>
    </message>
    <message>
        <source>number</source>
        <translation>nombre</translation>
    </message>
    <message>
        <source>show: so many entries at most (default 100).</source>
        <translation>show&#xa0;: tant d&apos;entrées au plus (par défaut 100).</translation>
    </message>
    <message>
        <source>Print one JSON object instead of text.</source>
        <translation>Afficher un objet JSON au lieu de texte.</translation>
    </message>
    <message>
        <source>telemirror-cli: dead-letters takes list, show &lt;file&gt;, or replay [&lt;file&gt;...]; see telemirror-cli dead-letters --help.</source>
        <translation>telemirror-cli&#xa0;: dead-letters prend list, show &lt;fichier&gt;, ou replay [&lt;fichier&gt;...]&#xa0;; voyez telemirror-cli dead-letters --help.</translation>
    </message>
    <message>
        <source>There are no dead letters: every point was written.</source>
        <translation>Il n&apos;y a pas de points au rebut&#xa0;: tous les points ont été écrits.</translation>
    </message>
    <message>
        <source>There are more: go on with --offset %1.</source>
        <translation>Il y en a d&apos;autres&#xa0;: continuez avec --offset %1.</translation>
    </message>
    <message>
        <source>%1: %2 points written, %3 kept.</source>
        <translation>%1&#xa0;: %2 points écrits, %3 gardés.</translation>
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
    <name>telemirror::DestinationLimits</name>
    <message>
        <source>VictoriaMetrics keeps numbers only: texts are left out, true and false become 1 and 0, of a value twelve digits are certain (integers beyond 2^53 are rounded), and times are cut to the millisecond. The bucket&apos;s name becomes the label &quot;db&quot;. Nothing can be read back from it, so that what it holds is never verified.</source>
        <translation>VictoriaMetrics ne garde que des nombres&#xa0;: les textes sont laissés de côté, vrai et faux deviennent 1 et 0, douze chiffres d&apos;une valeur sont sûrs (les entiers au-delà de 2^53 sont arrondis) et les heures sont coupées à la milliseconde. Le nom du bucket devient l&apos;étiquette «&#xa0;db&#xa0;». Rien ne peut y être relu, de sorte que ce qu&apos;il contient n&apos;est jamais vérifié.</translation>
    </message>
</context>
<context>
    <name>telemirror::Engine</name>
    <message>
        <source>There is no connection &quot;%1&quot;: choose one of the profile&apos;s.</source>
        <translation>Il n&apos;y a pas de connexion «&#xa0;%1&#xa0;»&#xa0;: choisissez une de celles du profil.</translation>
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
    <message>
        <source>The journal was damaged and is now kept as &quot;%1&quot;. A new one was begun: what was mirrored is compared with its source, and only what differs is mirrored again.</source>
        <translation>Le journal était endommagé et est maintenant gardé sous «&#xa0;%1&#xa0;». Un nouveau a été commencé&#xa0;: ce qui a été copié est comparé avec sa source, et seul ce qui diffère est copié à nouveau.</translation>
    </message>
    <message numerus="yes">
        <source>Rules are shared with %n other instance(s).</source>
        <translation>
            <numerusform>Les règles sont partagées avec %n autre instance.</numerusform>
            <numerusform>Les règles sont partagées avec %n autres instances.</numerusform>
        </translation>
    </message>
    <message>
        <source>The rule that the dead letters in &quot;%1&quot; belong to is gone: write them with another client, they are line protocol.</source>
        <translation>La règle des points au rebut de «&#xa0;%1&#xa0;» n&apos;existe plus&#xa0;: écrivez-les avec un autre client, ils sont en line protocol.</translation>
    </message>
    <message>
        <source>Dead letters of &quot;%1&quot; were written again: %2 points written, %3 kept.</source>
        <translation>Les points au rebut de «&#xa0;%1&#xa0;» ont été repris&#xa0;: %2 points écrits, %3 gardés.</translation>
    </message>
    <message>
        <source>An export to %1 is under way: wait for its end, or choose another name.</source>
        <translation>Un export vers %1 est en cours&#xa0;: attendez sa fin, ou choisissez un autre nom.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is run again at %2.</source>
        <translation>«&#xa0;%1&#xa0;» est relancée à %2.</translation>
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
        <source>Filter what is open</source>
        <translation>Filtrer ce qui est ouvert</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Relire</translation>
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
    <message>
        <source>Saved as %1.</source>
        <translation>Enregistré sous %1.</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>30 derniers jours</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Dernière année</translation>
    </message>
    <message>
        <source>&amp;Compare both sides</source>
        <translation>&amp;Comparer les deux côtés</translation>
    </message>
    <message>
        <source>Copy query</source>
        <translation>Copier la requête</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exporter…</translation>
    </message>
    <message>
        <source>Wheel: zoom · drag: move · Shift-drag: box · double click: all</source>
        <translation>Molette&#xa0;: zoom · glisser&#xa0;: déplacer · Maj-glisser&#xa0;: cadre · double clic&#xa0;: tout</translation>
    </message>
    <message>
        <source>Choose a field to see its curve.</source>
        <translation>Choisissez un champ pour voir sa courbe.</translation>
    </message>
    <message>
        <source>Draws the curve of %1 too, and the difference</source>
        <translation>Trace aussi la courbe de %1, et la différence</translation>
    </message>
    <message>
        <source>There is no rule that copies this bucket</source>
        <translation>Aucune règle ne copie ce bucket</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>Copier %1</translation>
    </message>
    <message>
        <source>%1 copied.</source>
        <translation>%1 copié.</translation>
    </message>
    <message>
        <source>Read again, from the servers and not from the cache</source>
        <translation>Relire, depuis les serveurs et non depuis le cache</translation>
    </message>
    <message>
        <source>From the cache: %1 % of %2 answers (%3 outdated), the rest from the servers: %4</source>
        <translation>Depuis le cache&#xa0;: %1&#xa0;% de %2 réponses (%3 périmées), le reste depuis les serveurs&#xa0;: %4</translation>
    </message>
    <message>
        <source>Outdated answers for which the server then gave a newer one: %1
Times that Redis did not answer: %2</source>
        <translation>Réponses périmées que le serveur a ensuite remplacées&#xa0;: %1
Fois où Redis n&apos;a pas répondu&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>telemirror::ExportDialog</name>
    <message>
        <source>%1 to %2</source>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>&amp;CSV, a row for each value</source>
        <translation>&amp;CSV, une ligne par valeur</translation>
    </message>
    <message>
        <source>&amp;Line protocol, to be written to another InfluxDB</source>
        <translation>&amp;Line protocol, à écrire dans un autre InfluxDB</translation>
    </message>
    <message>
        <source>What is &amp;shown: %1</source>
        <translation>Ce qui est &amp;affiché&#xa0;: %1</translation>
    </message>
    <message>
        <source>Export a measurement</source>
        <translation>Exporter une mesure</translation>
    </message>
    <message>
        <source>Export a field</source>
        <translation>Exporter un champ</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exporter</translation>
    </message>
    <message>
        <source>&amp;Everything: %1, %2</source>
        <translation>&amp;Tout&#xa0;: %1, %2</translation>
    </message>
    <message>
        <source>&amp;Everything (how much it is was not found out)</source>
        <translation>&amp;Tout (la quantité n&apos;a pas pu être déterminée)</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Parcourir…</translation>
    </message>
    <message>
        <source>From</source>
        <translation>De</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Période</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fichier</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Line protocol (*.lp)</source>
        <translation>Line protocol (*.lp)</translation>
    </message>
    <message>
        <source>Enter the name of a file.</source>
        <translation>Entrez le nom d&apos;un fichier.</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>Il n&apos;y a pas de dossier %1.</translation>
    </message>
    <message>
        <source>The file exists; it will be replaced when the export ends well.</source>
        <translation>Le fichier existe&#xa0;; il sera remplacé si l&apos;export se termine bien.</translation>
    </message>
</context>
<context>
    <name>telemirror::ExportStrip</name>
    <message>
        <source>Progress of the export</source>
        <translation>Avancement de l&apos;export</translation>
    </message>
    <message>
        <source>Exporting to %1…</source>
        <translation>Export vers %1…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Exporting: %1, %2</source>
        <translation>Export en cours&#xa0;: %1, %2</translation>
    </message>
    <message>
        <source>%1 exported to %2 (%3).</source>
        <translation>%1 exportés vers %2 (%3).</translation>
    </message>
    <message>
        <source>Left out, as line protocol cannot hold them: %1.</source>
        <translation>Laissés de côté, car le line protocol ne peut pas les contenir&#xa0;: %1.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>telemirror::ExtentTable</name>
    <message>
        <source>Series</source>
        <translation>Séries</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Valeurs</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Première</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Dernière</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>inconnu</translation>
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
    <name>telemirror::FilePublisherEditor</name>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Each document as a line of JSON (NDJSON); full files are renamed.</source>
        <translation>Chaque document sur une ligne de JSON (NDJSON)&#xa0;; les fichiers pleins sont renommés.</translation>
    </message>
    <message>
        <source>When the system sees fit</source>
        <translation>Quand le système le juge bon</translation>
    </message>
    <message>
        <source>Every second</source>
        <translation>Chaque seconde</translation>
    </message>
    <message>
        <source>After each line</source>
        <translation>Après chaque ligne</translation>
    </message>
    <message>
        <source>What is not yet on the disk is lost when the power fails</source>
        <translation>Ce qui n&apos;est pas encore sur le disque est perdu en cas de coupure de courant</translation>
    </message>
    <message>
        <source>&amp;Path</source>
        <translation>&amp;Chemin</translation>
    </message>
    <message>
        <source>&amp;Size of a file</source>
        <translation>&amp;Taille d&apos;un fichier</translation>
    </message>
    <message>
        <source>&amp;Full files kept</source>
        <translation>&amp;Fichiers pleins gardés</translation>
    </message>
    <message>
        <source>&amp;Written to the disk</source>
        <translation>É&amp;crit sur le disque</translation>
    </message>
</context>
<context>
    <name>telemirror::FileTelemetryPublisher</name>
    <message>
        <source>File %1</source>
        <translation>Fichier %1</translation>
    </message>
</context>
<context>
    <name>telemirror::FleetCard</name>
    <message>
        <source>Who runs what</source>
        <translation>Qui exécute quoi</translation>
    </message>
    <message>
        <source>Instances that share the rules</source>
        <translation>Instances qui se partagent les règles</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) wait for an instance to take them over.</source>
        <translation>
            <numerusform>%n règle attend qu&apos;une instance la reprenne.</numerusform>
            <numerusform>%n règles attendent qu&apos;une instance les reprenne.</numerusform>
        </translation>
    </message>
    <message>
        <source>This instance works alone and runs all its rules.</source>
        <translation>Cette instance travaille seule et exécute toutes ses règles.</translation>
    </message>
    <message>
        <source>Looking for the other instances; rules that this one does not hold wait. %1</source>
        <translation>Recherche des autres instances&#xa0;; les règles que celle-ci ne détient pas attendent. %1</translation>
    </message>
    <message>
        <source>This is the only instance on this Redis. Start another with the same profile, and they share the rules.</source>
        <translation>C&apos;est la seule instance sur ce Redis. Démarrez-en une autre avec le même profil&#xa0;: elles se partageront les règles.</translation>
    </message>
    <message numerus="yes">
        <source>%n instances share the rules through Redis; each rule runs at one of them.</source>
        <translation>
            <numerusform>%n instance se partage les règles par Redis&#xa0;; chaque règle s&apos;exécute sur l&apos;une d&apos;elles.</numerusform>
            <numerusform>%n instances se partagent les règles par Redis&#xa0;; chaque règle s&apos;exécute sur l&apos;une d&apos;elles.</numerusform>
        </translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Détails</translation>
    </message>
    <message>
        <source>Show the page with every rule and instance</source>
        <translation>Afficher la page de toutes les règles et instances</translation>
    </message>
</context>
<context>
    <name>telemirror::FleetLeaseModel</name>
    <message>
        <source>Nobody</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>An instance that is gone</source>
        <translation>Une instance disparue</translation>
    </message>
    <message>
        <source>%1 (this one)</source>
        <translation>%1 (celle-ci)</translation>
    </message>
    <message>
        <source>%1, process %2</source>
        <translation>%1, processus %2</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>Inconnue</translation>
    </message>
    <message>
        <source>%1 %2, process %3</source>
        <translation>%1 %2, processus %3</translation>
    </message>
    <message>
        <source>The holder renews its lease every few seconds. If it stops, another instance takes over when the lease ends: %1</source>
        <translation>Le détenteur renouvelle son bail toutes les quelques secondes. S&apos;il s&apos;arrête, une autre instance reprend la règle à la fin du bail&#xa0;: %1</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Règle</translation>
    </message>
    <message>
        <source>Held by</source>
        <translation>Détenue par</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Lease ends in</source>
        <translation>Fin du bail dans</translation>
    </message>
    <message>
        <source>Last run</source>
        <translation>Dernière exécution</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>terminé</translation>
    </message>
</context>
<context>
    <name>telemirror::FleetModel</name>
    <message>
        <source>%1 (this one)</source>
        <translation>%1 (celle-ci)</translation>
    </message>
    <message>
        <source>Paused, or has no rules</source>
        <translation>En pause, ou sans règles</translation>
    </message>
    <message>
        <source>Stands by</source>
        <translation>En réserve</translation>
    </message>
    <message>
        <source>Rules that others run, and that this instance takes over if they stop</source>
        <translation>Règles que d&apos;autres exécutent et que cette instance reprend s&apos;ils s&apos;arrêtent</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Machine</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Processus</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Exécute</translation>
    </message>
    <message>
        <source>Stands by for</source>
        <translation>En réserve pour</translation>
    </message>
    <message>
        <source>%1, then pauses</source>
        <translation>%1, puis pause</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pause</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Vue</translation>
    </message>
</context>
<context>
    <name>telemirror::FleetPage</name>
    <message>
        <source>Set up Redis</source>
        <translation>Configurer Redis</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>Rules and who holds them</source>
        <translation>Les règles et leurs détenteurs</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>Instances</translation>
    </message>
    <message>
        <source>Instances that share the rules</source>
        <translation>Instances qui se partagent les règles</translation>
    </message>
    <message numerus="yes">
        <source>%n rule(s) wait for an instance to take them over.</source>
        <translation>
            <numerusform>%n règle attend qu&apos;une instance la reprenne.</numerusform>
            <numerusform>%n règles attendent qu&apos;une instance les reprenne.</numerusform>
        </translation>
    </message>
    <message>
        <source>To let several machines share the rules, so that another takes over when one stops, give each the same Redis and key prefix in its settings.</source>
        <translation>Pour que plusieurs machines se partagent les règles et que l&apos;une reprenne quand une autre s&apos;arrête, indiquez dans les réglages de chacune le même Redis et le même préfixe de clés.</translation>
    </message>
    <message>
        <source>Rules that this instance does not hold wait until Redis answers.</source>
        <translation>Les règles que cette instance ne détient pas attendent que Redis réponde.</translation>
    </message>
    <message>
        <source>This instance works alone</source>
        <translation>Cette instance travaille seule</translation>
    </message>
    <message>
        <source>Looking for the other instances</source>
        <translation>Recherche des autres instances</translation>
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
    <name>telemirror::FluxSummaryReader</name>
    <message>
        <source>The server&apos;s answer lacks one of the columns result, _value and _field.</source>
        <translation>Il manque à la réponse du serveur une des colonnes result, _value et _field.</translation>
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
    <name>telemirror::HealthWatch</name>
    <message>
        <source>The engine has not answered for %1 s.</source>
        <translation>Le moteur n&apos;a pas répondu depuis %1 s.</translation>
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
    <message>
        <source>Coverage</source>
        <translation>Couverture</translation>
    </message>
    <message>
        <source>Dead letters</source>
        <translation>Points refusés</translation>
    </message>
    <message>
        <source>Dead letters (%1)</source>
        <translation>Points refusés (%1)</translation>
    </message>
    <message>
        <source>Show what was refused</source>
        <translation>Montrer ce qui a été refusé</translation>
    </message>
    <message>
        <source>The points of this run that could not be written, and why</source>
        <translation>Les points de cette exécution qui n&apos;ont pas pu être écrits, et pourquoi</translation>
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
    <message>
        <source>The server of “%1” is VictoriaMetrics, which can be written to only: choose VictoriaMetrics in Settings › Connections.</source>
        <translation>Le serveur de «&#xa0;%1&#xa0;» est VictoriaMetrics, où l&apos;on peut seulement écrire&#xa0;: choisissez VictoriaMetrics dans Paramètres › Connexions.</translation>
    </message>
    <message>
        <source>The server of “%1” is %2: choose InfluxQL 3 in Settings › Connections.</source>
        <translation>Le serveur de «&#xa0;%1&#xa0;» est %2&#xa0;: choisissez InfluxQL 3 dans Paramètres › Connexions.</translation>
    </message>
    <message>
        <source>The server of “%1” is %2, which is of another kind: let the program find out by asking, in Settings › Connections.</source>
        <translation>Le serveur de «&#xa0;%1&#xa0;» est %2, d&apos;un autre genre&#xa0;: laissez le programme le découvrir en demandant, dans Paramètres › Connexions.</translation>
    </message>
    <message>
        <source>“%1” has no bucket or database “%2”, or does not show it to this user: choose another one in Settings › What to mirror.</source>
        <translation>«&#xa0;%1&#xa0;» n&apos;a pas de bucket ni de base de données «&#xa0;%2&#xa0;», ou ne les montre pas à cet utilisateur&#xa0;: choisissez-en un autre dans Paramètres › Quoi copier.</translation>
    </message>
    <message>
        <source>The file &quot;%1&quot; holds no certificate that can be read: choose a PEM file.</source>
        <translation>Le fichier « %1 » ne contient aucun certificat lisible&#xa0;: choisissez un fichier PEM.</translation>
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
    <name>telemirror::HttpPublisherEditor</name>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>Each document by POST to ThingsBoard or to an address of your own. What cannot be sent waits on disk and goes first when the upstream is back.</source>
        <translation>Chaque document par POST vers ThingsBoard ou vers une adresse à vous. Ce qui ne peut être envoyé attend sur le disque et part en premier au retour du service.</translation>
    </message>
    <message>
        <source>Access token</source>
        <translation>Jeton d&apos;accès</translation>
    </message>
    <message>
        <source>None: the system&apos;s certificates</source>
        <translation>Aucun&#xa0;: les certificats du système</translation>
    </message>
    <message>
        <source>ThingsBoard device</source>
        <translation>Appareil ThingsBoard</translation>
    </message>
    <message>
        <source>Plain JSON</source>
        <translation>JSON simple</translation>
    </message>
    <message>
        <source>A line each, such as  Authorization: Bearer {token}</source>
        <translation>Un par ligne, par exemple  Authorization: Bearer {token}</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>T&amp;ype</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation>&amp;Jeton</translation>
    </message>
    <message>
        <source>&amp;Headers</source>
        <translation>En-&amp;têtes</translation>
    </message>
    <message>
        <source>&amp;Certificates</source>
        <translation>&amp;Certificats</translation>
    </message>
    <message>
        <source>Time&amp;out</source>
        <translation>&amp;Délai</translation>
    </message>
    <message>
        <source>Kept on &amp;disk</source>
        <translation>Gardé sur &amp;disque</translation>
    </message>
    <message>
        <source>Of the server alone: the device&apos;s path is added</source>
        <translation>Du serveur seul&#xa0;: le chemin de l&apos;appareil est ajouté</translation>
    </message>
    <message>
        <source>The timeout must be a length of time, such as 30s.</source>
        <translation>Le délai doit être une durée, par exemple 30s.</translation>
    </message>
</context>
<context>
    <name>telemirror::HttpTelemetryPublisher</name>
    <message>
        <source>The file &quot;%1&quot; holds no certificate that can be read: choose a PEM file.</source>
        <translation>Le fichier «&#xa0;%1&#xa0;» ne contient pas de certificat lisible&#xa0;: choisissez un fichier PEM.</translation>
    </message>
    <message>
        <source>%1 does not take the token: enter the right one.</source>
        <translation>%1 n&apos;accepte pas le jeton&#xa0;: entrez le bon.</translation>
    </message>
    <message>
        <source>%1 does not let this token publish telemetry: check the device&apos;s rights.</source>
        <translation>%1 ne laisse pas ce jeton publier la télémétrie&#xa0;: vérifiez les droits de l&apos;appareil.</translation>
    </message>
    <message>
        <source>%1 takes no telemetry at this address: check the address and the kind of endpoint.</source>
        <translation>%1 ne prend pas de télémétrie à cette adresse&#xa0;: vérifiez l&apos;adresse et le genre de point d&apos;accès.</translation>
    </message>
    <message>
        <source>The proxy before %1 asks for a password.</source>
        <translation>Le proxy devant %1 demande un mot de passe.</translation>
    </message>
    <message>
        <source>%1 gave up waiting for the document; it is sent again.</source>
        <translation>%1 a cessé d&apos;attendre le document&#xa0;; il est renvoyé.</translation>
    </message>
    <message>
        <source>%1 finds the document too large.</source>
        <translation>%1 trouve le document trop grand.</translation>
    </message>
    <message>
        <source>%1 asks for fewer documents; they wait.</source>
        <translation>%1 demande moins de documents&#xa0;; ils attendent.</translation>
    </message>
    <message>
        <source>%1 asks to come back later; documents wait.</source>
        <translation>%1 demande de revenir plus tard&#xa0;; les documents attendent.</translation>
    </message>
    <message>
        <source>%1 has a fault of its own; documents wait.</source>
        <translation>%1 est lui-même en panne&#xa0;; les documents attendent.</translation>
    </message>
    <message>
        <source>%1 refuses the document.</source>
        <translation>%1 refuse le document.</translation>
    </message>
    <message>
        <source>%1 sends us on to another address, which is not followed, as it would carry the token there: enter the final address.</source>
        <translation>%1 renvoie vers une autre adresse, qui n&apos;est pas suivie car le jeton y serait envoyé&#xa0;: entrez l&apos;adresse finale.</translation>
    </message>
    <message>
        <source>%1 answers with something that is not HTTP as we know it.</source>
        <translation>%1 répond par quelque chose qui n&apos;est pas du HTTP connu.</translation>
    </message>
    <message>
        <source>The certificate of %1 cannot be trusted: check the address, or name the file of its authority.</source>
        <translation>Le certificat de %1 n&apos;est pas reconnu&#xa0;: vérifiez l&apos;adresse, ou nommez le fichier de son autorité.</translation>
    </message>
    <message>
        <source>%1 did not finish its answer in time; documents wait.</source>
        <translation>%1 n&apos;a pas fini sa réponse à temps&#xa0;; les documents attendent.</translation>
    </message>
    <message>
        <source>%1 does not answer; documents wait.</source>
        <translation>%1 ne répond pas&#xa0;; les documents attendent.</translation>
    </message>
    <message>
        <source>%1 cannot be reached; documents wait.</source>
        <translation>%1 ne peut pas être joint&#xa0;; les documents attendent.</translation>
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
    <message>
        <source>What &quot;%1&quot; holds cannot be read back, so that the rule &quot;%2&quot; cannot be verified.</source>
        <translation>Ce que contient «&#xa0;%1&#xa0;» ne peut pas être relu, de sorte que la règle «&#xa0;%2&#xa0;» ne peut pas être vérifiée.</translation>
    </message>
</context>
<context>
    <name>telemirror::InfluxQlConnection</name>
    <message>
        <source>“%1” did not answer as InfluxDB does: check its address in Settings › Connections.</source>
        <translation>«&#xa0;%1&#xa0;» n&apos;a pas répondu comme InfluxDB&#xa0;: vérifiez son adresse dans Paramètres › Connexions.</translation>
    </message>
    <message>
        <source>“%1” has no default retention policy for the database “%2”, without which it shows no measurements: map its bucket as the default one, or choose Flux in Settings › Connections.</source>
        <translation>«&#xa0;%1&#xa0;» n&apos;a pas de politique de rétention par défaut pour la base «&#xa0;%2&#xa0;», sans laquelle il ne montre aucune mesure&#xa0;: associez-lui son bucket par défaut, ou choisissez Flux dans Paramètres › Connexions.</translation>
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
    <message>
        <source>a statement without a number</source>
        <translation>une instruction sans numéro</translation>
    </message>
    <message>
        <source>A row of the server&apos;s answer has more than %1 columns.</source>
        <translation>Une ligne de la réponse du serveur a plus de %1 colonnes.</translation>
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
    <message>
        <source>The journal &quot;%1&quot; is damaged and cannot be renamed: move it away, then everything is compared and what differs is mirrored anew.</source>
        <translation>Le journal «&#xa0;%1&#xa0;» est endommagé et ne peut pas être renommé&#xa0;: déplacez-le, tout sera alors comparé et ce qui diffère sera copié à nouveau.</translation>
    </message>
    <message>
        <source>A newer run of this rule has begun under a newer lease, so nothing more is recorded for this one; what it left is done by the newer one.</source>
        <translation>Une exécution plus récente de cette règle a commencé sous un bail plus récent&#xa0;: rien de plus n&apos;est noté pour celle-ci&#xa0;; la plus récente fait ce qu&apos;elle a laissé.</translation>
    </message>
    <message>
        <source>The journal &quot;%1&quot; knows nothing of this run (any more); run the rule again.</source>
        <translation>Le journal «&#xa0;%1&#xa0;» ne connaît pas (ou plus) cette exécution&#xa0;; exécutez à nouveau la règle.</translation>
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
    <name>telemirror::LeaseKeeper</name>
    <message>
        <source>Stopped on request.</source>
        <translation>Arrêté sur demande.</translation>
    </message>
    <message>
        <source>Redis is switched off: this instance shares its rules with nobody.</source>
        <translation>Redis est désactivé&#xa0;: cette instance ne partage ses règles avec personne.</translation>
    </message>
    <message>
        <source>Redis cannot be used, so this instance works alone: %1</source>
        <translation>Redis est inutilisable, cette instance travaille donc seule&#xa0;: %1</translation>
    </message>
    <message>
        <source>The lease ended, as Redis did not renew it in time; another instance may go on.</source>
        <translation>Le bail a pris fin, car Redis ne l&apos;a pas renouvelé à temps&#xa0;; une autre instance peut continuer.</translation>
    </message>
    <message>
        <source>The lease passed to another instance; this one stops writing.</source>
        <translation>Le bail est passé à une autre instance&#xa0;; celle-ci cesse d&apos;écrire.</translation>
    </message>
    <message>
        <source>There is no such rule any more.</source>
        <translation>Cette règle n&apos;existe plus.</translation>
    </message>
    <message>
        <source>another instance</source>
        <translation>une autre instance</translation>
    </message>
    <message>
        <source>%1 (process %2) on %3</source>
        <translation>%1 (processus %2) sur %3</translation>
    </message>
    <message>
        <source>The rule &quot;%1&quot; is run by %2; stop that one, or wait for its next run.</source>
        <translation>La règle «&#xa0;%1&#xa0;» est exécutée par %2&#xa0;; arrêtez cette instance, ou attendez la prochaine exécution.</translation>
    </message>
    <message>
        <source>The lease had ended before it was renewed; this run stops.</source>
        <translation>Le bail était terminé avant son renouvellement&#xa0;; cette exécution s&apos;arrête.</translation>
    </message>
</context>
<context>
    <name>telemirror::LeaseStore</name>
    <message>
        <source>Redis gave an answer to a lease that cannot be read.</source>
        <translation>Redis a donné à un bail une réponse illisible.</translation>
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
    <name>telemirror::LiveLayout</name>
    <message>
        <source>The arrangement of charts in %1 cannot be read.</source>
        <translation>La disposition des graphiques dans %1 ne peut pas être lue.</translation>
    </message>
    <message>
        <source>The arrangement of charts cannot be kept in %1: make room, or check the folder.</source>
        <translation>La disposition des graphiques ne peut pas être gardée dans %1&#xa0;: faites de la place, ou vérifiez le dossier.</translation>
    </message>
</context>
<context>
    <name>telemirror::LivePage</name>
    <message>
        <source>No telemetry yet</source>
        <translation>Pas encore de télémétrie</translation>
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
        <source>Telemetry document</source>
        <translation>Document de télémétrie</translation>
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
    <message>
        <source>%1° %2, %3° %4</source>
        <translation>%1° %2, %3° %4</translation>
    </message>
    <message>
        <source>S</source>
        <translation>S</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>W</source>
        <translation>O</translation>
    </message>
    <message>
        <source>E</source>
        <translation>E</translation>
    </message>
    <message>
        <source>Where the site is</source>
        <translation>Où est le site</translation>
    </message>
    <message>
        <source>Newest values; ticked ones have a chart</source>
        <translation>Valeurs les plus récentes&#xa0;; celles cochées ont un graphique</translation>
    </message>
    <message>
        <source>No chart chosen</source>
        <translation>Aucun graphique choisi</translation>
    </message>
    <message>
        <source>Tick values on the left to see them here. Charts can be dragged by their name into any order; the menu of a chart sets its unit and limits.</source>
        <translation>Cochez des valeurs à gauche pour les voir ici. Les graphiques se glissent par leur nom dans n&apos;importe quel ordre&#xa0;; le menu d&apos;un graphique règle son unité et ses limites.</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Copier en JSON</translation>
    </message>
    <message>
        <source>What the last round changed is highlighted.</source>
        <translation>Ce que le dernier relevé a changé est mis en évidence.</translation>
    </message>
    <message>
        <source>Last %1 h</source>
        <translation>%1 dernières h</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Show what comes in again</source>
        <translation>Afficher de nouveau ce qui arrive</translation>
    </message>
    <message>
        <source>Freeze what is seen; nothing is lost</source>
        <translation>Figer ce qui est affiché&#xa0;; rien n&apos;est perdu</translation>
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
    <message>
        <source>Show the coverage</source>
        <translation>Montrer la couverture</translation>
    </message>
    <message>
        <source>Show what could not be written</source>
        <translation>Montrer ce qui n&apos;a pas pu être écrit</translation>
    </message>
    <message>
        <source>Fleet</source>
        <translation>Flotte</translation>
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
    <name>telemirror::MqttPublisherEditor</name>
    <message>
        <source>MQTT</source>
        <translation>MQTT</translation>
    </message>
    <message>
        <source>Each document to a topic of a broker, MQTT 3.1.1, at least once (QoS 1). What cannot be sent waits on disk.</source>
        <translation>Chaque document vers un sujet d&apos;un courtier, MQTT 3.1.1, au moins une fois (QoS 1). Ce qui ne peut être envoyé attend sur le disque.</translation>
    </message>
    <message>
        <source>The broker keeps the latest for who subscribes later</source>
        <translation>Le courtier garde le dernier pour qui s&apos;abonne plus tard</translation>
    </message>
    <message>
        <source>None: chosen at each connection</source>
        <translation>Aucun&#xa0;: choisi à chaque connexion</translation>
    </message>
    <message>
        <source>None: without a user</source>
        <translation>Aucun&#xa0;: sans utilisateur</translation>
    </message>
    <message>
        <source>Encrypted (TLS)</source>
        <translation>Chiffré (TLS)</translation>
    </message>
    <message>
        <source>None: the system&apos;s certificates</source>
        <translation>Aucun&#xa0;: les certificats du système</translation>
    </message>
    <message>
        <source>None: no certificate of its own</source>
        <translation>Aucun&#xa0;: sans certificat propre</translation>
    </message>
    <message>
        <source>Without a passphrase</source>
        <translation>Sans phrase secrète</translation>
    </message>
    <message>
        <source>&amp;Broker</source>
        <translation>&amp;Courtier</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>&amp;Topic</source>
        <translation>&amp;Sujet</translation>
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
        <source>Client &amp;id</source>
        <translation>&amp;Identifiant du client</translation>
    </message>
    <message>
        <source>&amp;Certificates</source>
        <translation>C&amp;ertificats</translation>
    </message>
    <message>
        <source>&amp;Own certificate</source>
        <translation>Certificat p&amp;ropre</translation>
    </message>
    <message>
        <source>Its &amp;key</source>
        <translation>Sa c&amp;lé</translation>
    </message>
    <message>
        <source>Ti&amp;meout</source>
        <translation>Déla&amp;i</translation>
    </message>
    <message>
        <source>Kept on &amp;disk</source>
        <translation>Gardé sur &amp;disque</translation>
    </message>
    <message>
        <source>The timeout must be a length of time, such as 10s.</source>
        <translation>Le délai doit être une durée, par exemple 10s.</translation>
    </message>
</context>
<context>
    <name>telemirror::MqttSession</name>
    <message>
        <source>No trusted connection to the MQTT broker at %1 comes about: check its certificate and the files named in the settings.</source>
        <translation>Aucune connexion de confiance au broker MQTT à %1 ne s&apos;établit&#xa0;: vérifiez son certificat et les fichiers nommés dans les paramètres.</translation>
    </message>
    <message>
        <source>The settings for the MQTT broker at %1 cannot be used: check them, the certificate files above all.</source>
        <translation>Les paramètres du broker MQTT à %1 sont inutilisables&#xa0;: vérifiez-les, surtout les fichiers de certificats.</translation>
    </message>
    <message>
        <source>The document is too large for MQTT, or the broker at %1.</source>
        <translation>Le document est trop grand pour MQTT, ou pour le broker à %1.</translation>
    </message>
    <message>
        <source>What answers at %1 does not speak MQTT: check the host and the port.</source>
        <translation>Ce qui répond à %1 ne parle pas MQTT&#xa0;: vérifiez l&apos;hôte et le port.</translation>
    </message>
    <message>
        <source>The MQTT broker at %1 does not answer; documents wait.</source>
        <translation>Le broker MQTT à %1 ne répond pas&#xa0;; les documents attendent.</translation>
    </message>
    <message>
        <source>The MQTT broker at %1 cannot be reached; documents wait.</source>
        <translation>Le broker MQTT à %1 ne peut pas être joint&#xa0;; les documents attendent.</translation>
    </message>
    <message>
        <source>The MQTT broker at %1 does not speak MQTT 3.1.1.</source>
        <translation>Le broker MQTT à %1 ne parle pas MQTT 3.1.1.</translation>
    </message>
    <message>
        <source>The MQTT broker at %1 does not take the client id: choose another.</source>
        <translation>Le broker MQTT à %1 n&apos;accepte pas l&apos;identifiant de client&#xa0;: choisissez-en un autre.</translation>
    </message>
    <message>
        <source>The MQTT broker at %1 asks to come back later.</source>
        <translation>Le broker MQTT à %1 demande de revenir plus tard.</translation>
    </message>
    <message>
        <source>The MQTT broker at %1 does not take the user and password: enter the right ones.</source>
        <translation>Le broker MQTT à %1 n&apos;accepte pas l&apos;utilisateur et le mot de passe&#xa0;: entrez les bons.</translation>
    </message>
    <message>
        <source>The MQTT broker at %1 does not let us in: check the user, the password and the broker&apos;s access list.</source>
        <translation>Le broker MQTT à %1 refuse l&apos;accès&#xa0;: vérifiez l&apos;utilisateur, le mot de passe et la liste d&apos;accès du broker.</translation>
    </message>
    <message>
        <source>The MQTT broker at %1 refuses, and why is unknown.</source>
        <translation>Le broker MQTT à %1 refuse, pour une raison inconnue.</translation>
    </message>
</context>
<context>
    <name>telemirror::MqttTelemetryPublisher</name>
    <message>
        <source>The MQTT broker at %1:%2 does not answer; documents wait.</source>
        <translation>Le broker MQTT à %1:%2 ne répond pas&#xa0;; les documents attendent.</translation>
    </message>
    <message>
        <source>The MQTT broker&apos;s host &quot;%1&quot; is not known: check its name and the network.</source>
        <translation>L&apos;hôte «&#xa0;%1&#xa0;» du broker MQTT est inconnu&#xa0;: vérifiez son nom et le réseau.</translation>
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
    <message>
        <source>a number from 1 to %1</source>
        <translation>un nombre de 1 à %1</translation>
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
    <message>
        <source>Show them</source>
        <translation>Les montrer</translation>
    </message>
    <message>
        <source>%1 could not be written</source>
        <translation>%1 n&apos;ont pas pu être écrits</translation>
    </message>
    <message>
        <source>They are kept with the reason, and can be written again once the cause is removed.</source>
        <translation>Ils sont gardés avec la raison, et peuvent être écrits à nouveau une fois la cause supprimée.</translation>
    </message>
    <message>
        <source>Mirrored up to %1, as far as the destination can hold it</source>
        <translation>Copié jusqu&apos;à %1, pour autant que la destination puisse le contenir</translation>
    </message>
    <message>
        <source>Next run: %1 (%2), as the last one could not reach all</source>
        <translation>Prochaine exécution&#xa0;: %1 (%2), car la dernière n&apos;a pas pu tout atteindre</translation>
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
    <name>telemirror::PlanPrinter</name>
    <message numerus="yes">
        <source>%1: %n measurement(s), about %2 points, %3 to read.</source>
        <translation>
            <numerusform>%1&#xa0;: %n mesure, environ %2 points, %3 à lire.</numerusform>
            <numerusform>%1&#xa0;: %n mesures, environ %2 points, %3 à lire.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n measurement(s) could not be estimated.</source>
        <translation>
            <numerusform>%n mesure n&apos;a pas pu être estimée.</numerusform>
            <numerusform>%n mesures n&apos;ont pas pu être estimées.</numerusform>
        </translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>%1 points (%2), %3 (%4)</source>
        <translation>%1 points (%2), %3 (%4)</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>compté</translation>
    </message>
    <message>
        <source>by earlier runs</source>
        <translation>d&apos;après les exécutions précédentes</translation>
    </message>
    <message>
        <source>a guess</source>
        <translation>supposition</translation>
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
    <name>telemirror::PointExport</name>
    <message>
        <source>%1 cannot be written: choose another folder.</source>
        <translation>%1 ne peut pas être écrit&#xa0;: choisissez un autre dossier.</translation>
    </message>
    <message>
        <source>The export was stopped; no file was written.</source>
        <translation>L&apos;export a été arrêté&#xa0;; aucun fichier n&apos;a été écrit.</translation>
    </message>
    <message>
        <source>The connection was changed meanwhile: start the export again.</source>
        <translation>La connexion a été changée entre-temps&#xa0;: relancez l&apos;export.</translation>
    </message>
    <message>
        <source>%1 cannot be written: make room on the disk.</source>
        <translation>%1 ne peut pas être écrit&#xa0;: faites de la place sur le disque.</translation>
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
    <message>
        <source>The window of a quota must lie between 100 ms and 24 h; InfluxDB Cloud&apos;s is 5m.</source>
        <translation>La fenêtre d&apos;un quota doit être entre 100 ms et 24 h&#xa0;; celle d&apos;InfluxDB Cloud est de 5m.</translation>
    </message>
    <message>
        <source>The jitter of the rule &quot;%1&quot; must not be negative.</source>
        <translation>Le décalage aléatoire de la règle «&#xa0;%1&#xa0;» ne doit pas être négatif.</translation>
    </message>
    <message>
        <source>A tag filter of telemetry names no tag: enter its key.</source>
        <translation>Un filtre de tags de la télémétrie ne nomme pas de tag&#xa0;: entrez sa clé.</translation>
    </message>
    <message>
        <source>The tag filter &quot;%1&quot; of telemetry has no value: enter at least one.</source>
        <translation>Le filtre de tags «&#xa0;%1&#xa0;» de la télémétrie n&apos;a pas de valeur&#xa0;: entrez-en au moins une.</translation>
    </message>
    <message>
        <source>The certificate file &quot;%1&quot; must be given with its whole path.</source>
        <translation>Le fichier de certificats « %1 » doit être donné avec son chemin complet.</translation>
    </message>
</context>
<context>
    <name>telemirror::ProfileCommand</name>
    <message>
        <source>show, export or import the settings; settle a conflict of two edits</source>
        <translation>montrer, exporter ou importer les paramètres&#xa0;; régler un conflit entre deux modifications</translation>
    </message>
    <message>
        <source>Write the stored profile, without secrets, to &lt;file&gt;.</source>
        <translation>Écrire le profil enregistré, sans secrets, dans &lt;fichier&gt;.</translation>
    </message>
    <message>
        <source>file</source>
        <translation>fichier</translation>
    </message>
    <message>
        <source>Take the profile in &lt;file&gt;; secrets and Redis stay as they are here.</source>
        <translation>Prendre le profil de &lt;fichier&gt;&#xa0;; les secrets et Redis restent ici comme ils sont.</translation>
    </message>
    <message>
        <source>Where an edit here and one elsewhere contradict each other: keep &quot;mine&quot; or &quot;theirs&quot;.</source>
        <translation>Quand une modification d&apos;ici et une d&apos;ailleurs se contredisent&#xa0;: garder «&#xa0;mine&#xa0;» (celle d&apos;ici) ou «&#xa0;theirs&#xa0;» (l&apos;autre).</translation>
    </message>
    <message>
        <source>side</source>
        <translation>côté</translation>
    </message>
    <message>
        <source>telemirror-cli: --keep takes &quot;mine&quot; or &quot;theirs&quot;.</source>
        <translation>telemirror-cli&#xa0;: --keep prend «&#xa0;mine&#xa0;» ou «&#xa0;theirs&#xa0;».</translation>
    </message>
    <message>
        <source>Imported %1.</source>
        <translation>%1 importé.</translation>
    </message>
    <message>
        <source>telemirror-cli: nothing is set up yet: do so in the application, or import a file.</source>
        <translation>telemirror-cli&#xa0;: rien n&apos;est encore configuré&#xa0;: faites-le dans l&apos;application, ou importez un fichier.</translation>
    </message>
    <message>
        <source>Exported to %1.</source>
        <translation>Exporté vers %1.</translation>
    </message>
    <message>
        <source>The conflict is settled.</source>
        <translation>Le conflit est réglé.</translation>
    </message>
    <message>
        <source>Profile &quot;%1&quot;, revision %2: %3 connections, %4 rules.</source>
        <translation>Profil «&#xa0;%1&#xa0;», révision %2&#xa0;: %3 connexions, %4 règles.</translation>
    </message>
    <message>
        <source>Shared through Redis at %1.</source>
        <translation>Partagé par Redis à %1.</translation>
    </message>
    <message>
        <source>Not shared at the moment: %1</source>
        <translation>Pas partagé pour le moment&#xa0;: %1</translation>
    </message>
    <message>
        <source>Not shared: Redis is switched off.</source>
        <translation>Pas partagé&#xa0;: Redis est désactivé.</translation>
    </message>
    <message>
        <source>telemirror-cli: an edit here and one by %1 contradict each other; keep one of both with --keep mine or --keep theirs.</source>
        <translation>telemirror-cli&#xa0;: une modification d&apos;ici et une par %1 se contredisent&#xa0;; gardez l&apos;une des deux avec --keep mine ou --keep theirs.</translation>
    </message>
</context>
<context>
    <name>telemirror::ProfileDifference</name>
    <message>
        <source>the connection &quot;%1&quot;</source>
        <translation>la connexion «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>what to mirror in &quot;%1&quot;</source>
        <translation>quoi copier dans «&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>telemetry</source>
        <translation>la télémétrie</translation>
    </message>
    <message>
        <source>where telemetry is published</source>
        <translation>où la télémétrie est publiée</translation>
    </message>
</context>
<context>
    <name>telemirror::ProfileFile</name>
    <message>
        <source>The file %1 cannot be written: check its folder and its rights.</source>
        <translation>Le fichier %1 ne peut pas être écrit&#xa0;: vérifiez son dossier et ses droits.</translation>
    </message>
    <message>
        <source>The file %1 cannot be read: check its place and its rights.</source>
        <translation>Le fichier %1 ne peut pas être lu&#xa0;: vérifiez son emplacement et ses droits.</translation>
    </message>
    <message>
        <source>The file %1 was written by another version of this program: update it.</source>
        <translation>Le fichier %1 a été écrit par une autre version de ce programme&#xa0;: mettez-le à jour.</translation>
    </message>
</context>
<context>
    <name>telemirror::ProfileSharing</name>
    <message>
        <source>another program</source>
        <translation>un autre programme</translation>
    </message>
    <message>
        <source>The profile &quot;%1&quot; was changed by %2 meanwhile: choose which of both to keep.</source>
        <translation>Le profil «&#xa0;%1&#xa0;» a été changé entre-temps par %2&#xa0;: choisissez lequel des deux garder.</translation>
    </message>
    <message>
        <source>There is no conflict any more.</source>
        <translation>Il n&apos;y a plus de conflit.</translation>
    </message>
    <message>
        <source>The profile &quot;%1&quot; was changed once more by %2: look at it again.</source>
        <translation>Le profil «&#xa0;%1&#xa0;» a été changé encore une fois par %2&#xa0;: regardez-le à nouveau.</translation>
    </message>
    <message>
        <source>Redis does not answer: check its address.</source>
        <translation>Redis ne répond pas&#xa0;: vérifiez son adresse.</translation>
    </message>
    <message>
        <source>Redis has no profile yet.</source>
        <translation>Redis n&apos;a pas encore de profil.</translation>
    </message>
</context>
<context>
    <name>telemirror::PublisherCheck</name>
    <message>
        <source>the HTTP publisher</source>
        <translation>la publication HTTP</translation>
    </message>
    <message>
        <source>The token of the HTTP publisher holds a line break: enter it again without.</source>
        <translation>Le jeton de la publication HTTP contient un saut de ligne&#xa0;: entrez-le à nouveau sans.</translation>
    </message>
    <message>
        <source>The HTTP publisher has no token: enter the device&apos;s access token.</source>
        <translation>La publication HTTP n&apos;a pas de jeton&#xa0;: entrez le jeton d&apos;accès de l&apos;appareil.</translation>
    </message>
    <message>
        <source>The HTTP publisher has no readable address: enter one such as https://things.example.com.</source>
        <translation>La publication HTTP n&apos;a pas d&apos;adresse lisible&#xa0;: entrez-en une telle que https://things.example.com.</translation>
    </message>
    <message>
        <source>The address of the HTTP publisher must begin with http:// or https://.</source>
        <translation>L&apos;adresse de la publication HTTP doit commencer par http:// ou https://.</translation>
    </message>
    <message>
        <source>The address of the HTTP publisher must not hold a user or password: use a header with {token} in it.</source>
        <translation>L&apos;adresse de la publication HTTP ne doit contenir ni utilisateur ni mot de passe&#xa0;: utilisez un en-tête qui contient {token}.</translation>
    </message>
    <message>
        <source>The address of the HTTP publisher must not hold a &quot;?&quot; or &quot;#&quot;.</source>
        <translation>L&apos;adresse de la publication HTTP ne doit contenir ni «&#xa0;?&#xa0;» ni «&#xa0;#&#xa0;».</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not the name of an HTTP header: use letters, digits and hyphens.</source>
        <translation>«&#xa0;%1&#xa0;» n&apos;est pas le nom d&apos;un en-tête HTTP&#xa0;: utilisez des lettres, des chiffres et des tirets.</translation>
    </message>
    <message>
        <source>The HTTP header &quot;%1&quot; is set by Telemirror: remove it.</source>
        <translation>L&apos;en-tête HTTP «&#xa0;%1&#xa0;» est mis par Telemirror&#xa0;: retirez-le.</translation>
    </message>
    <message>
        <source>The value of the HTTP header &quot;%1&quot; holds a line break: enter it again without.</source>
        <translation>La valeur de l&apos;en-tête HTTP «&#xa0;%1&#xa0;» contient un saut de ligne&#xa0;: entrez-la à nouveau sans.</translation>
    </message>
    <message>
        <source>The HTTP header &quot;%1&quot; holds a secret, and headers are stored in clear: enter the secret as the token, and write {token} in the header.</source>
        <translation>L&apos;en-tête HTTP «&#xa0;%1&#xa0;» contient un secret, et les en-têtes sont enregistrés en clair&#xa0;: entrez le secret comme jeton, et écrivez {token} dans l&apos;en-tête.</translation>
    </message>
    <message>
        <source>the MQTT publisher</source>
        <translation>la publication MQTT</translation>
    </message>
    <message>
        <source>The MQTT publisher names no broker: enter its host name or address.</source>
        <translation>La publication MQTT ne nomme pas de broker&#xa0;: entrez son nom d&apos;hôte ou son adresse.</translation>
    </message>
    <message>
        <source>The MQTT publisher has no port: 1883 is usual, 8883 with TLS.</source>
        <translation>La publication MQTT n&apos;a pas de port&#xa0;: 1883 est habituel, 8883 avec TLS.</translation>
    </message>
    <message>
        <source>The client id, user or password of the MQTT publisher is too long or holds a null character.</source>
        <translation>L&apos;identifiant de client, l&apos;utilisateur ou le mot de passe de la publication MQTT est trop long ou contient un caractère nul.</translation>
    </message>
    <message>
        <source>MQTT takes no password without a user: enter a user for the MQTT publisher.</source>
        <translation>MQTT ne prend pas de mot de passe sans utilisateur&#xa0;: entrez un utilisateur pour la publication MQTT.</translation>
    </message>
    <message>
        <source>The MQTT publisher needs a certificate and its key, or neither.</source>
        <translation>La publication MQTT demande un certificat et sa clé, ou aucun des deux.</translation>
    </message>
    <message>
        <source>The MQTT publisher has certificates, but TLS is off: switch it on.</source>
        <translation>La publication MQTT a des certificats, mais TLS est désactivé&#xa0;: activez-le.</translation>
    </message>
    <message>
        <source>The MQTT publisher has no usable topic: enter one such as telemirror/telemetry.</source>
        <translation>La publication MQTT n&apos;a pas de topic utilisable&#xa0;: entrez-en un tel que telemirror/telemetry.</translation>
    </message>
    <message>
        <source>The topic of the MQTT publisher must not hold &quot;#&quot; or &quot;+&quot;.</source>
        <translation>Le topic de la publication MQTT ne doit contenir ni «&#xa0;#&#xa0;» ni «&#xa0;+&#xa0;».</translation>
    </message>
    <message>
        <source>The topic of the MQTT publisher must not begin with &quot;$&quot;: such are the broker&apos;s own.</source>
        <translation>Le topic de la publication MQTT ne doit pas commencer par «&#xa0;$&#xa0;»&#xa0;: ceux-là sont réservés au broker.</translation>
    </message>
    <message>
        <source>The file publisher needs the whole path of a file, such as /var/lib/site/telemetry.ndjson.</source>
        <translation>La publication dans un fichier demande le chemin complet d&apos;un fichier, tel que /var/lib/site/telemetry.ndjson.</translation>
    </message>
    <message>
        <source>The files of the file publisher must be allowed at least 64 KiB.</source>
        <translation>Les fichiers de la publication dans un fichier doivent pouvoir atteindre au moins 64 Kio.</translation>
    </message>
    <message>
        <source>The file publisher can keep from 0 to 1000 rotated files.</source>
        <translation>La publication dans un fichier peut garder de 0 à 1000 fichiers archivés par rotation.</translation>
    </message>
    <message>
        <source>The spool of %1 must be allowed at least 64 KiB.</source>
        <translation>La file d&apos;attente de %1 doit pouvoir atteindre au moins 64 Kio.</translation>
    </message>
    <message>
        <source>The spool of %1 must keep documents for at least a minute.</source>
        <translation>La file d&apos;attente de %1 doit garder les documents au moins une minute.</translation>
    </message>
    <message>
        <source>The timeout of %1 must lie between 100 ms and 1 h.</source>
        <translation>Le délai de %1 doit être entre 100 ms et 1 h.</translation>
    </message>
    <message>
        <source>The certificate file &quot;%1&quot; of %2 must be given with its whole path.</source>
        <translation>Le fichier de certificat «&#xa0;%1&#xa0;» de %2 doit être donné avec son chemin complet.</translation>
    </message>
</context>
<context>
    <name>telemirror::PublisherEditor</name>
    <message>
        <source>&amp;Redis, where it is turned on</source>
        <translation>&amp;Redis, là où il est activé</translation>
    </message>
    <message>
        <source>&amp;Standard output, a line of JSON each</source>
        <translation>&amp;Sortie standard, une ligne de JSON chacun</translation>
    </message>
    <message>
        <source>Where telemetry is published</source>
        <translation>Où la télémétrie est publiée</translation>
    </message>
    <message>
        <source>As many as you like; each has its own queue, so that one that is down does not hold up the others. Live shows how they fare.</source>
        <translation>Autant que vous voulez&#xa0;; chacun a sa propre file, de sorte que celui qui est en panne ne retarde pas les autres. Direct montre leur état.</translation>
    </message>
</context>
<context>
    <name>telemirror::PublisherModel</name>
    <message>
        <source>never</source>
        <translation>jamais</translation>
    </message>
    <message>
        <source>%1 on disk</source>
        <translation>%1 sur le disque</translation>
    </message>
    <message>
        <source>Refused for good, and kept in a dead-letter file: %1
Dropped, because the spool was full or they were too old: %2</source>
        <translation>Refusés définitivement, et gardés dans un fichier de rebut&#xa0;: %1
Abandonnés, car la file était pleine ou ils étaient trop anciens&#xa0;: %2</translation>
    </message>
    <message>
        <source>Published to</source>
        <translation>Publié vers</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envoyés</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>Failed tries</source>
        <translation>Essais échoués</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Perdus</translation>
    </message>
    <message>
        <source>Last sent</source>
        <translation>Dernier envoi</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Dernière erreur</translation>
    </message>
</context>
<context>
    <name>telemirror::PublisherPanel</name>
    <message>
        <source>Telemetry is published nowhere. Choose where in Settings › Publishers.</source>
        <translation>La télémétrie n&apos;est publiée nulle part. Choisissez où dans Paramètres › Publications.</translation>
    </message>
    <message>
        <source>Where telemetry is published</source>
        <translation>Où la télémétrie est publiée</translation>
    </message>
    <message>
        <source>It works again. Before: %1</source>
        <translation>Cela fonctionne à nouveau. Avant&#xa0;: %1</translation>
    </message>
    <message>
        <source>Next try at %1.</source>
        <translation>Prochain essai à %1.</translation>
    </message>
    <message>
        <source>It is tried again with the next document.</source>
        <translation>Un nouvel essai a lieu avec le document suivant.</translation>
    </message>
</context>
<context>
    <name>telemirror::PublisherSet</name>
    <message>
        <source>Redis</source>
        <translation>Redis</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>MQTT</source>
        <translation>MQTT</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fichier</translation>
    </message>
    <message>
        <source>Standard output</source>
        <translation>Sortie standard</translation>
    </message>
    <message>
        <source>Telemetry does not reach %1: %2</source>
        <translation>La télémétrie n&apos;atteint pas «&#xa0;%1&#xa0;»&#xa0;: %2</translation>
    </message>
    <message numerus="yes">
        <source>Telemetry reaches %1 again; %n document(s) waited.</source>
        <translation>
            <numerusform>La télémétrie atteint de nouveau «&#xa0;%1&#xa0;»&#xa0;; %n document attendait.</numerusform>
            <numerusform>La télémétrie atteint de nouveau «&#xa0;%1&#xa0;»&#xa0;; %n documents attendaient.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 refused a telemetry document; it is kept among the dead letters: %2</source>
        <translation>«&#xa0;%1&#xa0;» a refusé un document de télémétrie&#xa0;; il est gardé au rebut&#xa0;: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n telemetry document(s) for %1 could not be kept any longer and were dropped.</source>
        <translation>
            <numerusform>%n document de télémétrie pour «&#xa0;%1&#xa0;» n&apos;a pas pu être gardé plus longtemps et a été abandonné.</numerusform>
            <numerusform>%n documents de télémétrie pour «&#xa0;%1&#xa0;» n&apos;ont pas pu être gardés plus longtemps et ont été abandonnés.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>telemirror::RateGovernor</name>
    <message>
        <source>“%1” lets %2 pass in %3 s, and they are used up.</source>
        <translation>«&#xa0;%1&#xa0;» laisse passer %2 en %3 s, et ils sont épuisés.</translation>
    </message>
    <message>
        <source>“%1” takes %2 requests in %3 s, and they are used up.</source>
        <translation>«&#xa0;%1&#xa0;» prend %2 requêtes en %3 s, et elles sont épuisées.</translation>
    </message>
    <message>
        <source>“%1” asked to come back later.</source>
        <translation>«&#xa0;%1&#xa0;» a demandé de revenir plus tard.</translation>
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
    <message>
        <source>The server at this address speaks without being asked, which Redis does not: correct host and port.</source>
        <translation>Le serveur à cette adresse parle sans être interrogé, ce que Redis ne fait pas&#xa0;: corrigez l&apos;hôte et le port.</translation>
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
    <message>
        <source>Looking for settings that others share…</source>
        <translation>Recherche de réglages partagés par d&apos;autres…</translation>
    </message>
    <message>
        <source>Settings are shared: what is saved here is in effect at every instance within a second.</source>
        <translation>Les réglages sont partagés&#xa0;: ce qui est enregistré ici prend effet sur toutes les instances en une seconde.</translation>
    </message>
    <message>
        <source>Settings are not shared now; they are kept here, and compared when Redis answers. %1</source>
        <translation>Les réglages ne sont pas partagés pour l&apos;instant&#xa0;; ils sont gardés ici, et comparés quand Redis répond. %1</translation>
    </message>
</context>
<context>
    <name>telemirror::RedisLink</name>
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
    <name>telemirror::RedisProfileStore</name>
    <message>
        <source>The profile in Redis cannot be read; export one from another instance, remove the key, and save again.</source>
        <translation>Le profil dans Redis ne peut pas être lu&#xa0;; exportez-en un d&apos;une autre instance, supprimez la clé, et enregistrez à nouveau.</translation>
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
    <message>
        <source>Redis</source>
        <translation>Redis</translation>
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
    <name>telemirror::RotatingFile</name>
    <message>
        <source>The file &quot;%1&quot; cannot be written: check its folder, its rights and the room on its disk.</source>
        <translation>Le fichier «&#xa0;%1&#xa0;» ne peut pas être écrit&#xa0;: vérifiez son dossier, ses droits et la place sur son disque.</translation>
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
    <message>
        <source>&quot;never&quot;, &quot;after-run&quot;, &quot;daily-sample&quot; or &quot;weekly-full&quot;</source>
        <translation>«&#xa0;never&#xa0;», «&#xa0;after-run&#xa0;», «&#xa0;daily-sample&#xa0;» ou «&#xa0;weekly-full&#xa0;»</translation>
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
    <message>
        <source>historic*: 20d back, 130h ahead, 10m mean</source>
        <translation>historic*: 20d back, 130h ahead, 10m mean</translation>
    </message>
    <message>
        <source>&amp;Resolution</source>
        <translation>&amp;Résolution</translation>
    </message>
    <message>
        <source>&amp;Otherwise for</source>
        <translation>A&amp;utrement pour</translation>
    </message>
    <message>
        <source>Rea&amp;d at once</source>
        <translation>&amp;Lire à la fois</translation>
    </message>
    <message>
        <source>&amp;Write at once</source>
        <translation>É&amp;crire à la fois</translation>
    </message>
    <message>
        <source>measurements</source>
        <translation>mesures</translation>
    </message>
    <message>
        <source>batches</source>
        <translation>lots</translation>
    </message>
    <message>
        <source>More may be faster, and asks more of the servers.</source>
        <translation>Davantage peut être plus rapide, et demande plus aux serveurs.</translation>
    </message>
    <message>
        <source>Lengths of time: 90s, 10m, 5h, 20d, 1h30m. Resolutions: raw takes every point; 10m mean (or min, max, last, count) one value for each ten minutes.</source>
        <translation>Durées&#xa0;: 90s, 10m, 5h, 20d, 1h30m. Résolutions&#xa0;: raw prend chaque point&#xa0;; 10m mean (ou min, max, last, count) une valeur par dix minutes.</translation>
    </message>
    <message>
        <source>Write what is otherwise as &quot;historic*: 20d back, 130h ahead, 10m mean&quot;, one a line; what is left out stays as above.</source>
        <translation>Écrivez ce qui diffère comme «&#xa0;historic*: 20d back, 130h ahead, 10m mean&#xa0;», une entrée par ligne&#xa0;; ce qui manque reste comme ci-dessus.</translation>
    </message>
    <message>
        <source>The resolution must be &quot;raw&quot;, or such as &quot;10m mean&quot;: a length of time, and mean, min, max, last or count.</source>
        <translation>La résolution doit être «&#xa0;raw&#xa0;», ou comme «&#xa0;10m mean&#xa0;»&#xa0;: une durée, et mean, min, max, last ou count.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Nom</translation>
    </message>
</context>
<context>
    <name>telemirror::RuleExecution</name>
    <message>
        <source>Not begun, as the server has failed too often in this run; the next run sees to it.</source>
        <translation>Non commencé, car le serveur a échoué trop souvent pendant cette exécution&#xa0;; la prochaine s&apos;en charge.</translation>
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
    <name>telemirror::RuleShare</name>
    <message>
        <source>This instance lost its lease of the rule, so it writes no more; another one goes on.</source>
        <translation>Cette instance a perdu son bail sur la règle, elle n&apos;écrit donc plus&#xa0;; une autre continue.</translation>
    </message>
</context>
<context>
    <name>telemirror::RulesEditor</name>
    <message>
        <source>Rules</source>
        <translation>Règles</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>A rule with the defaults, between the same servers</source>
        <translation>Une règle avec les valeurs par défaut, entre les mêmes serveurs</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Dupliquer</translation>
    </message>
    <message>
        <source>A rule like the chosen one, to be changed</source>
        <translation>Une règle comme celle choisie, à modifier</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1 (copie)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>What it has copied stays where it is; nothing happens before Save</source>
        <translation>Ce qu’elle a copié reste en place&#xa0;; rien ne se passe avant Enregistrer</translation>
    </message>
    <message>
        <source>New rule</source>
        <translation>Nouvelle règle</translation>
    </message>
    <message>
        <source>Two rules are called &quot;%1&quot;: give one another name.</source>
        <translation>Deux règles s’appellent «&#xa0;%1&#xa0;»&#xa0;: donnez un autre nom à l’une d’elles.</translation>
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
    <name>telemirror::SchemaCache</name>
    <message>
        <source>This answer is not in the cache.</source>
        <translation>Cette réponse n&apos;est pas dans le cache.</translation>
    </message>
</context>
<context>
    <name>telemirror::SchemaCodec</name>
    <message>
        <source>The cached schema cannot be read.</source>
        <translation>Le schéma en cache ne peut pas être lu.</translation>
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
    <name>telemirror::ServerTree</name>
    <message>
        <source>Buckets, measurements, fields and tags</source>
        <translation>Buckets, mesures, champs et tags</translation>
    </message>
</context>
<context>
    <name>telemirror::ServerTrees</name>
    <message>
        <source>Buckets, measurements, fields and tags of %1</source>
        <translation>Buckets, mesures, champs et tags de %1</translation>
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
    <message>
        <source>Publishers</source>
        <translation>Publication</translation>
    </message>
    <message>
        <source>Somebody else changed these settings meanwhile. Save to compare both, or revert to take theirs.</source>
        <translation>Quelqu&apos;un d&apos;autre a modifié ces réglages entre-temps. Enregistrez pour comparer les deux, ou rétablissez pour prendre les siens.</translation>
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
    <name>telemirror::SideComparison</name>
    <message>
        <source>Difference</source>
        <translation>Différence</translation>
    </message>
    <message>
        <source>Neither side has a value in this range of time.</source>
        <translation>Aucun des deux côtés n&apos;a de valeur dans cet intervalle de temps.</translation>
    </message>
    <message>
        <source>Both sides agree at all %1 instants shown.</source>
        <translation>Les deux côtés concordent à tous les %1 instants affichés.</translation>
    </message>
    <message>
        <source>Both sides agree at %1 of %2 instants shown.</source>
        <translation>Les deux côtés concordent à %1 instants affichés sur %2.</translation>
    </message>
    <message>
        <source>Largest difference: %1, %2.</source>
        <translation>Plus grande différence&#xa0;: %1, %2.</translation>
    </message>
    <message>
        <source>Only in %1: %2.</source>
        <translation>Seulement dans %1&#xa0;: %2.</translation>
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
    <name>telemirror::SpoolField</name>
    <message>
        <source>Most on disk while the upstream is down</source>
        <translation>Au plus sur le disque tant que le service est en panne</translation>
    </message>
    <message>
        <source>Oldest that is still sent</source>
        <translation>Le plus ancien encore envoyé</translation>
    </message>
    <message>
        <source>not older than</source>
        <translation>pas plus ancien que</translation>
    </message>
    <message>
        <source>The age of what waits to be sent must be a length of time, such as 7d.</source>
        <translation>L&apos;âge de ce qui attend d&apos;être envoyé doit être une durée, par exemple 7d.</translation>
    </message>
</context>
<context>
    <name>telemirror::SpooledPublisher</name>
    <message>
        <source>The telemetry spool was damaged; it was put aside as &quot;%1&quot;, and what waited in it was not sent.</source>
        <translation>La file d&apos;attente de télémétrie était endommagée&#xa0;; elle a été mise de côté sous «&#xa0;%1&#xa0;», et ce qui y attendait n&apos;a pas été envoyé.</translation>
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
    <name>telemirror::StreamTelemetryPublisher</name>
    <message>
        <source>Nobody reads the standard output any more: start the program again to publish there.</source>
        <translation>Plus personne ne lit la sortie standard&#xa0;: redémarrez le programme pour y publier.</translation>
    </message>
</context>
<context>
    <name>telemirror::SummaryComparison</name>
    <message>
        <source>%1 of %2 values are missing</source>
        <translation>%1 valeurs sur %2 manquent</translation>
    </message>
    <message>
        <source>%1 values are there, %2 should be</source>
        <translation>il y a %1 valeurs, il devrait y en avoir %2</translation>
    </message>
    <message>
        <source>the type is %1 instead of %2</source>
        <translation>le type est %1 au lieu de %2</translation>
    </message>
    <message>
        <source>the first value is %1 instead of %2</source>
        <translation>la première valeur est %1 au lieu de %2</translation>
    </message>
    <message>
        <source>the last value is %1 instead of %2</source>
        <translation>la dernière valeur est %1 au lieu de %2</translation>
    </message>
    <message>
        <source>the smallest value is %1 instead of %2</source>
        <translation>la plus petite valeur est %1 au lieu de %2</translation>
    </message>
    <message>
        <source>the largest value is %1 instead of %2</source>
        <translation>la plus grande valeur est %1 au lieu de %2</translation>
    </message>
    <message>
        <source>the sum is %1 instead of %2</source>
        <translation>la somme est %1 au lieu de %2</translation>
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
        <source>Read and write no points: print what would be read, and about how much that is.</source>
        <translation>Ne lire ni écrire aucun point&#xa0;: afficher ce qui serait lu, et combien environ.</translation>
    </message>
    <message>
        <source>%1 values cannot be stored there (NaN, infinities; texts, where only numbers can): left out.</source>
        <translation>%1 valeurs ne peuvent pas y être stockées (NaN, infinis&#xa0;; textes, là où seuls des nombres le peuvent)&#xa0;: laissées de côté.</translation>
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
    <name>telemirror::TelemetrySpool</name>
    <message>
        <source>A telemetry document of %1 bytes is more than its spool may hold: allow the spool more.</source>
        <translation>Un document de télémétrie de %1 octets dépasse ce que sa file d&apos;attente peut contenir&#xa0;: permettez-lui davantage.</translation>
    </message>
</context>
<context>
    <name>telemirror::TelemetrySpool::Private</name>
    <message>
        <source>The telemetry spool &quot;%1&quot; cannot be used: check its folder, its rights and the room on its disk.</source>
        <translation>La file d&apos;attente de télémétrie «&#xa0;%1&#xa0;» est inutilisable&#xa0;: vérifiez son dossier, ses droits et la place sur son disque.</translation>
    </message>
    <message>
        <source>Another Telemirror on this machine publishes by the spool &quot;%1&quot;: end one of the two, or switch the publisher off in one.</source>
        <translation>Un autre Telemirror sur cette machine publie par la file d&apos;attente «&#xa0;%1&#xa0;»&#xa0;: terminez l&apos;un des deux, ou désactivez la publication dans l&apos;un d&apos;eux.</translation>
    </message>
    <message>
        <source>The telemetry spool &quot;%1&quot; was written by a newer Telemirror: use that one.</source>
        <translation>La file d&apos;attente de télémétrie «&#xa0;%1&#xa0;» a été écrite par un Telemirror plus récent&#xa0;: utilisez celui-là.</translation>
    </message>
</context>
<context>
    <name>telemirror::TelemetryTreeModel</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Valeur</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modifié</translation>
    </message>
</context>
<context>
    <name>telemirror::ThresholdDialog</name>
    <message>
        <source>Unit and limits of %1</source>
        <translation>Unité et limites de %1</translation>
    </message>
    <message>
        <source>for instance kW</source>
        <translation>par exemple kW</translation>
    </message>
    <message>
        <source>&amp;Unit</source>
        <translation>&amp;Unité</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>pas de limite</translation>
    </message>
    <message>
        <source>&amp;Alarm above</source>
        <translation>&amp;Alarme au-dessus de</translation>
    </message>
    <message>
        <source>&amp;Warn above</source>
        <translation>A&amp;vertir au-dessus de</translation>
    </message>
    <message>
        <source>Wa&amp;rn below</source>
        <translation>Ave&amp;rtir au-dessous de</translation>
    </message>
    <message>
        <source>A&amp;larm below</source>
        <translation>A&amp;larme au-dessous de</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no number.</source>
        <translation>«&#xa0;%1&#xa0;» n&apos;est pas un nombre.</translation>
    </message>
    <message>
        <source>The limits must go down: alarm above, warn above, warn below, alarm below.</source>
        <translation>Les limites doivent aller en descendant&#xa0;: alarme au-dessus de, avertir au-dessus de, avertir au-dessous de, alarme au-dessous de.</translation>
    </message>
</context>
<context>
    <name>telemirror::TimeSeriesChart</name>
    <message>
        <source>Chart</source>
        <translation>Graphique</translation>
    </message>
    <message>
        <source>Chart of %1</source>
        <translation>Graphique de %1</translation>
    </message>
    <message>
        <source>Curves: %1</source>
        <translation>Courbes&#xa0;: %1</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Tout afficher</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Courbes</translation>
    </message>
    <message>
        <source>Copy as image</source>
        <translation>Copier comme image</translation>
    </message>
    <message>
        <source>Save as PNG…</source>
        <translation>Enregistrer en PNG…</translation>
    </message>
    <message>
        <source>Save as SVG…</source>
        <translation>Enregistrer en SVG…</translation>
    </message>
    <message>
        <source>Save values in sight as CSV…</source>
        <translation>Enregistrer les valeurs visibles en CSV…</translation>
    </message>
    <message>
        <source>chart</source>
        <translation>graphique</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>Enregistrer le graphique</translation>
    </message>
    <message>
        <source>%1 files (*.%2)</source>
        <translation>Fichiers %1 (*.%2)</translation>
    </message>
</context>
<context>
    <name>telemirror::Verifier</name>
    <message>
        <source>From %1 to %2 the destination differs, also after copying again: %3 values are missing, %4 are too many, %5 series differ; see who else writes there.</source>
        <translation>De %1 à %2, la destination diffère, même après une nouvelle copie&#xa0;: %3 valeurs manquent, %4 sont en trop, %5 séries diffèrent&#xa0;; voyez qui d&apos;autre y écrit.</translation>
    </message>
    <message>
        <source>From %1 to %2 the destination holds %3 values that the source has not; a mirror never deletes: remove them there if they are not wanted.</source>
        <translation>De %1 à %2, la destination contient %3 valeurs que la source n&apos;a pas&#xa0;; une copie ne supprime jamais rien&#xa0;: supprimez-les là-bas si elles ne sont pas voulues.</translation>
    </message>
</context>
<context>
    <name>telemirror::VerifyCommand</name>
    <message>
        <source>compare the copy with its source, and mend it</source>
        <translation>comparer la copie avec sa source, et la réparer</translation>
    </message>
    <message>
        <source>Compare &lt;range&gt; instead of what the rule wants: &lt;start&gt;/&lt;stop&gt; in ISO 8601 or from now (-2d/now), or a duration up to now (24h). The last minutes, in which points still arrive, are left out.</source>
        <translation>Comparer &lt;intervalle&gt; au lieu de ce que demande la règle&#xa0;: &lt;début&gt;/&lt;fin&gt; en ISO 8601 ou par rapport à maintenant (-2d/now), ou une durée jusqu&apos;à maintenant (24h). Les dernières minutes, où des points arrivent encore, sont laissées de côté.</translation>
    </message>
    <message>
        <source>range</source>
        <translation>intervalle</translation>
    </message>
    <message>
        <source>Verify the rule of that id, or the rule in a file (JSON), instead of all stored ones.</source>
        <translation>Vérifier la règle de cet id, ou la règle d&apos;un fichier (JSON), au lieu de toutes celles enregistrées.</translation>
    </message>
    <message>
        <source>id or file</source>
        <translation>id ou fichier</translation>
    </message>
    <message>
        <source>Print one JSON object instead of text.</source>
        <translation>Afficher un objet JSON au lieu de texte.</translation>
    </message>
    <message>
        <source>There is neither a rule with the id &quot;%1&quot; nor a file of that name.</source>
        <translation>Il n&apos;y a ni règle d&apos;id «&#xa0;%1&#xa0;» ni fichier de ce nom.</translation>
    </message>
    <message>
        <source>telemirror-cli: there is no rule to verify: set one up, or give one with --rule.</source>
        <translation>telemirror-cli&#xa0;: il n&apos;y a pas de règle à vérifier&#xa0;: configurez-en une, ou donnez-en une avec --rule.</translation>
    </message>
    <message>
        <source>%1 %  %2 values compared  %3</source>
        <translation>%1&#xa0;%  %2 valeurs comparées  %3</translation>
    </message>
    <message>
        <source>, %1 points mirrored again</source>
        <translation>, %1 points copiés à nouveau</translation>
    </message>
    <message>
        <source>%1: %2 in %3. %4 values compared in %5 windows, %6 windows mended (%7 points mirrored again).</source>
        <translation>%1&#xa0;: %2 en %3. %4 valeurs comparées dans %5 fenêtres, %6 fenêtres réparées (%7 points copiés à nouveau).</translation>
    </message>
</context>
<context>
    <name>telemirror::VictoriaMetricsConnection</name>
    <message>
        <source>“%1” is VictoriaMetrics: it can be written to, but neither read nor verified here; look at its data with its own user interface.</source>
        <translation>«&#xa0;%1&#xa0;» est VictoriaMetrics&#xa0;: on peut y écrire, mais ni le lire ni le vérifier ici&#xa0;; regardez ses données avec sa propre interface.</translation>
    </message>
</context>
<context>
    <name>telemirror::WatchCommand</name>
    <message>
        <source>mirror by schedule and publish telemetry, until stopped; SIGHUP reads the settings again</source>
        <translation>copier selon la planification et publier la télémétrie, jusqu&apos;à l&apos;arrêt&#xa0;; SIGHUP relit les paramètres</translation>
    </message>
    <message>
        <source>Serve /metrics (Prometheus) and /healthz to this machine on &lt;port&gt;; without one on %1, with 0 on any that is free.</source>
        <translation>Servir /metrics (Prometheus) et /healthz à cette machine sur &lt;port&gt;&#xa0;; sans port indiqué sur %1, avec 0 sur n&apos;importe lequel de libre.</translation>
    </message>
    <message>
        <source>port</source>
        <translation>port</translation>
    </message>
    <message>
        <source>telemirror-cli: --metrics takes a port from 0 to 65535.</source>
        <translation>telemirror-cli&#xa0;: --metrics prend un port de 0 à 65535.</translation>
    </message>
    <message>
        <source>Metrics are at http://127.0.0.1:%1/metrics.</source>
        <translation>Les métriques sont à http://127.0.0.1:%1/metrics.</translation>
    </message>
    <message>
        <source>Stopping.</source>
        <translation>Arrêt en cours.</translation>
    </message>
    <message numerus="yes">
        <source>Watching the profile &quot;%1&quot;, revision %2: %n rule(s).</source>
        <translation>
            <numerusform>Suivi du profil «&#xa0;%1&#xa0;», révision %2&#xa0;: %n règle.</numerusform>
            <numerusform>Suivi du profil «&#xa0;%1&#xa0;», révision %2&#xa0;: %n règles.</numerusform>
        </translation>
    </message>
    <message>
        <source>The sample site has no settings to read again.</source>
        <translation>Le site d&apos;exemple n&apos;a pas de paramètres à relire.</translation>
    </message>
    <message>
        <source>The settings could not be read again, the earlier ones stay in effect: %1</source>
        <translation>Les paramètres n&apos;ont pas pu être relus, les précédents restent en vigueur&#xa0;: %1</translation>
    </message>
    <message>
        <source>There are no settings any more; the earlier ones stay in effect.</source>
        <translation>Il n&apos;y a plus de paramètres&#xa0;; les précédents restent en vigueur.</translation>
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
    <message>
        <source>Choose a file</source>
        <translation>Choisir un fichier</translation>
    </message>
    <message>
        <source>MiB</source>
        <translation>Mio</translation>
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
        <translation>Chaque heure à&#xa0;:%1</translation>
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
    <message>
        <source>Every day at %1</source>
        <translation>Chaque jour à %1</translation>
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
        <source>Ready</source>
        <translation>Prêt</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En attente</translation>
    </message>
    <message>
        <source>InfluxQL (1.x)</source>
        <translation>InfluxQL (1.x)</translation>
    </message>
    <message>
        <source>InfluxQL 3 (Core, Cloud Serverless)</source>
        <translation>InfluxQL 3 (Core, Cloud Serverless)</translation>
    </message>
    <message>
        <source>VictoriaMetrics (only to write to)</source>
        <translation>VictoriaMetrics (en écriture seule)</translation>
    </message>
</context>
</TS>
