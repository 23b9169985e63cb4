#include "ui/Words.h"

#include <QtCore/QCoreApplication>

namespace telemirror::words {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("telemirror::words", text);
}

} // namespace

QString of(RunState state)
{
    switch (state) {
    case RunState::Running: return tr("Running");
    case RunState::Done: return tr("Complete");
    case RunState::Partial: return tr("Incomplete");
    case RunState::Failed: return tr("Failed");
    case RunState::Cancelled: return tr("Cancelled");
    }
    return {};
}

QString of(RunTrigger trigger)
{
    switch (trigger) {
    case RunTrigger::First: return tr("At start");
    case RunTrigger::Schedule: return tr("Schedule");
    case RunTrigger::Manual: return tr("By hand");
    case RunTrigger::Retry: return tr("Retry");
    case RunTrigger::Verify: return tr("Verification");
    }
    return {};
}

QString of(ConnectionState::Status status)
{
    switch (status) {
    case ConnectionState::Status::Unknown: return tr("Not checked yet");
    case ConnectionState::Status::Checking: return tr("Checking…");
    case ConnectionState::Status::Ready: return tr("Connected");
    case ConnectionState::Status::Failed: return tr("Not connected");
    }
    return {};
}

QString of(RedisState::Status status)
{
    switch (status) {
    case RedisState::Status::Disabled: return tr("Off");
    case RedisState::Status::Connecting: return tr("Connecting…");
    case RedisState::Status::Ready: return tr("Connected");
    case RedisState::Status::Failed: return tr("Not connected");
    }
    return {};
}

QString of(PublisherState::Status status)
{
    switch (status) {
    case PublisherState::Status::Off: return tr("Off");
    case PublisherState::Status::Ready: return tr("Ready");
    case PublisherState::Status::Waiting: return tr("Waiting");
    case PublisherState::Status::Failed: return tr("Failed");
    }
    return {};
}

QString of(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug: return tr("Debug");
    case LogLevel::Info: return tr("Info");
    case LogLevel::Warning: return tr("Warning");
    case LogLevel::Error: return tr("Error");
    }
    return {};
}

QString of(FieldType type)
{
    switch (type) {
    case FieldType::Float: return tr("number");
    case FieldType::Integer: return tr("integer");
    case FieldType::Unsigned: return tr("unsigned integer");
    case FieldType::String: return tr("text");
    case FieldType::Boolean: return tr("true/false");
    }
    return {};
}

QString of(Dialect dialect)
{
    switch (dialect) {
    case Dialect::Automatic: return tr("Find out by asking");
    case Dialect::Flux: return tr("Flux (Cloud, 2.x)");
    case Dialect::InfluxQL: return tr("InfluxQL (1.x)");
    case Dialect::InfluxQL3: return tr("InfluxQL 3 (Core, Cloud Serverless)");
    case Dialect::VictoriaMetrics: return tr("VictoriaMetrics (only to write to)");
    }
    return {};
}

QString of(const ServerInfo& server)
{
    return (server.product + u' ' + server.version).trimmed();
}

Tone tone(RunState state)
{
    switch (state) {
    case RunState::Running: return Tone::Info;
    case RunState::Done: return Tone::Good;
    case RunState::Partial: return Tone::Warning;
    case RunState::Failed: return Tone::Bad;
    case RunState::Cancelled: return Tone::Neutral;
    }
    return Tone::Neutral;
}

Tone tone(ConnectionState::Status status)
{
    switch (status) {
    case ConnectionState::Status::Unknown: return Tone::Neutral;
    case ConnectionState::Status::Checking: return Tone::Info;
    case ConnectionState::Status::Ready: return Tone::Good;
    case ConnectionState::Status::Failed: return Tone::Bad;
    }
    return Tone::Neutral;
}

Tone tone(RedisState::Status status)
{
    switch (status) {
    case RedisState::Status::Disabled: return Tone::Neutral;
    case RedisState::Status::Connecting: return Tone::Info;
    case RedisState::Status::Ready: return Tone::Good;
    case RedisState::Status::Failed: return Tone::Bad;
    }
    return Tone::Neutral;
}

Tone tone(PublisherState::Status status)
{
    switch (status) {
    case PublisherState::Status::Off: return Tone::Neutral;
    case PublisherState::Status::Ready: return Tone::Good;
    case PublisherState::Status::Waiting: return Tone::Warning;
    case PublisherState::Status::Failed: return Tone::Bad;
    }
    return Tone::Neutral;
}

Tone tone(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
    case LogLevel::Info: return Tone::Neutral;
    case LogLevel::Warning: return Tone::Warning;
    case LogLevel::Error: return Tone::Bad;
    }
    return Tone::Neutral;
}

QString icon(RunState state)
{
    switch (state) {
    case RunState::Running: return u"sync"_s;
    case RunState::Done: return u"check"_s;
    case RunState::Partial: return u"warning"_s;
    case RunState::Failed: return u"error"_s;
    case RunState::Cancelled: return u"stopped"_s;
    }
    return {};
}

QString icon(PublisherState::Status status)
{
    switch (status) {
    case PublisherState::Status::Off: return u"stopped"_s;
    case PublisherState::Status::Ready: return u"check"_s;
    case PublisherState::Status::Waiting: return u"waiting"_s;
    case PublisherState::Status::Failed: return u"error"_s;
    }
    return {};
}

QString icon(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
    case LogLevel::Info: return u"info"_s;
    case LogLevel::Warning: return u"warning"_s;
    case LogLevel::Error: return u"error"_s;
    }
    return {};
}

} // namespace telemirror::words
