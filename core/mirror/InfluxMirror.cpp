#include "mirror/InfluxMirror.h"

#include "mirror/MirrorRun.h"
#include "mirror/ProgressMeter.h"
#include "mirror/RuleKey.h"
#include "mirror/VerifyRun.h"

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
    Result<void> begin(RunTrigger trigger, const std::optional<VerifyScope>& scope);
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
    RunFence fence;

    std::unique_ptr<QLockFile> lockFile; ///< locked while a run is under way
    std::shared_ptr<RunLedger> ledger;   ///< of the last run
    RuleExecution* active = nullptr;     ///< child of q
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

Result<void> InfluxMirror::Private::begin(RunTrigger trigger, const std::optional<VerifyScope>& scope)
{
    if (active != nullptr) {
        return failure(Error::Kind::Busy,
            InfluxMirror::tr("The rule \"%1\" is running already; wait for its end.").arg(rule.name));
    }
    Result<void> ready = checkRule();
    if (ready)
        ready = lock();
    if (!ready)
        return ready;

    Run run;
    run.ruleId = rule.id;
    run.ruleName = rule.name;
    run.trigger = trigger;
    run.started = clock.now();
    const Result<RunLedger> begun = RunLedger::begin(journal, run, ruleKey(rule), fence);
    if (!begun) {
        lockFile.reset();
        return tl::unexpected(begun.error());
    }
    ledger = std::make_shared<RunLedger>(*begun);
    run.id = ledger->runId();

    meter = {};
    toldOnce = false;
    tellingIsDue = false;
    const QString deadLetters = QDir::cleanPath(lockFolder + u"/../dead-letters"_s);
    const RuleExecution::Context context{
        rule, ruleKey(rule), source, destination, journal, ledger, clock, deadLetters, reads, writes};
    if (scope)
        active = new VerifyRun(context, *scope, run, q);
    else
        active = new MirrorRun(context, run, q);
    QObject::connect(active, &RuleExecution::progressed, q, [this] { onProgressed(); });
    QObject::connect(active, &RuleExecution::finished, q, [this] { onFinished(); });
    emit q->started(run);
    // A receiver may have cancelled.
    if (active != nullptr)
        active->start();
    return {};
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

void InfluxMirror::setFence(const RunFence& fence)
{
    d->fence = fence;
}

qint64 InfluxMirror::fencingToken() const
{
    return d->ledger ? d->ledger->token() : 0;
}

QString InfluxMirror::ruleKey(const Rule& rule)
{
    return telemirror::ruleKey(rule);
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
    return d->begin(trigger, std::nullopt);
}

Result<void> InfluxMirror::verify(const VerifyScope& scope)
{
    if (!d->destination.isReadable())
        return failure(Error::Kind::Configuration,
            tr("What \"%1\" holds cannot be read back, so that the rule \"%2\" cannot be verified.")
                .arg(d->destination.settings().name, d->rule.name));
    return d->begin(RunTrigger::Verify, scope);
}

void InfluxMirror::cancel()
{
    if (d->active != nullptr)
        d->active->cancel();
}

} // namespace telemirror
