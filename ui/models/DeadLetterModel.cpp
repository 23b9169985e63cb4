#include "ui/models/DeadLetterModel.h"

#include "ui/Format.h"
#include "ui/widgets/ThemedIcon.h"

namespace telemirror {

using namespace Qt::StringLiterals;

namespace {

/// As much of an entry as a cell or a tooltip shows: strings in it may be megabytes long.
constexpr qsizetype mostShown = 1000;

QString shown(const QByteArray& text)
{
    QString head = QString::fromUtf8(text.first(std::min(text.size(), mostShown)));
    // A character may have been cut in two.
    while (text.size() > mostShown && head.endsWith(QChar::ReplacementCharacter))
        head.chop(1);
    return text.size() > mostShown ? head + u'…' : head;
}

} // namespace

void DeadLetterModel::setFile(const QString& file, const QString& search)
{
    beginResetModel();
    m_file = file;
    m_search = search;
    m_letters.clear();
    m_complete = file.isEmpty();
    m_reading = false;
    endResetModel();
    fetchMore({});
}

bool DeadLetterModel::isAwaited(const QString& file, const QString& search, qint64 offset) const
{
    return m_reading && file == m_file && search == m_search && offset == m_letters.size();
}

void DeadLetterModel::addPage(
    const QString& file, const QString& search, qint64 offset, const DeadLetterPage& page)
{
    if (!isAwaited(file, search, offset))
        return;
    if (!page.letters.isEmpty()) {
        const int first = rowCount();
        beginInsertRows({}, first, first + static_cast<int>(page.letters.size()) - 1);
        m_letters += page.letters;
        endInsertRows();
    }
    // Only now: a view that hears of the rows may ask for more at once.
    m_reading = false;
    // A page without entries goes no further, whatever it says.
    m_complete = page.isLast || page.letters.isEmpty();
    emit pageAdded();
}

bool DeadLetterModel::fail(const QString& file, const QString& search, qint64 offset)
{
    if (!isAwaited(file, search, offset))
        return false;
    m_reading = false;
    m_complete = true;
    emit pageAdded();
    return true;
}

int DeadLetterModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_letters.size());
}

int DeadLetterModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

bool DeadLetterModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && !m_complete && !m_reading;
}

void DeadLetterModel::fetchMore(const QModelIndex& parent)
{
    if (!canFetchMore(parent))
        return;
    m_reading = true;
    emit pageRequested(m_file, m_search, m_letters.size(), pageSize);
}

QVariant DeadLetterModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DeadLetter& letter = m_letters.at(index.row());
    const bool isReason = index.column() == ReasonColumn;
    switch (role) {
    case Qt::DisplayRole: return format::singleLine(isReason ? letter.reason : shown(letter.text));
    case Qt::DecorationRole:
        if (isReason)
            return letter.isReplayable ? themedIcon(u"warning"_s, Tone::Warning)
                                       : themedIcon(u"error"_s, Tone::Bad);
        return {};
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole: {
        const QString text = isReason ? letter.reason + u'\n' +
                (letter.isReplayable ? tr("May be written again once the cause is removed.")
                                     : tr("Line protocol cannot hold it: it cannot be written."))
                                      : shown(letter.text);
        return role == Qt::ToolTipRole ? format::plainToolTip(text) : text;
    }
    default: return {};
    }
}

QVariant DeadLetterModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == ReasonColumn ? tr("Reason") : tr("Point");
}

} // namespace telemirror
