#include "config/ProfileFile.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QSaveFile>

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

const auto formatName = u"telemirror-profile"_s;
constexpr int formatVersion = 1;

QString tr(const char* text)
{
    return QCoreApplication::translate("telemirror::ProfileFile", text);
}

tl::unexpected<Error> notOurs(const QString& path, const QString& detail = {})
{
    return failure(Error::Kind::Configuration,
        tr("The file %1 holds no profile of Telemirror: choose one that was exported.").arg(path), detail);
}

} // namespace

Result<void> ProfileFile::write(const QString& path, const Profile& profile)
{
    const QJsonObject json{
        {u"format"_s, formatName}, {u"version"_s, formatVersion}, {u"profile"_s, profile.toJson()}};
    QSaveFile file(path);
    const bool isWritten = file.open(QIODevice::WriteOnly) &&
        file.write(QJsonDocument(json).toJson(QJsonDocument::Indented)) >= 0 && file.commit();
    if (!isWritten)
        return failure(Error::Kind::Storage,
            tr("The file %1 cannot be written: check its folder and its rights.").arg(path),
            file.errorString());
    return {};
}

Result<Profile> ProfileFile::read(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(Error::Kind::Storage,
            tr("The file %1 cannot be read: check its place and its rights.").arg(path), file.errorString());
    if (file.size() > largestSize)
        return notOurs(path);
    QJsonParseError fault;
    const QJsonObject json = QJsonDocument::fromJson(file.readAll(), &fault).object();
    if (json.value(u"format"_s).toString() != formatName)
        return notOurs(path, fault.error == QJsonParseError::NoError ? QString() : fault.errorString());
    if (json.value(u"version"_s).toInt() != formatVersion)
        return failure(Error::Kind::Configuration,
            tr("The file %1 was written by another version of this program: update it.").arg(path));
    Result<Profile> profile = Profile::fromJson(json.value(u"profile"_s).toObject());
    if (!profile)
        return notOurs(path, profile.error().toString());
    return profile;
}

} // namespace telemirror
