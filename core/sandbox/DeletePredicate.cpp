#include "sandbox/DeletePredicate.h"

namespace telemirror::sandbox {

using namespace Qt::StringLiterals;

namespace {

struct Condition
{
    QByteArray key;
    QByteArray value;
    bool negated = false;

    [[nodiscard]] bool takes(const FieldSeries& series) const
    {
        if (key == "_measurement")
            return (series.measurement == value) != negated;
        const auto tag = std::find_if(
            series.tags.cbegin(), series.tags.cend(), [this](const Tag& one) { return one.key == key; });
        // What lacks the tag is not unequal to it, but left alone.
        return tag != series.tags.cend() && (tag->value == value) != negated;
    }
};

/// Takes a predicate apart, word by word, and says in 2.x's words what it does not take.
class PredicateReader
{
public:
    explicit PredicateReader(const QString& text)
        : m_text(text)
    {}

    Result<QList<Condition>> read()
    {
        QList<Condition> conditions;
        for (skipSpace(); m_at < m_text.size(); skipSpace()) {
            Result<Condition> one = condition();
            if (!one)
                return tl::unexpected(std::move(one.error()));
            conditions.append(std::move(*one));
            if (const Result<void> joined = conjunction(); !joined)
                return tl::unexpected(joined.error());
        }
        return conditions;
    }

private:
    struct Word
    {
        QString text;
        qsizetype position = 0;
        bool isWhole = true; ///< a quote was closed
    };

    static auto refused(const QString& message) { return failure(Error::Kind::BadRequest, message); }

    [[nodiscard]] QChar here() const { return m_at < m_text.size() ? m_text.at(m_at) : QChar(); }
    void skipSpace()
    {
        while (here().isSpace())
            ++m_at;
    }
    void skip(QChar character)
    {
        for (skipSpace(); here() == character; skipSpace())
            ++m_at;
    }

    /// A bare word, or one between double quotes with backslash escapes.
    Word word()
    {
        skipSpace();
        Word taken{{}, m_at, true};
        if (here() != u'"') {
            while (here().isLetterOrNumber() || here() == u'_' || here() == u'-' || here() == u'.')
                taken.text += m_text.at(m_at++);
            return taken;
        }
        --taken.position;
        for (++m_at; m_at < m_text.size() && here() != u'"'; ++m_at) {
            if (here() == u'\\' && m_at + 1 < m_text.size())
                ++m_at;
            taken.text += here();
        }
        taken.isWhole = here() == u'"';
        ++m_at;
        return taken;
    }

    Result<Condition> condition()
    {
        skip(u'(');
        const Word key = word();
        if (key.text.isEmpty())
            return refused(u"bad tag key: \"\", at position %1"_s.arg(key.position));
        skipSpace();
        const qsizetype position = m_at;
        const QStringView rest = QStringView(m_text).sliced(m_at);
        if (rest.startsWith(u"=~") || rest.startsWith(u"!~")) {
            return refused(
                u"operator: \"%1\" at position: %2 is not supported yet"_s.arg(rest.left(2)).arg(position));
        }
        const bool negated = rest.startsWith(u"!=");
        if (!negated && !rest.startsWith(u'='))
            return refused(u"invalid operator \"%1\" at position: %2"_s.arg(
                rest.isEmpty() ? u"EOF"_s : u"IDENT"_s, QString::number(position)));
        m_at += negated ? 2 : 1;
        Result<QByteArray> wanted = value();
        if (!wanted)
            return tl::unexpected(std::move(wanted.error()));
        if (key.text == u"_field")
            return failure(Error::Kind::Query, u"delete by field is not supported"_s);
        skip(u')');
        return Condition{key.text.toUtf8(), *wanted, negated};
    }

    Result<QByteArray> value()
    {
        skipSpace();
        if (here() == u'\'') {
            const qsizetype end = m_text.indexOf(u'\'', m_at + 1);
            const QString text = m_text.mid(m_at + 1, end < 0 ? -1 : end - m_at - 1);
            return refused(u"bad tag value: \"%1\", at position %2"_s.arg(text).arg(m_at - 1));
        }
        const Word wanted = word();
        if (!wanted.isWhole || wanted.text.isEmpty())
            return refused(u"bad tag value: \"%1\", at position %2"_s.arg(wanted.text).arg(wanted.position));
        return wanted.text.toUtf8();
    }

    Result<void> conjunction()
    {
        skipSpace();
        if (m_at >= m_text.size())
            return {};
        const Word joined = word();
        if (joined.text.compare(u"and"_s, Qt::CaseInsensitive) != 0) {
            return refused(
                u"the logical operator %1 is not supported yet at position %2"_s.arg(joined.text.toUpper())
                    .arg(joined.position));
        }
        skipSpace();
        if (m_at >= m_text.size())
            return refused(u"bad tag key: \"\", at position %1"_s.arg(m_at));
        return {};
    }

    const QString m_text;
    qsizetype m_at = 0;
};

} // namespace

Result<SeriesSource::Filter> parseDeletePredicate(const QString& text)
{
    Result<QList<Condition>> conditions = PredicateReader(text).read();
    if (!conditions)
        return tl::unexpected(std::move(conditions.error()));
    return SeriesSource::Filter([all = std::move(*conditions)](const FieldSeries& series) {
        return std::all_of(
            all.cbegin(), all.cend(), [&series](const Condition& one) { return one.takes(series); });
    });
}

} // namespace telemirror::sandbox
