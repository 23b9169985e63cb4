#include "MirrorFixture.h"

#include <QtTest/QTest>

namespace telemirror::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// In memory where there is such a place: each commit to the journal waits for the disk.
QString folderTemplate()
{
    const QString memory = u"/dev/shm"_s;
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) + u"/telemirror-XXXXXX"_s;
}

} // namespace

Rule MirrorFixture::usualRule()
{
    Rule rule;
    rule.id = u"rule"_s;
    rule.name = u"Weather"_s;
    rule.sourceConnection = u"cloud"_s;
    rule.sourceBucket = u"weather"_s;
    rule.destinationConnection = u"local"_s;
    rule.destinationBucket = u"mirror"_s;
    return rule;
}

void MirrorFixture::setUp(Timestamp now, const Rule& rule)
{
    m_folder = std::make_unique<QTemporaryDir>(folderTemplate());
    m_clock = std::make_unique<ManualClock>(now);
    m_journal = std::move(*Journal::open(m_folder->filePath(u"journal.sqlite"_s)));
    m_source = std::make_unique<FakeInflux>(u"cloud"_s);
    m_destination = std::make_unique<FakeInflux>(u"local"_s);
    m_destination->data[u"mirror"_s];
    reopenMirror(rule);
}

void MirrorFixture::tearDown()
{
    m_mirror.reset();
    settle();
    QCOMPARE(m_source->openStreams, 0);
    m_source.reset();
    m_destination.reset();
    m_journal.reset();
}

void MirrorFixture::reopenMirror(const Rule& rule)
{
    m_mirror.reset();
    m_finished.clear();
    m_progress.clear();
    m_mirror = std::make_unique<InfluxMirror>(
        rule, *m_source, *m_destination, *m_journal, *m_clock, m_folder->filePath(u"locks"_s));
    QObject::connect(m_mirror.get(), &InfluxMirror::finished, m_mirror.get(),
        [this](const Run& run, const QList<MeasurementRun>& measurements) {
            m_finished.append(run);
            m_measurements = measurements;
        });
    QObject::connect(m_mirror.get(), &InfluxMirror::progress, m_mirror.get(),
        [this](const RunProgress& progress) { m_progress.append(progress); });
}

void MirrorFixture::settle()
{
    for (int i = 0; i < 25; ++i) {
        QCoreApplication::processEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

Run MirrorFixture::moveUntilFinished()
{
    for (int i = 0; i < 20'000 && m_finished.isEmpty(); ++i) {
        settle();
        if (m_finished.isEmpty())
            m_clock->advance(500ms);
    }
    if (!m_finished.isEmpty())
        return m_finished.first();
    QTest::qFail("the run did not end", __FILE__, __LINE__);
    return {};
}

Run MirrorFixture::sync()
{
    m_finished.clear();
    m_progress.clear();
    if (const Result<void> begun = m_mirror->start(RunTrigger::Manual); !begun) {
        qWarning() << begun.error().toString();
        return {};
    }
    return moveUntilFinished();
}

FakeInflux::Values& MirrorFixture::weather(const QString& name)
{
    return m_source->data[u"weather"_s][name];
}

FakeInflux::Values& MirrorFixture::mirrored(const QString& name)
{
    return m_destination->data[u"mirror"_s][name];
}

} // namespace telemirror::test
