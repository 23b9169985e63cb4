// Compares the sandbox with a real InfluxDB 2, and what it serves of the 1.x API with a real
// InfluxDB 1.x, too, request by request: with servers that the environment names, or with the
// recorded answers of some.

#include "KnownDifferences.h"
#include "Recording.h"
#include "Session.h"
#include "sandbox/SandboxServer.h"

#include <QtCore/QCommandLineParser>
#include <QtCore/QCoreApplication>

#include <cstdio>

using namespace telemirror;
using namespace telemirror::conformance;
using namespace Qt::StringLiterals;

namespace {

void print(const QString& text)
{
    std::fputs(qPrintable(text + u'\n'), stdout);
}

template <typename T>
T orExit(Result<T> result)
{
    if (!result) {
        std::fprintf(stderr, "conformance: %s\n", qPrintable(result.error().toString()));
        std::exit(2);
    }
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

/// A kind of server that the sandbox is to answer like.
struct Reference
{
    QString name; ///< of its recording
    QString knownDifferences;
    bool onlyV1 = false; ///< asked only what is about the 1.x API
    std::optional<Server> server = std::nullopt;
};

Reference influx2()
{
    Reference reference{u"influxdb-2.json"_s, u"known-differences.txt"_s, false};
    if (const QString url = qEnvironmentVariable("TELEMIRROR_TEST_INFLUX2_URL"); !url.isEmpty())
        reference.server = Server{QUrl(url), qEnvironmentVariable("TELEMIRROR_TEST_INFLUX2_TOKEN"),
            qEnvironmentVariable("TELEMIRROR_TEST_INFLUX2_ORG")};
    return reference;
}

Reference influx1()
{
    Reference reference{u"influxdb-1.json"_s, u"known-differences-1.txt"_s, true};
    if (const QString url = qEnvironmentVariable("TELEMIRROR_TEST_INFLUX1_URL"); !url.isEmpty())
        reference.server = Server{QUrl(url), {}, {}, true};
    return reference;
}

/// One comparison of all cases with one reference.
class Conformance
{
public:
    Conformance(const Corpus& corpus, const QString& folder, const QString& only, const Reference& reference)
        : m_corpus(corpus)
        , m_reference(reference)
        , m_recordingPath(folder + u"/recorded/"_s + reference.name)
        , m_known(orExit(KnownDifferences::load(folder + u'/' + reference.knownDifferences)))
        , m_only(only)
    {}

    /// Takes the real server's answers as the recording.
    int record()
    {
        Recording recording;
        if (QFile::exists(m_recordingPath))
            recording = orExit(Recording::load(m_recordingPath));
        Session session(m_corpus, *m_reference.server);
        recording.server = orExit(session.open());
        for (const Case& one : chosen()) {
            const Result<QList<Answer>> answers = session.run(one);
            if (answers)
                recording.set(one, m_corpus.data(one.data), *answers);
            else
                report(one.name, answers.error().toString().toUtf8());
        }
        recording.keepOnly(all());
        orExit(recording.save(m_recordingPath));
        print(u"recorded %1 cases from %2"_s.arg(chosen().size()).arg(recording.server));
        return m_failed == 0 ? 0 : 1;
    }

    int compare()
    {
        const std::unique_ptr<sandbox::SandboxServer> sandboxServer =
            orExit(sandbox::SandboxServer::start(sandbox::SandboxOptions()));
        Session sandboxSession(
            m_corpus, {sandboxServer->url(), sandboxServer->token(), sandboxServer->organization()});
        (void)orExit(sandboxSession.open());
        const Recording recording = orExit(Recording::load(m_recordingPath));
        std::unique_ptr<Session> realSession;
        QString name = recording.server + u" (recorded)"_s;
        bool sameVersion = true;
        if (m_reference.server) {
            realSession = std::make_unique<Session>(m_corpus, *m_reference.server);
            name = orExit(realSession->open());
            sameVersion = name == recording.server;
        }
        print(u"\nThe sandbox against %1:"_s.arg(name));
        for (const Case& one : chosen()) {
            const Result<QList<Answer>> answers = sandboxSession.run(one);
            if (!answers) {
                judge(one.name, answers.error().toString().toUtf8());
                continue;
            }
            const auto recorded = recording.answers(one, m_corpus.data(one.data));
            QList<Answer> wanted;
            if (realSession)
                wanted = realSession->run(one).value_or(QList<Answer>());
            else if (recorded)
                wanted = *recorded;
            else
                report(one.name, "has no recorded answer: record it\n");
            if (realSession && sameVersion && recorded && *recorded != wanted)
                report(one.name,
                    "the server's answer is not the recorded one\n" + difference(wanted, *recorded));
            if (!wanted.isEmpty())
                judge(one.name, difference(*answers, wanted));
        }
        return finish();
    }

    [[nodiscard]] int compared() const { return m_compared; }

private:
    [[nodiscard]] QList<Case> all() const
    {
        QList<Case> cases = m_corpus.cases();
        cases.removeIf([this](const Case& one) { return m_reference.onlyV1 && !one.isV1; });
        return cases;
    }

    [[nodiscard]] QList<Case> chosen() const
    {
        QList<Case> cases = all();
        const QRegularExpression pattern(m_only);
        cases.removeIf([&pattern](const Case& one) { return !pattern.match(one.name).hasMatch(); });
        return cases;
    }

    static QByteArray difference(const QList<Answer>& actual, const QList<Answer>& expected)
    {
        QByteArray text;
        for (qsizetype i = 0; i < std::max(actual.size(), expected.size()); ++i) {
            const QByteArray one = Answer::difference(actual.value(i), expected.value(i));
            if (!one.isEmpty() && expected.size() > 1)
                text += "request " + QByteArray::number(i + 1) + ":\n";
            text += one;
        }
        return text;
    }

    void judge(const QString& name, const QByteArray& text)
    {
        ++m_compared;
        if (text.isEmpty() && m_known.contains(name))
            report(name, "is listed as a known difference, and is none\n");
        else if (!text.isEmpty() && !m_known.contains(name))
            report(name, text);
        else if (!text.isEmpty())
            ++m_expected;
        else
            ++m_alike;
    }

    void report(const QString& name, const QByteArray& text)
    {
        ++m_failed;
        print(u"\n[%1]\n  %2"_s.arg(name, QString::fromUtf8(text.trimmed()).replace(u"\n"_s, u"\n  "_s)));
    }

    int finish() const
    {
        print(u"\n%1 cases compared, %2 alike, %3 known differences, %4 others"_s.arg(m_compared)
                  .arg(m_alike)
                  .arg(m_expected)
                  .arg(m_failed));
        return m_failed == 0 ? 0 : 1;
    }

    const Corpus& m_corpus;
    Reference m_reference;
    QString m_recordingPath;
    KnownDifferences m_known;
    QString m_only;
    int m_compared = 0;
    int m_alike = 0;
    int m_expected = 0;
    int m_failed = 0;
};

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser options;
    options.setApplicationDescription(
        u"Compares the sandbox with the InfluxDB 2 that TELEMIRROR_TEST_INFLUX2_URL, _TOKEN and _ORG name, "
        "and its 1.x API with the InfluxDB 1.x of TELEMIRROR_TEST_INFLUX1_URL, too; where none is named, "
        "with the recorded answers of one."_s);
    options.addHelpOption();
    options.addOption({u"record"_s, u"Take the answers of the servers that are named as the recording."_s});
    options.addOption({u"only"_s, u"Cases whose name matches this."_s, u"regular expression"_s});
    options.process(application);
    const QString folder = QStringLiteral(CONFORMANCE_FOLDER);
    const Corpus corpus = orExit(Corpus::read(folder + u"/corpus"_s));
    const bool records = options.isSet(u"record"_s);
    const QList<Reference> references{influx2(), influx1()};
    int asked = 0;
    int compared = 0;
    int result = 0;
    for (const Reference& reference : references) {
        if (records && !reference.server)
            continue;
        Conformance conformance(corpus, folder, options.value(u"only"_s), reference);
        result = std::max(result, records ? conformance.record() : conformance.compare());
        compared += conformance.compared();
        ++asked;
    }
    if (asked == 0)
        return orExit(Result<int>(failure(Error::Kind::Configuration,
            u"set TELEMIRROR_TEST_INFLUX2_URL or TELEMIRROR_TEST_INFLUX1_URL to record from it"_s)));
    return records || compared > 0 ? result : 1;
}
