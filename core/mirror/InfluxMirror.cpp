#include "mirror/InfluxMirror.h"

#include "mirror/MeasurementMirror.h"
#include "mirror/RunMeter.h"
#include "model/Futures.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QLockFile>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

constexpr Nanoseconds progressInterval = 100 * nanosecondsPerMillisecond;

/// The widest range that the rule wants of any measurement: where to look for measurements.
TimeRange widestRange(const Rule& rule, Timestamp now)
{
    TimeRange range = rule.wantedRange({}, now);
    for (const RangeOverride& entry : rule.overrides) {
        Rule only = rule;
        only.overrides.clear();
        only.lookback = entry.lookback;
        only.lookahead = entry.lookahead;
        const TimeRange wanted = only.wantedRange({}, now);
        range = {std::min(range.start, wanted.start), std::max(range.stop, wanted.stop)};
    }
    return range;
}

} // namespace

class InfluxMirror::Private
{
public:
    Private(InfluxMirror& mirror, const Rule& r, Connection& from, Connection& to, Journal& j, Clock& c,
        const QString& folder)
        : q(mirror)
        , rule(r)
        , ruleKey(journalKey(r))
        , source(from)
        , destination(to)
        , journal(j)
        , clock(c)
        , lockFolder(folder)
        , random(QRandomGenerator::securelySeeded())
    {}

    /// `action` as part of the run under way: not called once that has ended, although `work` may
    /// live on for a moment.
    template <typename Action>
    auto partOfRun(Action action)
    {
        return [this, mine = work.get(), action](const auto&... arguments) {
            if (work.get() == mine)
                action(arguments...);
        };
    }

    Result<void> takeLock();
    void ensureBucket();
    void listMeasurements();
    void begin(const QStringList& names);
    void nextMeasurement();
    void measurementFinished();
    void report(bool always);
    void failWhole(const Error& error);
    void end(RunState state);
    [[nodiscard]] RunProgress progress();

    InfluxMirror& q;
    const Rule rule;
    const QString ruleKey;
    Connection& source;
    Connection& destination;
    Journal& journal;
    Clock& clock;
    const QString lockFolder;
    QRandomGenerator random;

    std::unique_ptr<QLockFile> lock;
    std::unique_ptr<QObject> work; ///< context of what is under way; gone with the run
    std::unique_ptr<DeadLetterFile> deadLetters;
    std::unique_ptr<MeasurementMirror> current;
    Run run;
    QList<MeasurementRun> measurements; ///< of this run, in planned order
    qsizetype position = 0;             ///< of the current one
    RunMeter meter;
    Timestamp lastReport = 0;
};

InfluxMirror::InfluxMirror(const Rule& rule, Connection& source, Connection& destination, Journal& journal,
    Clock& clock, const QString& lockFolder, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, rule, source, destination, journal, clock, lockFolder))
{}

InfluxMirror::~InfluxMirror() = default;

QString InfluxMirror::journalKey(const Rule& rule)
{
    const QStringList parts{
        rule.sourceConnection, rule.sourceBucket, rule.destinationConnection, rule.destinationBucket};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString& part : parts) {
        hash.addData(part.toUtf8());
        hash.addData("\0"_ba);
    }
    return rule.id + u'#' + QString::fromLatin1(hash.result().toHex().first(16));
}

const Rule& InfluxMirror::rule() const
{
    return d->rule;
}

bool InfluxMirror::isRunning() const
{
    return d->work != nullptr;
}

Result<void> InfluxMirror::start(RunTrigger trigger)
{
    if (isRunning())
        return failure(Error::Kind::Busy, tr("The rule \"%1\" is running already.").arg(d->rule.name));
    if (const Result<void> locked = d->takeLock(); !locked)
        return locked;

    d->run = Run();
    d->run.ruleId = d->rule.id;
    d->run.ruleName = d->rule.name;
    d->run.trigger = trigger;
    d->run.started = d->clock.now();
    const Result<qint64> id = d->journal.beginRun(d->run);
    if (!id) {
        d->lock.reset();
        return tl::unexpected(id.error());
    }
    d->run.id = *id;
    d->measurements.clear();
    d->position = 0;
    d->meter = RunMeter();
    d->lastReport = 0;
    d->deadLetters = std::make_unique<DeadLetterFile>(
        QDir::cleanPath(d->lockFolder + u"/../dead-letters/run-%1.lp.gz"_s.arg(d->run.id)));
    d->work = std::make_unique<QObject>();
    emit started(d->run);
    d->ensureBucket();
    return {};
}

void InfluxMirror::cancel()
{
    if (isRunning())
        d->end(RunState::Cancelled);
}

Result<void> InfluxMirror::Private::takeLock()
{
    const QString name = QString::fromLatin1(
        QCryptographicHash::hash(ruleKey.toUtf8(), QCryptographicHash::Sha256).toHex().first(24));
    if (!QDir().mkpath(lockFolder)) {
        return failure(Error::Kind::Storage,
            InfluxMirror::tr("The folder %1 cannot be made: check its permissions.").arg(lockFolder));
    }
    lock = std::make_unique<QLockFile>(lockFolder + u'/' + name + u".lock"_s);
    // The lock of a process that is gone is recognised by its id; that of a live one never is old.
    lock->setStaleLockTime(0);
    if (lock->tryLock(0))
        return {};
    const bool taken = lock->error() == QLockFile::LockFailedError;
    lock.reset();
    if (taken) {
        return failure(Error::Kind::Busy,
            InfluxMirror::tr("The rule \"%1\" is being run by another Telemirror on this machine.")
                .arg(rule.name));
    }
    return failure(Error::Kind::Storage,
        InfluxMirror::tr("No lock file can be made in %1: check its permissions.").arg(lockFolder));
}

void InfluxMirror::Private::ensureBucket()
{
    const auto created = [this](const Result<void>& result) {
        if (!result)
            return failWhole(result.error());
        listMeasurements();
    };
    const auto listed = [this, created](const Result<QList<Bucket>>& buckets) {
        if (!buckets)
            return failWhole(buckets.error());
        const bool exists = std::any_of(buckets->begin(), buckets->end(),
            [this](const Bucket& bucket) { return bucket.name == rule.destinationBucket; });
        if (exists)
            return listMeasurements();
        whenFinished(destination.createBucket(rule.destinationBucket), work.get(), partOfRun(created));
    };
    whenFinished(destination.buckets(), work.get(), partOfRun(listed));
}

void InfluxMirror::Private::listMeasurements()
{
    const auto listed = [this](const Result<QStringList>& names) {
        if (!names)
            return failWhole(names.error());
        begin(*names);
    };
    whenFinished(source.measurements(rule.sourceBucket, widestRange(rule, run.started)), work.get(),
        partOfRun(listed));
}

void InfluxMirror::Private::begin(const QStringList& names)
{
    for (const QString& name : names) {
        if (!rule.takes(name))
            continue;
        MeasurementRun item;
        item.measurement = name;
        measurements.append(item);
    }
    run.measurementsPlanned = measurements.size();
    report(true);
    nextMeasurement();
}

void InfluxMirror::Private::nextMeasurement()
{
    if (position == measurements.size()) {
        const auto count = [this](RunState state) {
            return std::count_if(measurements.begin(), measurements.end(),
                [state](const MeasurementRun& item) { return item.state == state; });
        };
        const qsizetype failed = count(RunState::Failed);
        if (failed > 0 && failed == measurements.size())
            return end(RunState::Failed);
        return end(failed > 0 || count(RunState::Partial) > 0 ? RunState::Partial : RunState::Done);
    }
    current = std::make_unique<MeasurementMirror>(
        MirrorContext{source, destination, journal, clock, *deadLetters, random}, rule, ruleKey,
        measurements[position].measurement, run.started);
    QObject::connect(current.get(), &MeasurementMirror::changed, work.get(), [this] { report(false); });
    // Queued: the mirror must not be destroyed by what it calls.
    QObject::connect(current.get(), &MeasurementMirror::finished, work.get(),
        partOfRun([this] { measurementFinished(); }), Qt::QueuedConnection);
    current->start();
}

void InfluxMirror::Private::measurementFinished()
{
    measurements[position] = current->state();
    current.reset();
    run.tally += measurements[position].tally;
    run.errors += measurements[position].errors;
    ++run.measurementsDone;
    ++position;
    report(false);
    nextMeasurement();
}

RunProgress InfluxMirror::Private::progress()
{
    RunProgress progress;
    progress.run = run;
    progress.measurements = measurements;
    if (current) {
        const MeasurementRun state = current->state();
        progress.measurement = state.measurement;
        progress.measurements[position] = state;
        progress.run.tally += state.tally;
        progress.waitingUntil = current->waitingUntil();
        progress.waitingReason = current->waitingReason();
    }
    meter.measure(progress, clock.now());
    return progress;
}

void InfluxMirror::Private::report(bool always)
{
    const Timestamp now = clock.now();
    const bool waiting = current && current->waitingUntil() != 0;
    // A clock that was set back must not silence the progress.
    if (!always && !waiting && now >= lastReport && now - lastReport < progressInterval)
        return;
    lastReport = now;
    emit q.progress(progress());
}

void InfluxMirror::Private::failWhole(const Error& error)
{
    run.errors.append(error);
    end(RunState::Failed);
}

void InfluxMirror::Private::end(RunState state)
{
    if (current) {
        measurements[position] = current->state();
        measurements[position].state = state;
        measurements[position].ended = clock.now();
        run.tally += measurements[position].tally;
        current.reset();
    }
    for (MeasurementRun& item : measurements) {
        if (item.state == RunState::Running)
            item.state = RunState::Cancelled; // its turn did not come
    }
    run.state = state;
    run.ended = clock.now();
    if (const Result<void> ended = journal.endRun(run, measurements); !ended)
        run.errors.append(ended.error());
    lock.reset();
    // This is called from slots whose context `work` is: it goes when they have returned.
    work.release()->deleteLater();
    emit q.progress(progress());
    emit q.finished(run, measurements);
}

} // namespace telemirror
