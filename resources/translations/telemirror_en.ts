<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>telemirror::Engine</name>
    <message numerus="yes">
        <source>… and %n more error(s); the history has all.</source>
        <translation>
            <numerusform>… and %n more error; the history has all.</numerusform>
            <numerusform>… and %n more errors; the history has all.</numerusform>
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
    <name>telemirror::PlanWizardPage</name>
    <message numerus="yes">
        <source>%n measurement(s): %1</source>
        <translation>
            <numerusform>%n measurement: %1</numerusform>
            <numerusform>%n measurements: %1</numerusform>
        </translation>
    </message>
</context>
</TS>
