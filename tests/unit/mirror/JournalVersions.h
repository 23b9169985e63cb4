#pragma once

#include <QtCore/QStringList>

namespace telemirror::test {

/// What journals of older versions hold, as the program of that time made and filled them: never to be
/// changed, only added to.
inline QStringList journalOfVersion1()
{
    return {
        QStringLiteral("CREATE TABLE intervals (rule_key TEXT NOT NULL, measurement TEXT NOT NULL,"
                       " start INTEGER NOT NULL, stop INTEGER NOT NULL, CHECK (start < stop),"
                       " PRIMARY KEY (rule_key, measurement, start)) WITHOUT ROWID"),
        QStringLiteral("CREATE TABLE marks (rule_key TEXT NOT NULL, measurement TEXT NOT NULL,"
                       " now INTEGER NOT NULL, PRIMARY KEY (rule_key, measurement)) WITHOUT ROWID"),
        QStringLiteral(
            "CREATE TABLE runs (id INTEGER PRIMARY KEY AUTOINCREMENT, rule_id TEXT NOT NULL,"
            " rule_name TEXT NOT NULL, trigger TEXT NOT NULL, state TEXT NOT NULL,"
            " started INTEGER NOT NULL, ended INTEGER NOT NULL, points_read INTEGER NOT NULL,"
            " points_written INTEGER NOT NULL, points_dropped INTEGER NOT NULL,"
            " points_refused INTEGER NOT NULL, bytes_read INTEGER NOT NULL, bytes_written INTEGER NOT NULL,"
            " windows INTEGER NOT NULL, retries INTEGER NOT NULL, waited_ms INTEGER NOT NULL,"
            " measurements_planned INTEGER NOT NULL, measurements_done INTEGER NOT NULL,"
            " process INTEGER NOT NULL)"),
        QStringLiteral("CREATE INDEX runs_by_rule ON runs (rule_id, id)"),
        QStringLiteral(
            "CREATE TABLE run_measurements (run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,"
            " position INTEGER NOT NULL, measurement TEXT NOT NULL, state TEXT NOT NULL,"
            " started INTEGER NOT NULL, ended INTEGER NOT NULL, points_read INTEGER NOT NULL,"
            " points_written INTEGER NOT NULL, points_dropped INTEGER NOT NULL,"
            " points_refused INTEGER NOT NULL, bytes_read INTEGER NOT NULL, bytes_written INTEGER NOT NULL,"
            " windows INTEGER NOT NULL, retries INTEGER NOT NULL, waited_ms INTEGER NOT NULL,"
            " planned_start INTEGER NOT NULL, planned_stop INTEGER NOT NULL,"
            " planned_length INTEGER NOT NULL, done_length INTEGER NOT NULL,"
            " PRIMARY KEY (run_id, position)) WITHOUT ROWID"),
        QStringLiteral(
            "CREATE TABLE run_errors (run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,"
            " owner INTEGER NOT NULL, position INTEGER NOT NULL, kind TEXT NOT NULL, message TEXT NOT NULL,"
            " detail TEXT NOT NULL, connection TEXT NOT NULL, bucket TEXT NOT NULL,"
            " measurement TEXT NOT NULL, retry_after_ms INTEGER,"
            " PRIMARY KEY (run_id, owner, position)) WITHOUT ROWID"),
        QStringLiteral("PRAGMA application_id = 1414359666"),
        QStringLiteral("INSERT INTO intervals VALUES ('rule', 'wind', 100, 200), ('rule', 'wind', 300, 400),"
                       " ('rule', 'it''s', -50, 50)"),
        QStringLiteral("INSERT INTO marks VALUES ('rule', 'wind', 350)"),
        QStringLiteral("INSERT INTO runs VALUES (7, 'rule', 'the rule', 'manual', 'partial', 1000, 2000,"
                       " 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 1)"),
        QStringLiteral("INSERT INTO run_measurements VALUES (7, 0, 'wind', 'failed', 1000, 2000,"
                       " 1, 2, 3, 4, 5, 6, 7, 8, 9, 100, 400, 300, 200)"),
        QStringLiteral("INSERT INTO run_errors VALUES (7, 0, 0, 'timeout', 'too slow', 'detail', 'cloud',"
                       " 'weather', 'wind', 1500)"),
        QStringLiteral("PRAGMA user_version = 1"),
    };
}

inline QStringList journalOfVersion2()
{
    return journalOfVersion1() +
        QStringList{
            QStringLiteral("CREATE TABLE checks (rule_key TEXT NOT NULL, measurement TEXT NOT NULL,"
                           " start INTEGER NOT NULL, stop INTEGER NOT NULL, passed INTEGER NOT NULL,"
                           " checked INTEGER NOT NULL, compared INTEGER NOT NULL, missing INTEGER NOT NULL,"
                           " extra INTEGER NOT NULL, changed INTEGER NOT NULL, refused INTEGER NOT NULL,"
                           " mendable INTEGER NOT NULL, note TEXT NOT NULL, CHECK (start < stop),"
                           " PRIMARY KEY (rule_key, measurement, start)) WITHOUT ROWID"),
            QStringLiteral("CREATE TABLE refusals (rule_key TEXT NOT NULL, measurement TEXT NOT NULL,"
                           " start INTEGER NOT NULL, stop INTEGER NOT NULL, points INTEGER NOT NULL,"
                           " PRIMARY KEY (rule_key, measurement, start, stop)) WITHOUT ROWID"),
            QStringLiteral("CREATE TABLE verifications (rule_key TEXT NOT NULL PRIMARY KEY,"
                           " time INTEGER NOT NULL) WITHOUT ROWID"),
            QStringLiteral("CREATE TABLE rebuilding (since INTEGER NOT NULL)"),
            QStringLiteral("CREATE TABLE rebuilt (rule_key TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID"),
            QStringLiteral("ALTER TABLE runs ADD COLUMN points_compared INTEGER NOT NULL DEFAULT 0"),
            QStringLiteral("ALTER TABLE runs ADD COLUMN windows_mended INTEGER NOT NULL DEFAULT 0"),
            QStringLiteral(
                "ALTER TABLE run_measurements ADD COLUMN points_compared INTEGER NOT NULL DEFAULT 0"),
            QStringLiteral(
                "ALTER TABLE run_measurements ADD COLUMN windows_mended INTEGER NOT NULL DEFAULT 0"),
            QStringLiteral("INSERT INTO verifications VALUES ('rule', 4000)"),
            QStringLiteral("PRAGMA user_version = 2"),
        };
}

} // namespace telemirror::test
