#include "sandbox/DeletePredicate.h"

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

namespace {

/// One word of the predicate: bare, or between quotes with backslash escapes.
std::optional<QByteArray> takeWord(QStringView& rest)
{
    rest = rest.trimmed();
    if (rest.isEmpty())
        return std::nullopt;
    const QChar quote = rest.front();
    QString word;
    qsizetype position = 0;
    if (quote == u'"' || quote == u'\'') {
        for (position = 1; position < rest.size() && rest.at(position) != quote; ++position) {
            if (rest.at(position) == u'\\' && position + 1 < rest.size())
                ++position;
            word += rest.at(position);
        }
        if (position == rest.size())
            return std::nullopt;
        ++position;
    } else {
        while (position < rest.size() && !rest.at(position).isSpace() &&
            !u"=!<>~()\"'"_s.contains(rest.at(position)))
            word += rest.at(position++);
        if (word.isEmpty())
            return std::nullopt;
    }
    rest = rest.sliced(position).trimmed();
    return word.toUtf8();
}

bool matches(const FieldSeries& series, const Tag& condition)
{
    if (condition.key == "_measurement")
        return series.measurement == condition.value;
    if (condition.key == "_field")
        return series.field == condition.value;
    return series.tags.contains(condition);
}

} // namespace

Result<SeriesSource::Filter> parseDeletePredicate(const QString& text)
{
    const auto refused = [&text] {
        return failure(Error::Kind::BadRequest,
            u"invalid request; error parsing request json: the predicate \"%1\" is not understood: only "
            "key=\"value\" joined by AND is supported"_s.arg(text));
    };
    QList<Tag> conditions;
    QStringView rest = QStringView(text).trimmed();
    while (!rest.isEmpty()) {
        const auto key = takeWord(rest);
        if (!key || !rest.startsWith(u'='))
            return refused();
        rest = rest.sliced(1);
        const auto value = takeWord(rest);
        if (!value)
            return refused();
        conditions.append({*key, *value});
        if (rest.isEmpty())
            break;
        if (!rest.startsWith(u"and", Qt::CaseInsensitive) || rest.size() < 4 || !rest.at(3).isSpace())
            return refused();
        rest = rest.sliced(4).trimmed();
        if (rest.isEmpty())
            return refused();
    }
    return SeriesSource::Filter([conditions](const FieldSeries& series) {
        return std::all_of(conditions.cbegin(), conditions.cend(),
            [&series](const Tag& condition) { return matches(series, condition); });
    });
}

} // namespace telemirror::sandbox
