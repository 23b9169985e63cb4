#include "mirror/InfluxMirror.h"

#include "mirror/MirrorRun.h"
#include "mirror/ProgressMeter.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QLockFile>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

constexpr Nanoseconds progressInterval = 100 * nanosecondsPerMillisecond;

} // namespace

class InfluxMirror::Private
{
public:
    Private(InfluxMirror* owner, const Rule& ownedRule, Connection& from, Connection& to, Journal& records,
        Clock& time, const QString& folder)
        : q(owner)
        , rule(ownedRule)
        , source(from)
        , destination(to)
        , journal(records)
        , clock(time)
        , lockFolder(folder)
    {}

    [[nodiscard]] Result<void> checkRule() const;
    Result<void> lock();
    void onProgressed();
    void tellProgress();
    void onFinished();

    InfluxMirror* q;
    Rule rule;
    Connection& source;
    Connection& destination;
    Journal& journal;
    Clock& clock;
    QString lockFolder;
    RateGovernor* reads = nullptr;
    RateGovernor* writes = nullptr;

    std::unique_ptr<QLockFile> lockFile; ///< locked while a run is under way
    MirrorRun* active = nullptr;         ///< child of q
    ProgressMeter meter;
    bool toldOnce = false;
    bool tellingIsDue = false;
    Timestamp lastTold = 0;
};

Result<void> InfluxMirror::Private::checkRule() const
{
    if (rule.sourceBucket.isEmpty() || rule.destinationBucket.isEmpty()) {
        return failure(Error::Kind::Configuration,
            InfluxMirror::tr("The rule \"%1\" lacks a bucket; choose the source and the destination bucket.")
                .arg(rule.name));
    }
    if (rule.sourceConnection == rule.destinationConnection && rule.sourceBucket == rule.destinationBucket) {
        return failure(Error::Kind::Configuration,
            InfluxMirror::tr("The rule \"%1\" mirrors the bucket \"%2\" onto itself; choose another "
                             "destination.")
                .arg(rule.name, rule.sourceBucket));
    }
    return {};
}

Result<void> InfluxMirror::Private::lock()
{
    QDir().mkpath(lockFolder);
    const QString path =
        lockFolder + u'/' + QString::fromLatin1(QUrl::toPercentEncoding(ruleKey(rule))) + u".lock"_s;
    auto file = std::make_unique<QLockFile>(path);
    // Only the end of the process that holds it makes a lock stale, not its age: runs may be long.
    file->setStaleLockTime(0);
    if (file->tryLock(0)) {
        lockFile = std::move(file);
        return {};
    }
    if (file->error() == QLockFile::LockFailedError) {
        return failure(Error::Kind::Busy,
            InfluxMirror::tr("The rule \"%1\" is being run by another program; wait for its end.")
                .arg(rule.name));
    }
    return failure(Error::Kind::Storage,
        InfluxMirror::tr("The lock file \"%1\" cannot be made; check the folder's rights and the room on "
                         "its disk.")
            .arg(path));
}

void InfluxMirror::Private::onProgressed()
{
    if (active == nullptr || tellingIsDue)
        return;
    const Nanoseconds since = clock.now() - lastTold;
    if (!toldOnce || since >= progressInterval || since < 0) {
        tellProgress();
        return;
    }
    tellingIsDue = true;
    const std::chrono::milliseconds wait((progressInterval - since) / nanosecondsPerMillisecond + 1);
    clock.after(wait, active, [this] {
        tellingIsDue = false;
        if (active != nullptr)
            tellProgress();
    });
}

void InfluxMirror::Private::tellProgress()
{
    RunProgress progress = active->progress();
    lastTold = clock.now();
    toldOnce = true;
    meter.add(lastTold, progress.run.tally.pointsWritten, progress.fraction);
    progress.pointsPerSecond = meter.pointsPerSecond();
    progress.remaining = meter.remaining();
    emit q->progress(progress);
}

void InfluxMirror::Private::onFinished()
{
    tellProgress();
    const Run run = active->run();
    const QList<MeasurementRun> measurements = active->measurementRuns();
    active->deleteLater();
    active = nullptr;
    lockFile.reset();
    emit q->finished(run, measurements);
}

InfluxMirror::InfluxMirror(const Rule& rule, Connection& source, Connection& destination, Journal& journal,
    Clock& clock, const QString& lockFolder, QObject* parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, rule, source, destination, journal, clock, lockFolder))
{}

InfluxMirror::~InfluxMirror()
{
    // Before the rule and the lock go, to which it refers.
    delete std::exchange(d->active, nullptr);
}

void InfluxMirror::setGovernors(RateGovernor* reads, RateGovernor* writes)
{
    d->reads = reads;
    d->writes = writes;
}

QString InfluxMirror::ruleKey(const Rule& rule)
{
    const QJsonArray ends{
        rule.sourceConnection, rule.sourceBucket, rule.destinationConnection, rule.destinationBucket};
    const QByteArray digest = QCryptographicHash::hash(
        QJsonDocument(ends).toJson(QJsonDocument::Compact), QCryptographicHash::Sha256);
    return rule.id + u'-' + QString::fromLatin1(digest.toHex().first(16));
}

const Rule& InfluxMirror::rule() const
{
    return d->rule;
}

bool InfluxMirror::isRunning() const
{
    return d->active != nullptr;
}

Result<void> InfluxMirror::start(RunTrigger trigger)
{
    if (isRunning()) {
        return failure(
            Error::Kind::Busy, tr("The rule \"%1\" is running already; wait for its end.").arg(d->rule.name));
    }
    Result<void> ready = d->checkRule();
    if (ready)
        ready = d->lock();
    if (!ready)
        return ready;

    Run run;
    run.ruleId = d->rule.id;
    run.ruleName = d->rule.name;
    run.trigger = trigger;
    run.started = d->clock.now();
    const Result<qint64> id = d->journal.beginRun(run);
    if (!id) {
        d->lockFile.reset();
        return tl::unexpected(id.error());
    }
    run.id = *id;

    d->meter = {};
    d->toldOnce = false;
    d->tellingIsDue = false;
    const QString deadLetters = QDir::cleanPath(d->lockFolder + u"/../dead-letters"_s);
    const MirrorRun::Context context{d->rule, ruleKey(d->rule), d->source, d->destination, d->journal,
        d->clock, deadLetters, d->reads, d->writes};
    d->active = new MirrorRun(context, run, this);
    connect(d->active, &MirrorRun::progressed, this, [this] { d->onProgressed(); });
    connect(d->active, &MirrorRun::finished, this, [this] { d->onFinished(); });
    emit started(run);
    // A receiver may have cancelled.
    if (d->active != nullptr)
        d->active->start();
    return {};
}

void InfluxMirror::cancel()
{
    if (d->active != nullptr)
        d->active->cancel();
}

} // namespace telemirror
