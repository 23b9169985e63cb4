// Compares the sandbox with a real InfluxDB 2, request by request: with a server that the
// environment names, or with the recorded answers of one.

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

std::optional<Server> realServer()
{
    const QString url = qEnvironmentVariable("TELEMIRROR_TEST_INFLUX2_URL");
    if (url.isEmpty())
        return std::nullopt;
    return Server{QUrl(url), qEnvironmentVariable("TELEMIRROR_TEST_INFLUX2_TOKEN"),
        qEnvironmentVariable("TELEMIRROR_TEST_INFLUX2_ORG")};
}

/// One comparison of all cases.
class Conformance
{
public:
    Conformance(const Corpus& corpus, const QString& folder, const QString& only)
        : m_corpus(corpus)
        , m_recordingPath(folder + u"/recorded/influxdb-2.json"_s)
        , m_known(orExit(KnownDifferences::load(folder + u"/known-differences.txt"_s)))
        , m_only(only)
    {}

    /// Takes the real server's answers as the recording.
    int record(const Server& server)
    {
        Recording recording;
        if (QFile::exists(m_recordingPath))
            recording = orExit(Recording::load(m_recordingPath));
        Session session(m_corpus, server);
        recording.server = orExit(session.open());
        for (const Case& one : chosen()) {
            const Result<QList<Answer>> answers = session.run(one);
            if (answers)
                recording.set(one, m_corpus.data(one.data), *answers);
            else
                report(one.name, answers.error().toString().toUtf8());
        }
        recording.keepOnly(m_corpus);
        orExit(recording.save(m_recordingPath));
        print(u"recorded %1 cases from %2"_s.arg(chosen().size()).arg(recording.server));
        return m_failed == 0 ? 0 : 1;
    }

    int compare(const std::optional<Server>& real)
    {
        const std::unique_ptr<sandbox::SandboxServer> sandboxServer =
            orExit(sandbox::SandboxServer::start(sandbox::SandboxOptions()));
        Session sandboxSession(
            m_corpus, {sandboxServer->url(), sandboxServer->token(), sandboxServer->organization()});
        (void)orExit(sandboxSession.open());
        const Recording recording = orExit(Recording::load(m_recordingPath));
        std::unique_ptr<Session> realSession;
        QString name = recording.server + u" (recorded)"_s;
        if (real) {
            realSession = std::make_unique<Session>(m_corpus, *real);
            name = orExit(realSession->open());
        }
        print(u"The sandbox against %1:"_s.arg(name));
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
            if (realSession && recorded && *recorded != wanted)
                report(one.name,
                    "the server's answer is not the recorded one\n" + difference(wanted, *recorded));
            if (!wanted.isEmpty())
                judge(one.name, difference(*answers, wanted));
        }
        return finish();
    }

private:
    [[nodiscard]] QList<Case> chosen() const
    {
        QList<Case> cases = m_corpus.cases();
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
    }

    void report(const QString& name, const QByteArray& text)
    {
        ++m_failed;
        print(u"\n[%1]\n  %2"_s.arg(name, QString::fromUtf8(text.trimmed()).replace(u"\n"_s, u"\n  "_s)));
    }

    int finish() const
    {
        print(u"\n%1 cases compared, %2 alike, %3 known differences, %4 others"_s.arg(m_compared)
                  .arg(m_compared - m_expected - m_failed)
                  .arg(m_expected)
                  .arg(m_failed));
        return m_failed == 0 && m_compared > 0 ? 0 : 1;
    }

    const Corpus& m_corpus;
    QString m_recordingPath;
    KnownDifferences m_known;
    QString m_only;
    int m_compared = 0;
    int m_expected = 0;
    int m_failed = 0;
};

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser options;
    options.setApplicationDescription(
        u"Compares the sandbox with the InfluxDB 2 that TELEMIRROR_TEST_INFLUX2_URL, _TOKEN and _ORG "
        "name, or else with the recorded answers of one."_s);
    options.addHelpOption();
    options.addOption({u"record"_s, u"Take the real server's answers as the recording."_s});
    options.addOption({u"only"_s, u"Cases whose name matches this."_s, u"regular expression"_s});
    options.process(application);
    const QString folder = QStringLiteral(CONFORMANCE_FOLDER);
    const Corpus corpus = orExit(Corpus::read(folder + u"/corpus"_s));
    Conformance conformance(corpus, folder, options.value(u"only"_s));
    const std::optional<Server> real = realServer();
    if (!options.isSet(u"record"_s))
        return conformance.compare(real);
    if (!real)
        return orExit(Result<int>(
            failure(Error::Kind::Configuration, u"set TELEMIRROR_TEST_INFLUX2_URL to record from it"_s)));
    return conformance.record(*real);
}
