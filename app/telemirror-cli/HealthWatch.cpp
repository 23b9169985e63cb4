#include "HealthWatch.h"

#include "config/PendingResult.h"
#include "model/FutureHandler.h"

namespace telemirror {

using namespace std::chrono_literals;

namespace {

constexpr auto betweenQuestions = 2s;
/// A busy machine may take a while.
constexpr std::chrono::milliseconds longestSilence = 15s;

} // namespace

HealthWatch::HealthWatch(Engine& engine, QObject* parent)
    : QObject(parent)
    , m_engine(engine)
{
    m_sinceAnswer.start();
    m_timer.setInterval(betweenQuestions);
    connect(&m_timer, &QTimer::timeout, this, &HealthWatch::ask);
    m_timer.start();
    ask();
}

void HealthWatch::ask()
{
    if (std::exchange(m_isAsking, true))
        return;
    whenFinished(this, m_engine.runCount(), [this](const Result<qint64>& count) {
        m_isAsking = false;
        m_sinceAnswer.restart();
        m_fault = count ? QString() : count.error().toString();
    });
}

QString HealthWatch::trouble() const
{
    if (m_sinceAnswer.hasExpired(longestSilence.count()))
        return tr("The engine has not answered for %1 s.").arg(m_sinceAnswer.elapsed() / 1000);
    return m_fault;
}

} // namespace telemirror
