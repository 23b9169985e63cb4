#include "mirror/DeadLetterBox.h"

#include "mirror/DeadLetterFile.h"
#include "mirror/DeadLetterReader.h"

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("telemirror::DeadLetterBox", text);
}

/// What the name of a file tells: files of older versions say no more about their origin.
void completeFromName(const QString& file, DeadLetterOrigin& origin)
{
    static const QRegularExpression form(u"^run-(\\d+)-(.+?)(?:\\.replay\\d*)?\\.lp\\.gz$"_s);
    const QRegularExpressionMatch match = form.match(file);
    if (!match.hasMatch() || !origin.ruleKey.isEmpty())
        return;
    origin.runId = match.captured(1).toLongLong();
    origin.ruleKey = QUrl::fromPercentEncoding(match.captured(2).toLatin1());
    origin.ruleId = origin.ruleKey.section(u'-', 0, -2);
    origin.ruleName = origin.ruleId;
}

bool mentions(const DeadLetter& letter, const QString& search)
{
    return search.isEmpty() || letter.reason.contains(search, Qt::CaseInsensitive) ||
        QString::fromUtf8(letter.text).contains(search, Qt::CaseInsensitive);
}

} // namespace

DeadLetterBox::DeadLetterBox(const QString& folder)
    : m_folder(folder)
{}

QList<DeadLetterSummary> DeadLetterBox::list() const
{
    QList<DeadLetterSummary> summaries;
    const QStringList files =
        QDir(m_folder).entryList({u'*' + QString::fromLatin1(DeadLetterFile::suffix)}, QDir::Files);
    for (const QString& file : files)
        summaries.append(summaryOf(m_folder + u'/' + file));
    std::ranges::sort(summaries, [](const DeadLetterSummary& a, const DeadLetterSummary& b) {
        return std::tie(b.modified, b.file) < std::tie(a.modified, a.file);
    });
    return summaries;
}

Result<QString> DeadLetterBox::pathOf(const QString& file) const
{
    const QString path = m_folder + u'/' + file;
    const bool isPlain = !file.contains(u'/') && file.endsWith(QLatin1StringView(DeadLetterFile::suffix));
    if (!isPlain || !QFileInfo(path).isFile())
        return failure(Error::Kind::NotFound,
            tr("There is no dead-letter file \"%1\": see the list of them.").arg(file));
    return path;
}

Result<DeadLetterSummary> DeadLetterBox::summary(const QString& file) const
{
    return pathOf(file).map([this](const QString& path) { return summaryOf(path); });
}

DeadLetterSummary DeadLetterBox::summaryOf(const QString& path) const
{
    const QFileInfo info(path);
    DeadLetterSummary summary;
    summary.file = info.fileName();
    summary.path = path;
    summary.bytes = info.size();
    summary.modified = fromDateTime(info.lastModified());
    const Result<std::unique_ptr<DeadLetterReader>> reader = DeadLetterReader::open(path);
    if (!reader) {
        summary.damage = reader.error().toString();
        completeFromName(summary.file, summary.origin);
        return summary;
    }
    summary.origin = (*reader)->origin();
    completeFromName(summary.file, summary.origin);
    for (;;) {
        const Result<std::optional<DeadLetter>> letter = (*reader)->next();
        if (!letter)
            summary.damage = letter.error().toString();
        if (!letter || !*letter)
            return summary;
        ++summary.entries;
        summary.points += (*letter)->points;
        summary.replayable += (*letter)->isReplayable ? 1 : 0;
        const auto known = summary.reasons.find((*letter)->reason);
        if (known != summary.reasons.end())
            ++*known;
        else if (summary.reasons.size() < DeadLetterSummary::mostReasons)
            summary.reasons.insert((*letter)->reason, 1);
    }
}

Result<DeadLetterPage> DeadLetterBox::letters(
    const QString& file, qint64 offset, qint64 limit, const QString& search) const
{
    const Result<QString> path = pathOf(file);
    if (!path)
        return tl::unexpected(path.error());
    const Result<std::unique_ptr<DeadLetterReader>> reader = DeadLetterReader::open(*path);
    if (!reader)
        return tl::unexpected(reader.error());
    DeadLetterPage page;
    for (qint64 number = 0;;) {
        const Result<std::optional<DeadLetter>> letter = (*reader)->next();
        if (!letter && page.letters.isEmpty())
            return tl::unexpected(letter.error());
        if (!letter || !*letter)
            return page;
        if (!mentions(**letter, search))
            continue;
        if (number >= offset && page.letters.size() == limit) {
            page.isLast = false;
            return page;
        }
        if (number >= offset)
            page.letters.append(**letter);
        ++number;
    }
}

} // namespace telemirror
