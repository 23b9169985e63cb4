// What the journal keeps of verification.

#include "mirror/JournalPrivate.h"

#include <set>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

const QString checkColumns =
    u"start, stop, passed, checked, compared, missing, extra, changed, refused, mendable, note"_s;
const QString checksMeeting =
    u" FROM checks WHERE rule_key = ? AND measurement = ? AND start < ? AND stop > ?"_s;

WindowCheck readCheck(const QSqlQuery& query)
{
    const auto number = [&query](int column) { return query.value(column).toLongLong(); };
    return {{number(0), number(1)}, number(2) != 0, number(3), number(4), number(5), number(6), number(7),
        number(8), number(9) != 0, query.value(10).toString()};
}

qint64 dayOf(Timestamp time)
{
    const qint64 day = time / nanosecondsPerDay;
    return time % nanosecondsPerDay < 0 ? day - 1 : day;
}

bool isPlain(const WindowCheck& check)
{
    return check.passed && check.refused == 0;
}

/// What is known of one measurement, from its done intervals and its checks.
QList<CoverageInterval> intervalsOf(
    const TimeRange& range, const IntervalSet& done, const QList<WindowCheck>& checks)
{
    std::set<Timestamp> edges{range.start, range.stop};
    const auto addEdges = [&](const TimeRange& part) {
        for (const Timestamp edge : {part.start, part.stop}) {
            if (edge > range.start && edge < range.stop)
                edges.insert(edge);
        }
    };
    for (const TimeRange& part : done.ranges())
        addEdges(part);
    for (const WindowCheck& check : checks)
        addEdges(check.range);

    QList<CoverageInterval> intervals;
    qsizetype next = 0; // the first check that does not end before the edge
    for (auto edge = edges.begin(); *edge != range.stop; ++edge) {
        CoverageInterval part;
        part.range = {*edge, *std::next(edge)};
        while (next < checks.size() && checks[next].range.stop <= *edge)
            ++next;
        if (next < checks.size() && checks[next].range.start <= *edge) {
            part.check = checks[next];
            part.state = part.check.passed ? CoverageState::Verified : CoverageState::Failed;
        } else if (done.contains(*edge)) {
            part.state = CoverageState::Mirrored;
        }
        const bool goesOn = !intervals.isEmpty() && intervals.last().state == part.state &&
            intervals.last().check == part.check;
        if (goesOn)
            intervals.last().range.stop = part.range.stop;
        else
            intervals.append(part);
    }
    return intervals;
}

} // namespace

Result<void> Journal::Private::insertCheck(const QString& key, const QString& name, const WindowCheck& check)
{
    const auto query = run(u"INSERT INTO checks (rule_key, measurement, "_s + checkColumns +
            u") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {key, name, check.range.start, check.range.stop, check.passed ? 1 : 0, check.checked, check.compared,
            check.missing, check.extra, check.changed, check.refused, check.mendable ? 1 : 0,
            notNull(check.note)});
    return query ? Result<void>() : tl::unexpected(query.error());
}

Result<void> Journal::Private::subtractChecks(const QString& key, const QString& name, const TimeRange& range)
{
    const QVariantList place{key, name, range.stop, range.start};
    auto query = run(u"SELECT "_s + checkColumns + checksMeeting, place);
    if (!query)
        return tl::unexpected(query.error());
    QList<WindowCheck> rests;
    while (query->next()) {
        const WindowCheck check = readCheck(*query);
        for (const TimeRange& part :
            {TimeRange{check.range.start, range.start}, TimeRange{range.stop, check.range.stop}}) {
            if (part.isEmpty())
                continue;
            WindowCheck rest = check;
            rest.range = part;
            if (check.passed)
                rest.compared = rest.refused = 0; // of the whole: how many are in this part is not known
            rests.append(rest);
        }
    }
    query->finish();
    if (const auto removed = run(u"DELETE"_s + checksMeeting, place); !removed)
        return tl::unexpected(removed.error());
    for (const WindowCheck& rest : rests) {
        if (const Result<void> inserted = insertCheck(key, name, rest); !inserted)
            return inserted;
    }
    return {};
}

/// Joins a window that passed with those of the same day that it touches, so that an hourly
/// verification leaves one row a day. Removes these.
Result<WindowCheck> Journal::Private::mergedWithNeighbours(
    const QString& key, const QString& name, const WindowCheck& check)
{
    WindowCheck merged = check;
    if (!isPlain(check))
        return merged;
    auto query = run(u"SELECT "_s + checkColumns +
            u" FROM checks WHERE rule_key = ? AND measurement = ? AND (stop = ? OR start = ?)"_s,
        {key, name, check.range.start, check.range.stop});
    if (!query)
        return tl::unexpected(query.error());
    QList<WindowCheck> neighbours;
    while (query->next())
        neighbours.append(readCheck(*query));
    query->finish();
    for (const WindowCheck& neighbour : neighbours) {
        const TimeRange joined{std::min(merged.range.start, neighbour.range.start),
            std::max(merged.range.stop, neighbour.range.stop)};
        if (!isPlain(neighbour) || dayOf(joined.start) != dayOf(joined.stop - 1))
            continue;
        const auto removed = run(u"DELETE FROM checks WHERE rule_key = ? AND measurement = ? AND start = ?"_s,
            {key, name, neighbour.range.start});
        if (!removed)
            return tl::unexpected(removed.error());
        merged.range = joined;
        merged.checked = std::min(merged.checked, neighbour.checked);
        merged.compared += neighbour.compared;
    }
    return merged;
}

Result<void> Journal::commitCheck(
    const QString& ruleKey, const QString& measurement, const WindowCheck& check, qint64 runId)
{
    if (check.range.isEmpty())
        return {};
    const QString key = Private::notNull(ruleKey);
    const QString name = Private::notNull(measurement);
    return d->atomically([&]() -> Result<void> {
        Result<void> step = d->requireCurrent(runId);
        if (step)
            step = d->subtractChecks(key, name, check.range);
        if (step && check.passed)
            step = d->addInterval(key, name, check.range);
        else if (step && check.mendable)
            step = d->subtractInterval(key, name, check.range);
        if (!step)
            return step;
        const Result<WindowCheck> merged = d->mergedWithNeighbours(key, name, check);
        return merged ? d->insertCheck(key, name, *merged) : tl::unexpected(merged.error());
    });
}

Result<QList<WindowCheck>> Journal::checks(
    const QString& ruleKey, const QString& measurement, const TimeRange& range) const
{
    auto query = d->run(u"SELECT "_s + checkColumns + checksMeeting + u" ORDER BY start"_s,
        {Private::notNull(ruleKey), Private::notNull(measurement), range.stop, range.start});
    if (!query)
        return tl::unexpected(query.error());
    QList<WindowCheck> list;
    while (query->next())
        list.append(readCheck(*query));
    return list;
}

/// An older entry may be about a part of `range` and more: what is found there now was counted in it.
Result<void> Journal::Private::setRefused(
    const QString& key, const QString& name, const TimeRange& range, const QList<RefusedStretch>& refused)
{
    const QString place = u" WHERE rule_key = ? AND measurement = ? AND "_s;
    QList<std::pair<QString, QVariantList>> statements{
        {u"DELETE FROM refusals"_s + place + u"start >= ? AND stop <= ?"_s,
            {key, name, range.start, range.stop}}};
    for (const RefusedStretch& stretch : refused) {
        statements.append({u"UPDATE refusals SET points = points - ?"_s + place + u"start < ? AND stop > ?"_s,
            {stretch.points, key, name, stretch.range.stop, stretch.range.start}});
    }
    statements.append({u"DELETE FROM refusals"_s + place + u"points <= 0"_s, {key, name}});
    for (const RefusedStretch& stretch : refused) {
        statements.append({u"INSERT INTO refusals (rule_key, measurement, start, stop, points)"
                           " VALUES (?, ?, ?, ?, ?) ON CONFLICT (rule_key, measurement, start, stop)"
                           " DO UPDATE SET points = points + excluded.points"_s,
            {key, name, stretch.range.start, stretch.range.stop, stretch.points}});
    }
    for (const auto& [statement, values] : statements) {
        if (const auto query = run(statement, values); !query)
            return tl::unexpected(query.error());
    }
    return {};
}

Result<qint64> Journal::refusedPoints(
    const QString& ruleKey, const QString& measurement, const TimeRange& range) const
{
    auto query = d->run(u"SELECT coalesce(sum(points), 0) FROM refusals WHERE rule_key = ? AND"
                        " measurement = ? AND start >= ? AND stop <= ?"_s,
        {Private::notNull(ruleKey), Private::notNull(measurement), range.start, range.stop});
    if (!query || !query->next())
        return tl::unexpected(query ? d->fault(*query) : query.error());
    return query->value(0).toLongLong();
}

Result<Coverage> Journal::coverage(const QString& ruleKey, const TimeRange& range) const
{
    Coverage coverage;
    coverage.range = range;
    if (range.isEmpty())
        return coverage;
    const QString key = Private::notNull(ruleKey);
    auto names = d->run(u"SELECT measurement FROM intervals WHERE rule_key = ? UNION"
                        " SELECT measurement FROM checks WHERE rule_key = ? ORDER BY 1"_s,
        {key, key});
    if (!names)
        return tl::unexpected(names.error());
    while (names->next()) {
        const QString measurement = names->value(0).toString();
        const Result<IntervalSet> intervals = done(ruleKey, measurement);
        const Result<QList<WindowCheck>> found = checks(ruleKey, measurement, range);
        if (!intervals || !found)
            return tl::unexpected(intervals ? found.error() : intervals.error());
        coverage.measurements.append({measurement, intervalsOf(range, *intervals, *found)});
    }
    return coverage;
}

Result<Timestamp> Journal::lastVerification(const QString& ruleKey) const
{
    auto query = d->run(u"SELECT time FROM verifications WHERE rule_key = ?"_s, {Private::notNull(ruleKey)});
    if (!query)
        return tl::unexpected(query.error());
    return query->next() ? query->value(0).toLongLong() : 0;
}

Result<void> Journal::commitVerification(const QString& ruleKey, Timestamp time, qint64 runId)
{
    return d->atomically([&]() -> Result<void> {
        if (const Result<void> current = d->requireCurrent(runId); !current)
            return current;
        const auto query = d->run(u"INSERT INTO verifications (rule_key, time) VALUES (?, ?)"
                                  " ON CONFLICT (rule_key) DO UPDATE SET time = excluded.time"_s,
            {Private::notNull(ruleKey), time});
        return query ? Result<void>() : tl::unexpected(query.error());
    });
}

Result<bool> Journal::isToBeConfirmed(const QString& ruleKey) const
{
    auto query = d->run(u"SELECT EXISTS (SELECT 1 FROM rebuilding)"
                        " AND NOT EXISTS (SELECT 1 FROM rebuilt WHERE rule_key = ?)"_s,
        {Private::notNull(ruleKey)});
    if (!query || !query->next())
        return tl::unexpected(query ? d->fault(*query) : query.error());
    return query->value(0).toBool();
}

Result<void> Journal::commitConfirmed(const QString& ruleKey, qint64 runId)
{
    return d->atomically([&]() -> Result<void> {
        if (const Result<void> current = d->requireCurrent(runId); !current)
            return current;
        const auto query =
            d->run(u"INSERT OR IGNORE INTO rebuilt (rule_key) VALUES (?)"_s, {Private::notNull(ruleKey)});
        return query ? Result<void>() : tl::unexpected(query.error());
    });
}

} // namespace telemirror
