<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
<context>
    <name>HttpListener</name>
    <message>
        <source>The embedded server cannot listen on port %1: choose another port, or 0 for any free one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RedisError</name>
    <message>
        <source>Redis refused the user or password; correct them in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Redis user may not do this; give it the right with ACL SETUSER.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis cannot store more; free memory or disk space on its server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis is busy or still starting; wait a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis refused the command.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RedisSettings</name>
    <message>
        <source>This build speaks to Redis without TLS; use redis://, or a tunnel to the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database of a Redis address is a number from 0, as in redis://localhost:6379/0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Redis address cannot be read; write redis://[user:password@]host[:port][/database] or unix:///path[?db=number], with special characters of a password percent-encoded.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>Mirrors InfluxDB Cloud to a local InfluxDB and shows live telemetry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep settings, journal and sample data in &lt;folder&gt; (default: %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the embedded sample site, whatever is set up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>light, dark or system; for this start only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 cannot be made: check its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror</name>
    <message>
        <source>The environment variable %1 must be %2: correct or unset it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;automatic&quot;, &quot;flux&quot; or &quot;influxql&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coordinates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telemetry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings file %1 cannot be written: check its folder and its rights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s answer ended before its end; the query has to be made again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The compressed data is damaged; the transfer has to be made again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The measurement&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tag&apos;s key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tag&apos;s value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A field&apos;s key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a database of another program; choose another file for the journal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journal &quot;%1&quot; is kept locked by another program; close that program and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journal &quot;%1&quot; cannot be written; allow this user to write the file and its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journal &quot;%1&quot; is damaged or not a journal; move the file away, then everything is mirrored anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk that holds the journal &quot;%1&quot; is full; make room and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journal &quot;%1&quot; cannot be opened; check that its folder exists and can be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The journal &quot;%1&quot; cannot be read or written; check the disk that holds it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule&apos;s &quot;%1&quot; must be %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list of objects with a &quot;pattern&quot;</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::ActivityMonitor</name>
    <message>
        <source>The schedule is paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next run: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is connected again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: waiting until %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirroring %1: %2 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirroring %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See History for the reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not mirrored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is mirrored in part only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is mirrored again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 written</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::AnnotatedCsvReader::Private</name>
    <message>
        <source>annotations without a header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an error without a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>annotations of different length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the unknown data type &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a header that does not fit its annotations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text in the column for annotations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cells for %2 columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server could not carry out the query.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1 of the server&apos;s answer, row %2, is not annotated CSV: %3.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::AppearanceEditor</name>
    <message>
        <source>Closing the window leaves Telemirror running in the tray</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell me when something fails, and when it works again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language changes when Telemirror is started the next time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This desktop has no tray: closing the window ends the program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For this desk only, and in effect at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::Command</name>
    <message>
        <source>Keep settings, journal and sample data in &lt;folder&gt; (default: %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work on the embedded sample site; no server or account is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No servers are set up: set them in the application&apos;s Settings or by INFLUXDB_CLOUD_URL and INFLUXDB_URL in the environment, or try --demo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage: telemirror-cli &lt;command&gt; [options]

Mirrors InfluxDB Cloud to a local InfluxDB, and prints live telemetry.

Commands:
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>
  --help     this text; telemirror-cli &lt;command&gt; --help: its options
  --version  the version

Exit status: 0 done, 1 failed, 2 wrong usage or nothing set up, 3 partly done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print this text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>telemirror-cli: %1 takes no argument &quot;%2&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>telemirror-cli: there is no command &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::ConnectWizard</name>
    <message>
        <source>Connect my servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin to mirror</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where your data is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The InfluxDB Cloud (or any other InfluxDB) to read from. In its web page, under Load Data › API Tokens, make a token with read access to the bucket.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything in this bucket is mirrored; it is never changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it is to be kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own InfluxDB. Version 1.x often wants neither token nor password; later ones want a token with write access.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A bucket that is not there yet is made by the first run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)  →  %3 (%4)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::ConnectionEditor</name>
    <message>
        <source>Name or id; not for 1.x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only with a password (1.x)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token or password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Organization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the address of the server, such as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address must begin with http:// or https:// and name a server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put user and password into their own fields, not into the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flux servers want a token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It works: %1, answered in %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::CoverageHeatMap</name>
    <message>
        <source>What is mirrored, by measurement and day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirror this day again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify this day</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::CoverageModel</name>
    <message>
        <source>not wanted by the rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mirrored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>verified</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::CsvRecordReader</name>
    <message>
        <source>A row of the server&apos;s answer is longer than %1 bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1 of the server&apos;s answer has a quote where CSV allows none.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::DeadLetterFile</name>
    <message>
        <source>Points that could not be written cannot be kept in &quot;%1&quot;; check the folder and the room on its disk.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::DemoSite</name>
    <message>
        <source>The folder %1 cannot be made: check its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample local store</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample site</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::Engine</name>
    <message>
        <source>There is no connection &quot;%1&quot;: choose one of the profile&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telemetry does not reach Redis: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telemetry reaches Redis again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no rule &quot;%1&quot;, or one of its connections is missing: check the rules.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The schedule is paused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The schedule goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no rule to forget.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is mirrored was forgotten; the next run reads all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection is chosen for telemetry: choose one in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is ready: %2 %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis %1 at %2 is ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis at %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run %1 of &quot;%2&quot; started (%3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; waits until %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run %1 of &quot;%2&quot; ended, %3: %4 points read, %5 written, %6 dropped, %7 refused, %8 windows, %9 retries, %10 ms.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>… and %n more error(s); the history has all.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Telemetry can be read again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::Environment</name>
    <message>
        <source>Cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an address such as http://127.0.0.1:8086</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cloud to local</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set together with %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number of degrees from -%1 to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an address such as redis://127.0.0.1:6379/0</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::ExplorerPage</name>
    <message>
        <source>Server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter what is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Buckets, measurements, fields and tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 6 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday to 5 days ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Range of time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheel: zoom  ·  drag: move  ·  double click: everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect a server in Settings › Connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a bucket and a measurement, then choose a field to see its curve.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This field has several types: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This field holds text: there is no curve to draw.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No value in this range of time. Choose a longer one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::FieldText</name>
    <message>
        <source>The unsigned value is above 2^63-1; the destination stores none, and an integer cannot hold it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::FluxConnection</name>
    <message>
        <source>“%1” did not answer with a list of buckets: check its address in Settings › Connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” has no organization “%2”: set it in Settings › Connections.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::FluxLineEncoder::Private</name>
    <message>
        <source>The server&apos;s answer lacks one of the columns _time, _value and _field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s answer holds another measurement than the one asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s answer holds a time that is none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>InfluxDB has no field type for times, durations and binary data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s answer holds a value that is not of its column&apos;s type.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::FutureHandler</name>
    <message>
        <source>The request was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::GzipInflater</name>
    <message>
        <source>The compressed answer is damaged: look for a proxy between here and the server.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::HistoryCommand</name>
    <message>
        <source>print the latest runs, newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many runs at most (default 20).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print one JSON object instead of text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>telemirror-cli: --limit takes a number from 1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no runs yet: start one with telemirror-cli sync.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1  %2  %3  %4  %5 points  %6</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::HistoryPage</name>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begun by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>However begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search in rules and errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write all runs of this list to a CSV file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measurement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What went wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measurements of the selected run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume and duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The history cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the history…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another state, or search for something else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every run is kept here. Begin one with &quot;Sync now&quot; on the Overview.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 measurements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 read</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n retry(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>waited %1 for limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 without a value left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 refused, kept in the dead-letter file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV (*.csv);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing run %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 runs written to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::HttpConnection</name>
    <message>
        <source>The answer is larger than it can rightly be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server of “%1” is %2, which has no database for InfluxQL: choose Flux in Settings › Connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server of “%1” is %2, which does not serve Flux: choose InfluxQL in Settings › Connections.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::HttpErrorMapper</name>
    <message>
        <source>“%1” sends its requests on to %2: if that is right, set that address in Settings › Connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” answered in a way that InfluxDB does not: check its address in Settings › Connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A proxy between here and “%1” asks for a password: set it in the system&apos;s network settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” gave up waiting; it will be tried again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” refused the request for its size: send less at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” limits the rate of requests; it will be tried again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” refused some of the lines: see the dead-letter file for them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” did not accept the request: read what it says and check the bucket and the rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” asks to come back later; it will be tried again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” failed to serve the request; if this goes on, look at its own log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The token of “%1” is missing or wrong: set it in Settings › Connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user name or password of “%1” is wrong: set them in Settings › Connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The token of “%1” does not allow this: give it the right on the server, or set another token in Settings › Connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The user of “%1” is not allowed to do this: grant it on the server, or set another user in Settings › Connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” does not have what was asked for: check the bucket or database, the organization and the address in Settings › Connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of “%1” is not trusted: install it on this machine, or check the address in Settings › Connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address of “%1” cannot be used: it must begin with http:// or https://. Set it in Settings › Connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server %1 of “%2” was not found: check its address in Settings › Connections and the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing answers at %1, the address of “%2”: start the server, or check the address in Settings › Connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” does not answer as a web server does: check its address in Settings › Connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to “%1” broke off: check the network; it will be tried again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” gave up a query that took too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” refused a query for its size: ask for less at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” could not run the query.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” could not be reached in time: check its address in Settings › Connections and the network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” stopped answering; it will be tried again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer of “%1” ended before its end; it will be tried again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::HttpPointStream</name>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of fields is larger than it can rightly be.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::Inflater</name>
    <message>
        <source>The compressed data holds more than the %1 bytes allowed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::InfluxMirror</name>
    <message>
        <source>The rule &quot;%1&quot; lacks a bucket; choose the source and the destination bucket.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule &quot;%1&quot; mirrors the bucket &quot;%2&quot; onto itself; choose another destination.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule &quot;%1&quot; is being run by another program; wait for its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lock file &quot;%1&quot; cannot be made; check the folder&apos;s rights and the room on its disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule &quot;%1&quot; is running already; wait for its end.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::InfluxQlConnection</name>
    <message>
        <source>“%1” did not answer as InfluxDB does: check its address in Settings › Connections.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::InfluxQlCsvReader</name>
    <message>
        <source>The server&apos;s answer ended before its end; the query has to be made again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::InfluxQlCsvReader::Private</name>
    <message>
        <source>no header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server could not carry out the query.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cells for %2 columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line %1 of the server&apos;s answer is not what InfluxDB writes as CSV: %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::InfluxQlJsonReader::Private</name>
    <message>
        <source>an array instead of an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too many levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a row that is no array</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>names behind the rows they belong to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a value instead of an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server could not carry out the query.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s answer names its columns only after too many rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a row that is no list of plain values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 values for %2 columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s answer is not what InfluxDB writes as JSON: %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::InfluxQlLineEncoder::Private</name>
    <message>
        <source>The server&apos;s answer lacks the column of times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s answer holds another measurement than the one asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s answer holds a time that is none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s answer holds a value that is not of its field&apos;s type.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::InfluxQlPointStream</name>
    <message>
        <source>The field “%1” holds numbers of several types, and “%2” does not tell which is where: give its user the rights of an administrator, or leave the measurement out.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::Journal</name>
    <message>
        <source>Qt&apos;s SQLite driver is missing; install the package that brings it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run was interrupted: the program ended before it; the next run does the rest.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::JournalKeeper</name>
    <message>
        <source>The folder %1 cannot be made: check its place and its rights.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::JournalSchema</name>
    <message>
        <source>The journal &quot;%1&quot; was written by a newer Telemirror (schema %2, this program knows %3); update this program.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::JsonReader</name>
    <message>
        <source>%1: &quot;%2&quot; must be %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: there is no setting &quot;%2&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a duration such as &quot;10s&quot; or &quot;500ms&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an address such as &quot;http://127.0.0.1:8086&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an address without user and password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list of objects</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::JsonScanner</name>
    <message>
        <source>A value of the server&apos;s answer is longer than %1 bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s answer is not JSON.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::LatestValueModel</name>
    <message>
        <source>Measurement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::LineProtocolWriter</name>
    <message>
        <source>%1 is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 contains a newline, which line protocol cannot hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ends with a backslash, which line protocol cannot hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is &quot;time&quot;, which is reserved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 begins with a tab or a null character, which line protocol cannot hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 begins with a number sign, which makes the line a comment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has a backslash where line protocol cannot hold one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tags have backslashes and quotes in an order that InfluxDB cannot take apart.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measurement, tags and field key together are longer than InfluxDB&apos;s 65535 bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The timestamp is outside the range that InfluxDB can store (years 1677 to 2262).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::LivePage</name>
    <message>
        <source>No telemetry yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newest values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last %1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of the charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select values on the left to see them here; Ctrl selects several, up to six.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telemetry document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This field holds text: there is no curve to draw.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for values…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telemetry is off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every %1 all buckets of the local server are searched for measurements whose name contains &quot;%2&quot;. As soon as one gets a value, it shows here. The pattern can be changed in Settings › Telemetry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn it on in Settings › Telemetry.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked at %1, buckets: %2, took %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::LogFile</name>
    <message>
        <source>The log %1 cannot be written: check the permissions of its folder.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::LogModel</name>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::LogsPage</name>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Least level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and worse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the newest line in sight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the selected lines, or all that are shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write all lines that are shown to a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty this list; the log file keeps everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text (*.log *.txt);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing %1…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the program does is told here as it does it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another level, or search for something else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, searching…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::MainWindow</name>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explorer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause the schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect my servers…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explore with sample data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search on this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme: as the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Telemirror</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume the schedule</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::MeasurementMirror</name>
    <message>
        <source>%1 points could not be stored; they are kept with the reasons in &quot;%2&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::MeasurementProgressModel</name>
    <message>
        <source>Waits for its turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measurement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::MirrorRun</name>
    <message>
        <source>The destination has no bucket &quot;%1&quot; and it could not be made; make it there, or give the token the right to make buckets.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::ObjectReader</name>
    <message>
        <source>a text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a duration such as &quot;5h&quot; or &quot;10m&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A rule has no &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::OverviewPage</name>
    <message>
        <source>You are looking at sample data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A made-up site with weather and a solar plant runs inside this program, so that you can try everything. Nothing here is yours yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect my servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Behind the cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirrored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read from the cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs with errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measurements of this run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no complete run yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt; 1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mirrored up to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points in the last 24 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in the last 24 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1 in the last 24 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirror everything that is new (F5, Ctrl+R)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop this run; what is mirrored stays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>estimate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No run yet. The first one begins as soon as both servers answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything works without it. Turn it on in Settings to share telemetry and settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not set up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter its address in Settings › Connections.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is set up to be mirrored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose what to mirror in Settings › What to mirror.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is mirrored yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first run is under way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press &quot;Sync now&quot; to begin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your data is safe: mirrored up to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be written as they are; they wait in the dead-letter file, see History.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most is mirrored up to %1, but not all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 measurements are complete. The rest is tried again on the next run; History says why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run of %1 failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See Logs for the reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run of %1 was cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it had mirrored is kept. &quot;Sync now&quot; goes on where it stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1  →  %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(no bucket chosen)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking what is new…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading %1 (%2 of %3 measurements done)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting until %1 for the server&apos;s limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last run: %1, %2, %3 in %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last run: none yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next run: the schedule is paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next run: only when you press &quot;Sync now&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next run: %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::PendingResult</name>
    <message>
        <source>Stopped on request.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::PendingRound</name>
    <message>
        <source>Stopped on request.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::PlanWizardPage</name>
    <message>
        <source>When and how much</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These are good for most sites. Everything can be changed later in Settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only when I press &quot;Sync now&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mirror</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin &amp;with the last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. The first run reads the last %2 and forecasts up to %3 ahead; measurements named historic… the last 20 days. After that only what is new is read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking what there is…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What there is could not be read yet: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bucket is empty so far. What comes will be mirrored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n measurement(s): %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>telemirror::PointWriter</name>
    <message>
        <source>Two tags have the same key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The point has no field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two fields have the same key.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::Profile</name>
    <message>
        <source>Profile</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::ProfileCheck</name>
    <message>
        <source>A connection has no id: give it one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection id &quot;%1&quot; is used more than once: make it unique.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A connection&apos;s id must not be &quot;redis&quot; and must not hold a slash: change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The token, user or password holds a line break: enter it again without.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A timeout must lie between 1 ms and 24 h.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address is missing or unreadable: enter one such as http://127.0.0.1:8086.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address must begin with http:// or https://.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address names no host: enter one such as http://127.0.0.1:8086.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter user and password in their own fields, not in the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address must not hold a &quot;?&quot; or &quot;#&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule &quot;%1&quot; has no id: give it one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule id &quot;%1&quot; is used more than once: make it unique.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule &quot;%1&quot; takes no measurement: include at least one pattern, such as *.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule &quot;%1&quot; covers no time: look back or ahead further.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The overlap of the rule &quot;%1&quot; must not be negative.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule &quot;%1&quot; runs too often: at least one second must lie between runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule &quot;%1&quot; reads from a connection that does not exist: choose its source.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule &quot;%1&quot; writes to a connection that does not exist: choose its destination.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule &quot;%1&quot; names no source bucket: choose one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule &quot;%1&quot; names no destination bucket: choose one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule &quot;%1&quot; copies a bucket onto itself: choose another destination.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telemetry reads from a connection that does not exist: choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The period of telemetry must lie between 100 ms and 24 h.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telemetry must look back at least 1 ms.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The latitude must lie between -90 and 90 degrees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The longitude must lie between -180 and 180 degrees.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis has no address: enter a host and a port, or the path of a socket.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The number of the Redis database must not be negative.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::RedisClient</name>
    <message>
        <source>Redis did not answer in time; check that the server runs and can be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to Redis was closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a command with one reply; it cannot be sent here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis is switched off in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no connection to Redis at %1; check that the server runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Redis host %1 is not known; check its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis does not take these credentials; correct user and password in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis has no database %1; choose another number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis has stopped answering; check its server, the connection is tried again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::RedisConnection</name>
    <message>
        <source>The connection to Redis failed or was lost; check that the server runs and can be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The path of the Redis socket is too long; choose one of less than 108 bytes.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::RedisEditor</name>
    <message>
        <source>Use Redis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Path of a Unix socket, in place of host and port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None: the default user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shares settings and telemetry between machines, keeps two of them from mirroring the same at once, and remembers what servers hold. Everything works without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Socket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P&amp;assword</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys begin with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking Redis…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name the host of Redis, or the path of its socket.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It works: Redis %1 at %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis did not answer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::RedisTelemetryPublisher</name>
    <message>
        <source>Redis does not answer; telemetry is not published meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to Redis was closed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::RedisTrial</name>
    <message>
        <source>Redis does not answer: check its address.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::RetrieveDataForCloud</name>
    <message>
        <source>The retrieval was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::Rule</name>
    <message>
        <source>a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at least one second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::RuleEditor</name>
    <message>
        <source>Choose or type a bucket (1.x: database)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the lists of buckets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One a line; * stands for anything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One a line; none: nothing is left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>historic*: 20d back, 130h ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run once when the program starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write unsigned integers as integers where the server has no unsigned ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what matches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;From bucket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;To bucket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Measurements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Leave out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far &amp;back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far &amp;ahead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Other ranges for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read &amp;again the last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Shifted by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to mirror</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lengths of time: 90s, 10m, 5h, 20d, 1h30m.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the bucket to mirror from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the bucket to mirror to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name at least one measurement; * takes all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far back must be a length of time such as 5h or 20d.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far ahead must be a length of time such as 130h.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is read again must be a length of time such as 10m.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The schedule needs a length of time of at least 1s, such as 1h.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shift must be a length of time such as 0s or 5m.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write other ranges as &quot;historic*: 20d back, 130h ahead&quot;, one a line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: everything from %2 back to %3 ahead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 are mirrored: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lists are in the fields above.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::RuleRunner</name>
    <message>
        <source>A run of this rule is under way: wait for its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped before the servers answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server was replaced by one of another kind during the run: run it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::RunChart</name>
    <message>
        <source>Volume and duration of the last runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2, %3 in %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▮ points written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>● duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the runs brought is drawn here after the first one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::RunTableModel</name>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 read, %2 written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begun by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Windows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retries</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::SandboxCommand</name>
    <message>
        <source>serve the sample cloud and a local store until stopped; print their addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the addresses as one line of JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>local</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Serving on this machine only, until stopped with Ctrl+C.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::SchemaCommand</name>
    <message>
        <source>tags: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>print buckets, measurements, fields with their types, and tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which connection: cloud (default), local, or another &lt;id&gt;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only this &lt;bucket&gt;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bucket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print one JSON object instead of text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no bucket &quot;%1&quot; on this connection.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::SchemaTreeModel</name>
    <message>
        <source>No bucket: this server is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No measurement in this bucket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::SecretStore</name>
    <message>
        <source>The keychain does not answer: unlock it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::ServerWizardPage</name>
    <message>
        <source>Only for InfluxDB 1.x with a password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token; for 1.x the password, if there is one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the organization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the bucket (1.x: database)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;oken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or&amp;ganization</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Bucket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the address of the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address must begin with http:// or https:// and name a server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put user and password into their own fields, not into the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not tested yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It works: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server answers, but lists no buckets: type the name. (%1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::Session</name>
    <message>
        <source>The folder %1 cannot be made: check its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::SettingsPage</name>
    <message>
        <source>Cloud</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where your data is now. It is only read, never changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where your data is mirrored to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sample site is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter your own servers here and save: the sample data goes away, and yours is mirrored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to mirror</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telemetry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secrets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens and passwords</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read settings from a file; nothing changes before Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the settings to a file, without tokens and passwords</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved yet. Saving begins to mirror with these settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are kept in this system&apos;s keychain, never in a file of this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This system has no keychain: tokens and passwords last until the program ends. To keep them, install a keychain (such as GNOME Keyring or KWallet), or set them in the environment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No environment variable changes these settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These environment variables stand above what is saved here: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file holds no exported settings: choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings (*.json);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported. Enter what is missing, such as tokens, and save.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported, without tokens and passwords.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::SettingsStore</name>
    <message>
        <source>There is no profile &quot;%1&quot;: choose another.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stored profile &quot;%1&quot; is damaged: remove it and make it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profile has no name: give it one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::SettingsStore::Private</name>
    <message>
        <source>The settings file %1 cannot be used: check that it is whole and its folder can be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings file %1 was written by a newer version: update this program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profile &quot;%1&quot; was changed by somebody else meanwhile: load it again, then repeat your changes.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::ShortcutSheet</name>
    <message>
        <source>Keyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next or the previous field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move in a list, a table, or a chart</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::SideNavigation</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::SingleInstance</name>
    <message>
        <source>The folder %1 cannot be written: check its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telemirror runs already with the folder %1 but does not answer: end it, or choose another folder with --data-dir.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telemirror cannot listen for a second start: make the folder for temporary files writable.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::StatusStrip</name>
    <message>
        <source>Redis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mirroring %1: %2 %, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting until %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next run %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::SyncCommand</name>
    <message>
        <source>mirror once, now, and print what was done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the rule in &lt;file&gt; (JSON) instead of the stored ones. It names connections of the profile or of the environment (cloud, local).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print one JSON object instead of text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule file %1 cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule file %1 does not hold a JSON object.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>telemirror-cli: there is no rule to run: name the buckets by CLOUD_WEATHER_BUCKET and LOCAL_INFLUX_BUCKET, or give one with --rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %  %2 points  %3/s  %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>  waiting until %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 in %3. %4 points read (%5), %6 written, %7 windows, %8 retries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 values were NaN or infinite, which InfluxDB cannot store: left out.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::SystemKeychain</name>
    <message>
        <source>The keychain cannot be used: unlock or install one to keep secrets.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::TelemetryCommand</name>
    <message>
        <source>No measurement with &quot;%1&quot; in its name has a point in the last %2 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>print the telemetry document as JSON, once or as it changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print one document and end (default).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print each new document as a line, until stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>telemirror-cli: give one of --once and --watch.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::TelemetryEditor</name>
    <message>
        <source>Look for telemetry in the local server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One entry for each tag set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave texts out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Publish even when nothing is new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>-90 to 90, such as 48.8566</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>-180 to 180, such as 2.3522</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telemetry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Site</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Degrees; they go into every telemetry document. Leave both empty to leave them out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Names that contain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Not older than</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Latitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L&amp;ongitude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telemetry needs a length of time of at least 200ms between two looks, such as 5s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The age of telemetry must be a length of time of at least 1s, such as 30s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The latitude must be a number from -90 to 90.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The longitude must be a number from -180 to 180.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::TimeSeriesChart</name>
    <message>
        <source>Chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ %1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::WelcomePage</name>
    <message>
        <source>Keep your measurements at home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Telemirror copies what your site measures from InfluxDB Cloud to an InfluxDB of your own, every hour, and checks that nothing is missing. It only reads from the cloud, and changes nothing there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect my servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explore with sample data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have servers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You need the address and a token with read access of the cloud, and the address of the local server. It takes two minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I want to look around</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A made-up site with weather and a solar plant runs inside this program. Nothing is installed, no account is needed, and you can connect your servers at any time.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::form</name>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::format</name>
    <message>
        <source>s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 point</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 points/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a few seconds left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tomorrow %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By hand only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every hour at :%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every day at %1 UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, shifted by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>false</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::output</name>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>partial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::sandbox</name>
    <message>
        <source>The sample store&apos;s file cannot be used: check that its disk has room and that nobody else uses it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::sandbox::StoreDatabase</name>
    <message>
        <source>The sample store&apos;s file was written by a newer version: update the program or choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sample store&apos;s file is damaged: remove it to start anew.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>telemirror::words</name>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Incomplete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Debug</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Info</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>integer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unsigned integer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true/false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find out by asking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flux (Cloud, 2.x)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>InfluxQL (1.x, 3.x)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
