<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>telemirror::CoveragePanel</name>
    <message numerus="yes">
        <source>%n window(s) copied again</source>
        <translation>
            <numerusform>%n window copied again</numerusform>
            <numerusform>%n windows copied again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>telemirror::DeadLetterFileModel</name>
    <message numerus="yes">
        <source>%1, and %n more</source>
        <translation>
            <numerusform>%1, and %n more</numerusform>
            <numerusform>%1, and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>telemirror::DeadLetterPanel</name>
    <message numerus="yes">
        <source>%1 in %n file(s)</source>
        <translation>
            <numerusform>%1 in %n file</numerusform>
            <numerusform>%1 in %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s)</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Write %n entry(s) again, to %1?</source>
        <translation>
            <numerusform>Write %n entry again, to %1?</numerusform>
            <numerusform>Write %n entries again, to %1?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>telemirror::Engine</name>
    <message numerus="yes">
        <source>… and %n more error(s); the history has all.</source>
        <translation>
            <numerusform>… and %n more error; the history has all.</numerusform>
            <numerusform>… and %n more errors; the history has all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rules are shared with %n other instance(s).</source>
        <translation>
            <numerusform>Rules are shared with %n other instance.</numerusform>
            <numerusform>Rules are shared with %n other instances.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>telemirror::FleetCard</name>
    <message numerus="yes">
        <source>%n rule(s) wait for an instance to take them over.</source>
        <translation>
            <numerusform>%n rule waits for an instance to take it over.</numerusform>
            <numerusform>%n rules wait for an instance to take them over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n instances share the rules through Redis; each rule runs at one of them.</source>
        <translation>
            <numerusform>%n instance shares the rules through Redis; each rule runs at one of them.</numerusform>
            <numerusform>%n instances share the rules through Redis; each rule runs at one of them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>telemirror::FleetPage</name>
    <message numerus="yes">
        <source>%n rule(s) wait for an instance to take them over.</source>
        <translation>
            <numerusform>%n rule waits for an instance to take it over.</numerusform>
            <numerusform>%n rules wait for an instance to take them over.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>telemirror::HistoryPage</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n retry(s)</source>
        <translation>
            <numerusform>%n retry</numerusform>
            <numerusform>%n retries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>telemirror::PlanPrinter</name>
    <message numerus="yes">
        <source>%1: %n measurement(s), about %2 points, %3 to read.</source>
        <translation>
            <numerusform>%1: %n measurement, about %2 points, %3 to read.</numerusform>
            <numerusform>%1: %n measurements, about %2 points, %3 to read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n measurement(s) could not be estimated.</source>
        <translation>
            <numerusform>%n measurement could not be estimated.</numerusform>
            <numerusform>%n measurements could not be estimated.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>telemirror::PlanWizardPage</name>
    <message numerus="yes">
        <source>%n measurement(s): %1</source>
        <translation>
            <numerusform>%n measurement: %1</numerusform>
            <numerusform>%n measurements: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>telemirror::PublisherSet</name>
    <message numerus="yes">
        <source>Telemetry reaches %1 again; %n document(s) waited.</source>
        <translation>
            <numerusform>Telemetry reaches %1 again; %n document waited.</numerusform>
            <numerusform>Telemetry reaches %1 again; %n documents waited.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n telemetry document(s) for %1 could not be kept any longer and were dropped.</source>
        <translation>
            <numerusform>%n telemetry document for %1 could not be kept any longer and was dropped.</numerusform>
            <numerusform>%n telemetry documents for %1 could not be kept any longer and were dropped.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>telemirror::WatchCommand</name>
    <message numerus="yes">
        <source>Watching the profile &quot;%1&quot;, revision %2: %n rule(s).</source>
        <translation>
            <numerusform>Watching the profile &quot;%1&quot;, revision %2: %n rule.</numerusform>
            <numerusform>Watching the profile &quot;%1&quot;, revision %2: %n rules.</numerusform>
        </translation>
    </message>
</context>
</TS>
