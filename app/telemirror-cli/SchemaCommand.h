#pragma once

#include "Command.h"

namespace telemirror {

/// `schema`: prints buckets, measurements, fields and tags of a connection.
class SchemaCommand final : public Command
{
    Q_OBJECT

public:
    [[nodiscard]] QString name() const override { return QStringLiteral("schema"); }
    [[nodiscard]] QString summary() const override;
    void addOptions(QCommandLineParser& parser) const override;
    [[nodiscard]] ExitStatus run(const QCommandLineParser& parser) override;
};

} // namespace telemirror
