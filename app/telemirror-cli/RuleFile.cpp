#include "RuleFile.h"

#include "Command.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>

namespace telemirror {

using namespace Qt::StringLiterals;

Result<Rule> ruleFromFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(Error::Kind::Configuration, Command::tr("The rule file %1 cannot be read.").arg(path),
            file.errorString());
    }
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &fault);
    if (!document.isObject()) {
        return failure(Error::Kind::Configuration,
            Command::tr("The rule file %1 does not hold a JSON object.").arg(path),
            fault.error == QJsonParseError::NoError ? QString() : fault.errorString());
    }
    Result<Rule> rule = Rule::fromJson(document.object());
    if (rule && rule->id.isEmpty())
        rule->id = path;
    if (rule && rule->name.isEmpty())
        rule->name = rule->id;
    return rule;
}

} // namespace telemirror
