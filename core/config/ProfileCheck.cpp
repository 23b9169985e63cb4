#include "config/ProfileCheck.h"

#include "config/PublisherCheck.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QDir>

#include <cmath>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("telemirror::ProfileCheck", text);
}

/// What the operator calls it, or else its id.
template <typename T>
QString titleOf(const T& item)
{
    return item.name.isEmpty() ? item.id : item.name;
}

/// Whether an earlier item has the id of this one (so that each repetition is named once).
template <typename T>
bool isRepeated(const QList<T>& items, const T& item)
{
    for (const T& earlier : items) {
        if (&earlier == &item)
            return false;
        if (earlier.id == item.id)
            return true;
    }
    return false;
}

/// A line break in a token would end the HTTP header that carries it.
bool hasControlCharacter(const QString& text)
{
    return std::any_of(
        text.begin(), text.end(), [](QChar c) { return c.category() == QChar::Other_Control; });
}

} // namespace

ProfileCheck::ProfileCheck(const Profile& profile)
    : m_profile(profile)
{}

QList<Error> ProfileCheck::problems()
{
    m_problems.clear();
    for (const ConnectionSettings& settings : m_profile.connections)
        checkConnection(settings);
    for (const Rule& rule : m_profile.rules)
        checkRule(rule);
    checkTelemetry();
    checkRedis();
    m_problems.append(PublisherCheck(m_profile.publishers).problems());
    return m_problems;
}

void ProfileCheck::add(const QString& message, const QString& connection, const QString& bucket)
{
    Error error;
    error.kind = Error::Kind::Configuration;
    error.message = message;
    error.connection = connection;
    error.bucket = bucket;
    m_problems.append(error);
}

void ProfileCheck::checkConnection(const ConnectionSettings& settings)
{
    const QString title = titleOf(settings);
    if (settings.id.isEmpty())
        add(tr("A connection has no id: give it one."), title);
    else if (isRepeated(m_profile.connections, settings))
        add(tr("The connection id \"%1\" is used more than once: make it unique.").arg(settings.id), title);
    // Secrets are filed under `<profile>/<id>`, `<profile>/redis` and `<profile>/publishers/<kind>`.
    if (settings.id == u"redis"_s || settings.id.contains(u'/'))
        add(tr("A connection's id must not be \"redis\" and must not hold a slash: change it."), title);
    checkAddress(settings);
    if (hasControlCharacter(settings.secret) || hasControlCharacter(settings.username))
        add(tr("The token, user or password holds a line break: enter it again without."), title);
    if (!settings.caFile.isEmpty() && !QDir::isAbsolutePath(settings.caFile))
        add(tr("The certificate file \"%1\" must be given with its whole path.").arg(settings.caFile), title);
    using namespace std::chrono_literals;
    for (const std::chrono::milliseconds timeout : {settings.connectTimeout, settings.idleTimeout}) {
        if (timeout < 1ms || timeout > 24h)
            add(tr("A timeout must lie between 1 ms and 24 h."), title);
    }
    if (settings.quota && (settings.quota->window < 100ms || settings.quota->window > 24h))
        add(tr("The window of a quota must lie between 100 ms and 24 h; InfluxDB Cloud's is 5m."), title);
}

void ProfileCheck::checkAddress(const ConnectionSettings& settings)
{
    const QString title = titleOf(settings);
    const QUrl& url = settings.url;
    if (!url.isValid() || url.isEmpty())
        add(tr("The address is missing or unreadable: enter one such as http://127.0.0.1:8086."), title);
    else if (url.scheme() != u"http"_s && url.scheme() != u"https"_s)
        add(tr("The address must begin with http:// or https://."), title);
    else if (url.host().isEmpty())
        add(tr("The address names no host: enter one such as http://127.0.0.1:8086."), title);
    else if (!url.userInfo().isEmpty())
        add(tr("Enter user and password in their own fields, not in the address."), title);
    else if (url.hasQuery() || url.hasFragment())
        add(tr("The address must not hold a \"?\" or \"#\"."), title);
}

void ProfileCheck::checkRule(const Rule& rule)
{
    const QString title = titleOf(rule);
    if (rule.id.isEmpty())
        add(tr("The rule \"%1\" has no id: give it one.").arg(title));
    else if (isRepeated(m_profile.rules, rule))
        add(tr("The rule id \"%1\" is used more than once: make it unique.").arg(rule.id));
    checkEnds(rule);
    if (rule.include.isEmpty())
        add(tr("The rule \"%1\" takes no measurement: include at least one pattern, such as *.").arg(title));
    // Not as a sum: the largest durations would overflow.
    if (rule.lookback <= -rule.lookahead)
        add(tr("The rule \"%1\" covers no time: look back or ahead further.").arg(title));
    if (rule.tailOverlap < 0)
        add(tr("The overlap of the rule \"%1\" must not be negative.").arg(title));
    if (rule.schedule.jitter < 0)
        add(tr("The jitter of the rule \"%1\" must not be negative.").arg(title));
    if (rule.schedule.every < nanosecondsPerSecond)
        add(tr("The rule \"%1\" runs too often: at least one second must lie between runs.").arg(title));
}

void ProfileCheck::checkEnds(const Rule& rule)
{
    const QString title = titleOf(rule);
    if (!m_profile.connection(rule.sourceConnection))
        add(tr("The rule \"%1\" reads from a connection that does not exist: choose its source.").arg(title),
            rule.sourceConnection);
    if (!m_profile.connection(rule.destinationConnection))
        add(tr("The rule \"%1\" writes to a connection that does not exist: choose its destination.")
                .arg(title),
            rule.destinationConnection);
    if (rule.sourceBucket.isEmpty())
        add(tr("The rule \"%1\" names no source bucket: choose one.").arg(title), rule.sourceConnection);
    if (rule.destinationBucket.isEmpty())
        add(tr("The rule \"%1\" names no destination bucket: choose one.").arg(title),
            rule.destinationConnection);
    if (rule.sourceConnection == rule.destinationConnection && rule.sourceBucket == rule.destinationBucket &&
        !rule.sourceBucket.isEmpty())
        add(tr("The rule \"%1\" copies a bucket onto itself: choose another destination.").arg(title),
            rule.sourceConnection, rule.sourceBucket);
}

void ProfileCheck::checkTelemetry()
{
    using namespace std::chrono_literals;
    const TelemetrySettings& settings = m_profile.telemetry;
    const QString& connection = m_profile.telemetryConnection;
    if (!connection.isEmpty() && !m_profile.connection(connection))
        add(tr("Telemetry reads from a connection that does not exist: choose another."), connection);
    if (settings.period < 100ms || settings.period > 24h)
        add(tr("The period of telemetry must lie between 100 ms and 24 h."));
    if (settings.range < 1ms)
        add(tr("Telemetry must look back at least 1 ms."));
    for (const TagFilter& filter : settings.tagFilters) {
        if (filter.key.isEmpty())
            add(tr("A tag filter of telemetry names no tag: enter its key."));
        else if (filter.values.isEmpty())
            add(tr("The tag filter \"%1\" of telemetry has no value: enter at least one.").arg(filter.key));
    }
    if (settings.coordinates) {
        // Written so that NaN is outside.
        if (!(std::abs(settings.coordinates->latitude) <= 90))
            add(tr("The latitude must lie between -90 and 90 degrees."));
        if (!(std::abs(settings.coordinates->longitude) <= 180))
            add(tr("The longitude must lie between -180 and 180 degrees."));
    }
}

void ProfileCheck::checkRedis()
{
    const RedisSettings& settings = m_profile.redis;
    if (!settings.enabled)
        return;
    if (settings.socketPath.isEmpty() && (settings.host.isEmpty() || settings.port == 0))
        add(tr("Redis has no address: enter a host and a port, or the path of a socket."));
    if (settings.database < 0)
        add(tr("The number of the Redis database must not be negative."));
}

} // namespace telemirror
